import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { DayChart } from '~/shows/rota/components/DayChart'
import { rotaOf } from '~/shows/rota/queries.server'
import { PrintButton } from '~/ui/PrintButton'
import { PageHeader } from '~/ui/Page'
import { dayWords, shortDayWords, timeRangeWords } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { days, programme } = await rotaOf(await requireViewer(request, 'show.manage'), params.id ?? '')
  const wanted = new URL(request.url).searchParams.get('jour')
  const today = days.find(({ day }) => day === wanted) ?? days[0]
  if (!today) throw notFound()
  const shifts = today.shifts.map((shift) => ({ ...shift, duties: shift.duties.map((duty) => ({ ...duty, phone: duty.contact.phone && phoneWords(duty.contact.phone) })) }))
  return { day: today.day, shifts, days: days.map(({ day }) => day), programme, showId: params.id ?? '' }
}

/** One day of the rota on a sheet of paper: who, when, where, and how to reach them. */
export default function DaySheet() {
  const t = useTranslations('showRota')
  const language = useLocale()
  const { day, shifts, days, programme, showId } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('sheetTitle')} · ${programme.title}`}</title>
      <PageHeader title={<span className="first-letter:uppercase">{dayWords(day, language)}</span>} crumbs={[{ to: `/equipe/salons/${showId}/permanences`, label: t('title') }]} lead={`${programme.title} · ${t('sheetLead')}`} action={<PrintButton />} />
      {days.length > 1 && <nav aria-label={t('otherDays')} className="no-print mb-6 flex flex-wrap gap-x-4">{days.map((other) => <Link key={other} to={`?jour=${other}`} aria-current={other === day ? 'page' : undefined} className={`inline-flex min-h-11 items-center ${other === day ? 'font-semibold' : 'link'}`}>{shortDayWords(other, language)}</Link>)}</nav>}
      <DayChart day={day} shifts={shifts} zone={programme.zone} />
      <table className="data-table">
        <thead><tr><th>{t('letter.when')}</th><th>{t('letter.what')}</th><th>{t('people')}</th><th>{t('phone')}</th></tr></thead>
        <tbody>
          {shifts.map((shift) => (
            <tr key={shift.id}>
              <td className="lead figures whitespace-nowrap">{timeRangeWords(shift.startsAt, shift.endsAt, language, programme.zone)}</td>
              <td data-label={t('letter.what')}><div>{shift.title}<span className="block text-sm text-soft">{[shift.place, shift.note].filter(Boolean).join(' · ')}</span></div></td>
              <td data-label={t('people')}><div>{shift.duties.map(({ contactId, contact }) => <span key={contactId} className="block">{[contact.name, contact.company?.name].filter(Boolean).join(' · ')}</span>)}{shift.duties.length < shift.needed && <span className="block font-semibold text-warn">{t('missing', { n: shift.needed - shift.duties.length })}</span>}</div></td>
              <td data-label={t('phone')} className="figures whitespace-nowrap"><div>{shift.duties.map(({ contactId, phone }) => <span key={contactId} className="block">{phone ?? '–'}</span>)}</div></td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
