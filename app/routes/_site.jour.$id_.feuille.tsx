import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { doorOf } from '~/arrivals/queries.server'
import { classWords } from '~/signups/components/className'
import { PageHeader } from '~/ui/Page'
import { PrintButton } from '~/ui/PrintButton'
import { sessionWords } from '~/ui/time'

export const handle = access('arrival.record')

// On paper the columns share the width of the sheet; those to write in are ruled, and as high as a hand needs.
const written = ['pupils', 'adults', 'time'] as const
const writtenLook = 'hidden border-x border-x-line print:table-cell print:w-[17.5mm]'

/** The same list on paper, with room to write. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const door = await doorOf(await requireViewer(request, 'arrival.record'), params.id ?? '')
  if (!door) throw notFound()
  return door
}

export default function Sheet() {
  const t = useTranslations('arrivals')
  const levels = useTranslations('activities.level')
  const language = useLocale()
  const { session, session: { activity }, groups } = useLoaderData<typeof loader>()
  const place = [activity.placeName, activity.address, [activity.postcode, activity.town].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return (
    <>
      <title>{`${t('print.title')} · ${activity.title}`}</title>
      <PageHeader
        title={activity.title} crumbs={[{ to: `/jour/${session.id}`, label: activity.title }]} action={<PrintButton />}
        lead={<>{sessionWords(session.startsAt, session.endsAt, language, activity.programme.zone)}<br />{place}</>}
      />
      {groups.length === 0 && <p className="text-soft">{t('groups', { n: 0 })}</p>}
      {groups.length > 0 && (
        <table className="data-table print:table-fixed print:text-[9pt] print:[&_td]:px-[1.5mm] print:[&_th]:px-[1.5mm] print:[&_th]:text-[8pt]">
          <thead>
            <tr>
              <th scope="col" className="print:w-[17mm]">{t('print.code')}</th><th scope="col">{t('print.group')}</th><th scope="col" className="print:w-[28mm]">{t('print.expected')}</th><th scope="col" className="print:w-[23mm]">{t('print.needs')}</th><th scope="col" className="print:w-[28mm]">{t('print.contact')}</th>
              {written.map((column) => <th key={column} scope="col" className={writtenLook}>{t(`print.${column}`)}</th>)}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.id} className="print:h-[15mm]">
                <td data-label={t('print.code')} className="figures tracking-wider print:tracking-normal">{group.code}</td>
                <td className="lead"><div><strong>{group.kind === 'CLASS' ? group.school?.name : group.contactName}</strong>{group.kind === 'CLASS' && <span className="block text-soft">{classWords(group.level && levels(group.level), group.className)}</span>}</div></td>
                <td data-label={t('print.expected')}>{group.kind === 'CLASS' ? t('party', { pupils: group.pupils, adults: group.adults }) : t('persons', { n: group.adults })}</td>
                <td data-label={t('print.needs')}>{[group.stepFree > 0 && t('stepFree', { n: group.stepFree }), group.needs].filter(Boolean).join('. ')}</td>
                <td data-label={t('print.contact')}>{group.kind === 'CLASS' && (group.contactName || group.phoneWords) && <div>{group.contactName}{group.phoneWords && <span className="figures block whitespace-nowrap">{group.phoneWords}</span>}</div>}</td>
                {written.map((column) => <td key={column} className={writtenLook} />)}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="mt-4 text-sm text-soft">{t('print.note')}</p>
    </>
  )
}
