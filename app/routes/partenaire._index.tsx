import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { financedProgrammes } from '~/signups/spaces.server'
import { Badge, EmptyState, KindMark, PageHeader, Section } from '~/ui/Page'
import { dateRangeWords, dateOnly } from '~/ui/time'

export const handle = access('partner.space')

export async function loader({ request }: LoaderFunctionArgs) {
  return { programmes: await financedProgrammes(await requireViewer(request, 'partner.space')) }
}

const MARKS = { SHOW: 'show', INDUSTRY_WEEK: 'week', OUTREACH: 'school' } as const
const FIGURES = ['activities', 'sessions', 'classes', 'pupils', 'schools'] as const

export default function Financed() {
  const t = useTranslations('signups')
  const kinds = useTranslations('programmes.kind')
  const language = useLocale()
  const { programmes } = useLoaderData<typeof loader>()
  const number = new Intl.NumberFormat(language)
  return (
    <>
      <title>{`${t('partner.title')} · Pavillon`}</title>
      <PageHeader title={t('partner.title')} lead={programmes.length > 0 && t('honest')} />
      {programmes.length === 0 && <EmptyState title={t('partner.none')}>{t('partner.noneText')}</EmptyState>}
      {programmes.map((programme) => (
        <Section key={programme.id} id={`programme-${programme.id}`} title={programme.title} action={<Badge tone="info">{t('partner.share', { share: number.format(programme.shareBp / 100) })}</Badge>}>
          <p className="mb-3 flex flex-wrap items-center gap-3 text-sm text-soft">
            <KindMark kind={MARKS[programme.kind]}>{kinds(programme.kind)}</KindMark>
            {dateRangeWords(dateOnly(programme.startsOn), dateOnly(programme.endsOn), language)}
            {programme.example && <Badge>{t('example')}</Badge>}
          </p>
          <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-5">
            {FIGURES.map((figure) => (
              <div key={figure} className="bg-sheet p-4 last:col-span-2 sm:last:col-span-1">
                <dt className="text-xs text-soft">{t(`partner.${figure}`)}</dt>
                <dd className="figures mt-1 text-2xl font-semibold">{number.format(programme[figure])}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </>
  )
}
