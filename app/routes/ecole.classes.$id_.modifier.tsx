import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { Level } from '~/db/generated/enums'
import { roomsOf } from '~/signups/bookable.server'
import { changeSignUp } from '~/signups/commands.server'
import { ClassForm } from '~/signups/components/ClassForm'
import { signUpOf } from '~/signups/queries.server'
import { refusalReply } from '~/signups/refusals.server'
import { isLive, isSeated, partyOf } from '~/signups/rules'
import { ClassChanges } from '~/signups/schema'
import { Button } from '~/ui/Button'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'
import { sessionWords } from '~/ui/time'

export const handle = access('signup.own')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.own')
  const signUp = await signUpOf(viewer, params.id ?? '')
  if (!signUp || !isLive(signUp.status)) throw notFound()
  const room = (await roomsOf([signUp.sessionId])).get(signUp.sessionId)
  const own = isSeated(signUp.status) ? partyOf(signUp) : 0
  return { signUp, room: { seats: signUp.session.seats, taken: room?.taken ?? 0, waiting: room?.waiting ?? 0, own } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.own')
  const form = await parseForm(request, ClassChanges)
  if (!form.ok) return form.reply()

  const id = params.id ?? ''
  const changed = await changeSignUp(viewer, id, form.value)
  if (!changed.ok) return form.reply(...refusalReply(changed))
  return redirectWithToast(`/ecole/classes/${id}`, 'signups.changed')
}

export default function ChangeClass() {
  const t = useTranslations('signups')
  const language = useLocale()
  const { signUp, room } = useLoaderData<typeof loader>()
  const { session: { activity, startsAt, endsAt } } = signUp
  const { level, className, pupils, adults, stepFree, otherNeeds, needs, contactPhone, version } = signUp
  return (
    <>
      <title>{`${t('change')} · ${activity.title}`}</title>
      <PageHeader
        title={t('change')} lead={`${sessionWords(startsAt, endsAt, language, activity.programme.zone)}. ${signUp.approvals.length > 0 ? t('changeLead') : ''}`}
        crumbs={[{ to: '/ecole', label: t('mine') }, { to: `/ecole/classes/${signUp.id}`, label: activity.title }]}
      />
      <ClassForm
        schema={ClassChanges} levels={activity.levels.length > 0 ? activity.levels : Object.values(Level)} stepFreePlace={activity.stepFree} asksTransport={false} room={room}
        values={{ version, level, className, pupils, adults, stepFree, otherNeeds: otherNeeds || undefined, needs, contactPhone }} lastResult={useActionData<typeof action>()}
        buttons={() => <Button>{t('save')}</Button>}
      />
    </>
  )
}
