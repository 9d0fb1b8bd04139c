import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { yearAsked } from '~/signups/approvals-queries.server'
import { byArea, yearOf } from '~/signups/approvals-year.server'
import { CountTable } from '~/signups/components/YearFigures'
import { areaNamesOf } from '~/signups/map.server'
import { LinkButton } from '~/ui/Button'
import { EmptyState, Fact, PageHeader, Section } from '~/ui/Page'
import { monthWords } from '~/ui/time'

export const handle = access('approval.decideRectorate')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'approval.decideRectorate')
  const { first, current } = yearAsked(new URL(request.url).searchParams.get('annee'))
  const [year, areas] = await Promise.all([yearOf(viewer, first), areaNamesOf(viewer)])
  return { first, current, academies: viewer.academies, ...year, basins: byArea(year.schools, areas) }
}

export default function Year() {
  const t = useTranslations('rectorate.year')
  const map = useTranslations('rectorate.map')
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
          <Section id="bassins" title={t('byBasin')} action={<LinkButton look="quiet" to={`/rectorat/carte?annee=${first}`}>{t('seeMap')}</LinkButton>}><CountTable what={t('basin')} rows={basins.map(({ area, ...row }) => ({ ...row, name: area === null ? t('noBasin') : area.around ? map('around', { town: area.name }) : area.name }))} /></Section>
          <Section id="mois" title={t('byMonth')}><CountTable what={t('month')} rows={months.map(({ key, ...row }) => ({ ...row, name: monthWords(key, language) }))} /></Section>
          <Section id="niveaux" title={t('byLevel')}><CountTable what={t('level')} rows={levels.map(({ key, ...row }) => ({ ...row, name: levelWords(key as 'TROISIEME') }))} /></Section>
        </div>
      )}
    </>
  )
}
