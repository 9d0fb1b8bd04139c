import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { ComingList, Consequences } from '~/access/components/ComingList'
import { access } from '~/access/policy'
import { eraseMyself } from '~/access/privacy/commands.server'
import { myComing } from '~/access/privacy/queries.server'
import { notFound } from '~/access/responses.server'
import { signOut } from '~/access/sign-in.server'
import { readToast, redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { colleaguesOf, handOver } from '~/signups/hand-over.server'
import { Button, LinkButton } from '~/ui/Button'
import { Checkbox, Select } from '~/ui/Field'
import { Notice, PageHeader, Section } from '~/ui/Page'
import { useToast } from '~/ui/useToast'

export const handle = access('account.own')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  const coming = await myComing(viewer)
  const colleagues = await colleaguesOf(viewer, coming.bookings.map(({ id }) => id))
  const { toast, headers } = await readToast(request)
  return data({ ...coming, bookings: coming.bookings.map((booking) => ({ ...booking, colleagues: colleagues.get(booking.id) ?? [] })), toast }, { headers })
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  const fields = await request.formData()
  const booking = fields.get('inscription')
  if (typeof booking === 'string') {
    if (!/^[\da-f-]{36}$/i.test(booking)) throw notFound()
    const { name } = await handOver(viewer, booking, String(fields.get('collegue') ?? ''))
    return redirectWithToast('/compte/effacer', 'privacy.erase.handed', { name })
  }
  if (!fields.has('compris')) return { unticked: true } as const
  const done = await eraseMyself(viewer)
  if (!done.ok) return { refusal: done }
  return redirect('/efface', { headers: await signOut(request) })
}

const gone = ['account', 'roles', 'mails', 'names', 'feeds'] as const
const kept = ['counts', 'trail', 'company'] as const

export default function EraseAccount() {
  const t = useTranslations('privacy')
  const account = useTranslations('access')('account')
  const { bookings, duties, lastStaff, toast } = useLoaderData<typeof loader>()
  const done = useToast(toast)
  const answer = useActionData<typeof action>()
  const waiting = bookings.length + duties.length
  return (
    <div className="max-w-2xl">
      <title>{`${t('erase.title')} · Pavillon`}</title>
      <PageHeader title={t('erase.title')} lead={t('erase.lead')} crumbs={[{ to: '/compte', label: account }, { to: '/compte/donnees', label: t('own.title') }]} />
      {done && !answer && <Notice tone="good" role="status">{done.text}</Notice>}
      {answer && 'refusal' in answer && answer.refusal && <Notice tone="bad" role="alert">{t(`erase.${answer.refusal.reason}`, answer.refusal.details ?? {})}</Notice>}
      {lastStaff && <Notice tone="warn">{t('erase.lastStaff')}</Notice>}
      {waiting > 0 && (
        <Section id="avant" title={t('erase.before', { n: waiting })}>
          <p className="mb-4">{t('erase.beforeText')}</p>
          <ComingList things={bookings}>
            {({ id, kind, title, colleagues }) => kind !== 'CLASS' ? <p className="mt-2 text-sm">{t('erase.otherBooking')}</p> : (
              <div className="mt-3 flex flex-wrap items-end gap-3">
                {colleagues.length > 0 && (
                  <Form method="post" className="flex flex-wrap items-end gap-3">
                    <input type="hidden" name="inscription" value={id} />
                    <Select id={`a-${id}`} name="collegue" label={t('erase.handTo')} choices={colleagues.map(({ userId, name }) => ({ value: userId, label: name }))} />
                    <Button look="secondary" aria-label={`${t('erase.hand')} : ${title}`}>{t('erase.hand')}</Button>
                  </Form>
                )}
                <LinkButton to={`/ecole/classes/${id}`}>{t('erase.see')}<span className="sr-only"> : {title}</span></LinkButton>
                {colleagues.length === 0 && <p className="text-sm text-soft">{t('erase.nobodyToHand')}</p>}
              </div>
            )}
          </ComingList>
          <ComingList things={duties}>{() => <p className="mt-2 text-sm">{t('erase.duty')}</p>}</ComingList>
        </Section>
      )}
      <div className="mb-10 grid gap-6 sm:grid-cols-2">
        <Consequences title={t('erase.goes')}>{gone.map((key) => t(`erase.goesText.${key}`))}</Consequences>
        <Consequences title={t('erase.stays')}>{kept.map((key) => t(`erase.staysText.${key}`))}</Consequences>
      </div>
      {waiting === 0 && !lastStaff && (
        <Form method="post" className="mb-6 space-y-4">
          <Checkbox id="compris" name="compris" label={t('erase.understood')} error={answer && 'unticked' in answer ? t('erase.mustUnderstand') : undefined} />
          <div className="flex flex-wrap gap-2"><Button look="danger">{t('erase.yes')}</Button><LinkButton to="/compte">{t('erase.keep')}</LinkButton></div>
        </Form>
      )}
    </div>
  )
}
