import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { readToast, redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { createFeed, myFeeds, renewFeed, revokeFeed } from '~/calendar/feeds.server'
import { FeedScope } from '~/calendar/schema'
import { Button } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader, Section } from '~/ui/Page'
import { Subscribe } from '~/ui/Subscribe'
import { shortDate } from '~/ui/time'
import { useToast } from '~/ui/useToast'

export const handle = access('account.own')
const here = '/compte/agendas'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  const { toast, headers } = await readToast(request)
  return data({ feeds: await myFeeds(viewer), toast }, { headers })
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  const fields = await request.formData()
  const [revoked, renewed] = [fields.get('supprimer'), fields.get('renouveler')]
  if (revoked) {
    await revokeFeed(viewer, String(revoked))
    return redirectWithToast(here, 'calendars.revoked')
  }
  const form = parseFormData(fields, FeedScope)
  if (!renewed && !form.ok) return { address: undefined }
  const token = renewed ? await renewFeed(viewer, String(renewed)) : form.ok ? await createFeed(viewer, form.value) : ''
  // Shown in this answer alone: a redirect would write the secret into an address.
  return { address: `${originOf(request)}/agenda/${token}.ics` }
}

export default function MyCalendars() {
  const t = useTranslations('calendars')
  const account = useTranslations('access')
  const language = useLocale()
  const { feeds, toast } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const done = useToast(toast)
  return (
    <div className="max-w-xl">
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader title={t('title')} crumbs={[{ to: '/compte', label: account('account') }]} lead={t('lead')} />
      {done && !answer && <Notice tone="good" role="status">{done.text}</Notice>}
      {answer?.address && (
        <Notice tone="good" role="status" title={t('hereItIs')}>
          <p className="mb-3">{t('onlyOnce')}</p>
          <TextField id="adresse" name="adresse" label={t('address')} readOnly defaultValue={answer.address} key={answer.address} onFocus={(event) => event.currentTarget.select()} />
          <div className="mt-4"><Subscribe address={answer.address} name="Pavillon" open /></div>
        </Notice>
      )}
      <Section title={t('yours')} id="adresses">
        {feeds.length === 0 ? <p className="text-soft">{t('none')}</p> : (
          <ul className="divide-y divide-line border-y border-line">
            {feeds.map(({ id, scope, createdAt, lastReadAt }) => {
              const { deadlines = 'EVENT', alarmMinutes = null } = scope as Partial<FeedScope>
              return (
                <li key={id} className="py-2">
                  <Form method="post" className="flex flex-wrap items-center gap-x-5">
                    <span className="min-w-0 flex-1"><span className="block">{t('made', { day: shortDate(createdAt, language) })}{' · '}{lastReadAt ? t('read', { day: shortDate(lastReadAt, language) }) : t('neverRead')}</span><span className="block text-sm text-soft">{[t(`deadlinesAs.${deadlines}`), alarmMinutes !== null && t(`alarmBefore.${String(alarmMinutes) as '15'}`)].filter(Boolean).join(' · ')}</span></span>
                    <button name="renouveler" value={id} className="link inline-flex min-h-11 items-center text-sm">{t('renew')}</button>
                    <button name="supprimer" value={id} className="inline-flex min-h-11 items-center text-sm text-bad hover:underline">{t('revoke')}</button>
                  </Form>
                </li>
              )
            })}
          </ul>
        )}
      </Section>
      <Section title={t('make')} id="creer">
        <Form method="post" className="space-y-5">
          <Select id="deadlines" name="deadlines" label={t('deadlines')} choices={(['EVENT', 'TODO', 'NONE'] as const).map((value) => ({ value, label: t(`deadlinesAs.${value}`) }))} />
          <Select id="alarmMinutes" name="alarmMinutes" label={t('alarm')} hint={t('alarmHint')} empty={t('alarmBefore.none')} choices={(['15', '60', '1440'] as const).map((value) => ({ value, label: t(`alarmBefore.${value}`) }))} />
          <Button>{t('make')}</Button>
        </Form>
      </Section>
    </div>
  )
}
