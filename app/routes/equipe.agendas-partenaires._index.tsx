import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { PartnerForm } from '~/calendar/components/PartnerForm'
import { receivePartnerFile } from '~/calendar/partner-upload.server'
import { addPartnerCalendar, partnerCalendars } from '~/calendar/partners.server'
import { PartnerInput } from '~/calendar/schema'
import { Badge, EmptyState, Notice, PageHeader, Section } from '~/ui/Page'
import { momentWords } from '~/ui/time'

export const handle = access('partnerCalendar.manage')
const here = '/equipe/agendas-partenaires'

export async function loader({ request }: LoaderFunctionArgs) {
  return { calendars: await partnerCalendars(await requireViewer(request, 'partnerCalendar.manage')) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'partnerCalendar.manage')
  const { fields, file } = await receivePartnerFile(request)
  const form = PartnerInput.safeParse(fields)
  if (!form.success) return data({ typed: fields, missing: true, reason: undefined }, { status: 400 })
  const added = await addPartnerCalendar(viewer, form.data, file)
  if (!added.ok) return data({ typed: fields, missing: false, reason: added.reason }, { status: 400 })
  return redirectWithToast(`${here}/${added.id}`, 'partnerCalendars.added')
}

export default function PartnerCalendars() {
  const t = useTranslations('partnerCalendars')
  const language = useLocale()
  const { calendars } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader title={t('title')} lead={t('lead')} />
      {answer?.reason && <Notice tone="bad" role="alert">{t(`failure.${answer.reason}`)}</Notice>}
      <Section>
        {calendars.length === 0 ? <EmptyState title={t('none')}>{t('noneText')}</EmptyState> : (
          <table className="data-table">
            <thead><tr><th>{t('name')}</th><th>{t('state')}</th><th className="num">{t('dates')}</th></tr></thead>
            <tbody>
              {calendars.map(({ id, name, url, readAt, failure, problems, _count }) => (
                <tr key={id}>
                  <td className="lead"><div className="min-w-0"><Link to={id} className="link font-semibold">{name}</Link><span className="block max-w-md truncate text-sm text-soft">{url ?? t('ofFile')}</span></div></td>
                  <td data-label={t('state')}>
                    <div className="space-y-1">
                      <span className="block text-sm">{readAt ? t('readAt', { moment: momentWords(readAt, language) }) : t('never')}</span>
                      {failure && <Badge tone="bad">{t('failed')}</Badge>}
                      {Array.isArray(problems) && problems.length > 0 && <Badge tone="warn">{t('problems', { n: problems.length })}</Badge>}
                    </div>
                  </td>
                  <td data-label={t('dates')} className="num">{_count.events}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Section title={t('add')} id="ajouter"><PartnerForm typed={answer?.typed} missing={answer?.missing} /></Section>
    </>
  )
}
