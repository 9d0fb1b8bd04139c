import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { schoolYearOf } from '~/signups/approvals-queries.server'
import { yearOf } from '~/signups/approvals-year.server'
import { CountTable, SchoolMap } from '~/signups/components/YearFigures'
import { LinkButton } from '~/ui/Button'
import { EmptyState, Fact, PageHeader, Section } from '~/ui/Page'
import { monthWords } from '~/ui/time'

export const handle = access('approval.decideRectorate')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'approval.decideRectorate')
  const current = schoolYearOf(new Date()).first
  const asked = Number(new URL(request.url).searchParams.get('annee'))
  const first = Number.isInteger(asked) && asked >= 2000 && asked <= current + 1 ? asked : current
  return { first, current, academies: viewer.academies, ...(await yearOf(viewer, first)) }
}

export default function Year() {
  const t = useTranslations('rectorate.year')
  const levelWords = useTranslations('activities.level')
  const language = useLocale()
  const { first, current, academies, totals, basins, months, levels, schools } = useLoaderData<typeof loader>()
  const figures = ['classes', 'pupils', 'schools', 'hosts', 'given', 'refused', 'waiting'] as const
  return (
    <>
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader
        title={t('title')} lead={t('lead', { year: `${first}-${first + 1}`, academies: academies.join(', ') })}
        action={<><LinkButton to={`/rectorat/annee?annee=${first - 1}`}>{t('previous')}</LinkButton>{first < current + 1 && <LinkButton to={`/rectorat/annee?annee=${first + 1}`}>{t('next')}</LinkButton>}</>}
      />
      <dl className="mb-8 grid grid-cols-2 gap-x-6 sm:grid-cols-4">
        {figures.map((figure) => <Fact key={figure} term={t(figure)}><span className="figures text-2xl">{totals[figure]}</span></Fact>)}
        <Fact term={t('days')}>{totals.days !== null && <span className="text-lg">{t('daysText', { n: totals.days })}</span>}</Fact>
      </dl>
      {schools.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      {schools.length > 0 && (
        <div className="grid gap-x-10 lg:grid-cols-2">
          <Section id="bassins" title={t('byBasin')}><CountTable what={t('basin')} rows={basins.map(({ basin, ...row }) => ({ ...row, name: basin ?? t('noBasin') }))} /></Section>
          <Section id="carte" title={t('map')}><SchoolMap schools={schools} /></Section>
          <Section id="mois" title={t('byMonth')}><CountTable what={t('month')} rows={months.map(({ key, ...row }) => ({ ...row, name: monthWords(key, language) }))} /></Section>
          <Section id="niveaux" title={t('byLevel')}><CountTable what={t('level')} rows={levels.map(({ key, ...row }) => ({ ...row, name: levelWords(key as 'TROISIEME') }))} /></Section>
        </div>
      )}
    </>
  )
}
