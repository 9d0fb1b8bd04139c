import { getFormProps } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { TransportFields } from '~/signups/components/TransportFields'
import { signUpOf } from '~/signups/queries.server'
import { refusalReply } from '~/signups/refusals.server'
import { classTravels, isLive } from '~/signups/rules'
import { TransportChanges } from '~/signups/schema'
import { setTransport } from '~/signups/transport.server'
import { Button, LinkButton } from '~/ui/Button'
import { parseForm } from '~/ui/form.server'
import { Notice, PageHeader } from '~/ui/Page'
import { sessionWords } from '~/ui/time'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'

export const handle = access('signup.own')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const signUp = await signUpOf(await requireViewer(request, 'signup.own'), params.id ?? '')
  if (!signUp) throw notFound()
  if (!isLive(signUp.status) || !classTravels(signUp.session.activity) || signUp.session.startsAt <= new Date()) throw redirect(`/ecole/classes/${signUp.id}`)
  return { signUp }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.own')
  const form = await parseForm(request, TransportChanges)
  if (!form.ok) return form.reply()
  const saved = await setTransport(viewer, params.id ?? '', form.value)
  return saved.ok ? redirectWithToast(`/ecole/classes/${params.id}`, 'classes.transport.saved') : form.reply(...refusalReply(saved))
}

export default function SetTransport() {
  const t = useTranslations('classes.transport')
  const signups = useTranslations('signups')
  const language = useLocale()
  const { signUp: { id, version, transportMode, transportCostCents, transportPayer, transportNotes, session: { startsAt, endsAt, activity } } } = useLoaderData<typeof loader>()
  const [form, fields] = useHouseForm({
    schema: TransportChanges, id: 'transport', lastResult: useActionData<typeof action>(),
    defaultValue: { version, transportMode, transportCost: transportCostCents === null ? undefined : transportCostCents / 100, transportPayer, transportNotes } as never,
  })
  return (
    <div className="max-w-2xl">
      <title>{`${t('title')} · ${activity.title}`}</title>
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: '/ecole', label: signups('mine') }, { to: `/ecole/classes/${id}`, label: activity.title }]} />
      <p className="mb-6"><strong>{activity.title}</strong><br />{sessionWords(startsAt, endsAt, language, activity.programme.zone)}</p>
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        {form.errors?.map((words) => <Notice key={words} tone="bad" role="alert">{words}</Notice>)}
        <input type="hidden" name="version" defaultValue={fieldProps(fields.version).defaultValue} />
        <TransportFields fields={fields} />
        <div className="flex flex-wrap gap-2"><Button>{t('save')}</Button><LinkButton to={`/ecole/classes/${id}`}>{signups('details')}</LinkButton></div>
      </Form>
    </div>
  )
}
