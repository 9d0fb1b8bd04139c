import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { ComingList, Consequences } from '~/access/components/ComingList'
import { access } from '~/access/policy'
import { eraseOnRequest } from '~/access/privacy/commands.server'
import { personToErase, refOf } from '~/access/privacy/queries.server'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { Button, LinkButton } from '~/ui/Button'
import { Checkbox } from '~/ui/Field'
import { Notice, PageHeader, Section } from '~/ui/Page'

export const handle = access('person.erase')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'person.erase')
  const person = await personToErase(viewer, refOf(params.kind, params.person))
  if (!person) throw notFound()
  return person
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'person.erase')
  if (!(await request.formData()).has('compris')) return { unticked: true } as const
  const done = await eraseOnRequest(viewer, refOf(params.kind, params.person))
  return done.ok ? redirectWithToast('/equipe/donnees', 'privacy.staff.erased') : { refusal: done }
}

export default function ErasePerson() {
  const t = useTranslations('privacy')
  const { name, mails, account, bookings, duties, lastStaff } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const waiting = bookings.length + duties.length
  const title = t('staff.eraseTitle', { name: name || mails[0] || t('staff.account') })
  const gone = [...(account ? (['account', 'roles', 'feeds'] as const) : []), 'mails', 'names'] as const
  return (
    <div className="max-w-2xl">
      <title>{`${title} · Pavillon`}</title>
      <PageHeader title={title} lead={t('staff.eraseLead')} crumbs={[{ to: '/equipe/donnees', label: t('staff.title') }]} />
      {answer && 'refusal' in answer && answer.refusal && <Notice tone="bad" role="alert">{t(`erase.${answer.refusal.reason}`, answer.refusal.details ?? {})}</Notice>}
      <p className="mb-6 break-all text-soft">{mails.join(', ')}</p>
      {lastStaff && <Notice tone="warn">{t('erase.lastStaff')}</Notice>}
      {waiting > 0 && (
        <Section id="avant" title={t('staff.before', { n: waiting })}>
          <p className="mb-4">{t('staff.beforeText')}</p>
          <ComingList things={bookings}>{() => null}</ComingList>
          <ComingList things={duties}>{() => null}</ComingList>
        </Section>
      )}
      {waiting === 0 && !lastStaff && (
        <>
          <div className="mb-8 grid gap-6 sm:grid-cols-2">
            <Consequences title={t('erase.goes')}>{gone.map((key) => t(`staff.goesText.${key}`))}</Consequences>
            <Consequences title={t('erase.stays')}>{(['counts', 'trail', 'company'] as const).map((key) => t(`staff.staysText.${key}`))}</Consequences>
          </div>
          <Form method="post" className="space-y-4">
            <Checkbox id="compris" name="compris" label={t('staff.understood')} error={answer && 'unticked' in answer ? t('erase.mustUnderstand') : undefined} />
            <div className="flex flex-wrap gap-2"><Button look="danger">{t('staff.yes')}</Button><LinkButton to="/equipe/donnees">{t('staff.keepPerson')}</LinkButton></div>
          </Form>
        </>
      )}
    </div>
  )
}
