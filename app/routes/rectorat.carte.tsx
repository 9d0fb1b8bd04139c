import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { yearAsked } from '~/signups/approvals-queries.server'
import { AreaSchools, AreaTable, BasinMap, MapLegend } from '~/signups/components/BasinMap'
import { mapOf } from '~/signups/map.server'
import { LinkButton } from '~/ui/Button'
import { EmptyState, PageHeader, Section } from '~/ui/Page'

export const handle = access('approval.decideRectorate')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'approval.decideRectorate')
  const asked = new URL(request.url).searchParams
  const { first, current } = yearAsked(asked.get('annee'))
  return { first, current, academies: viewer.academies, map: await mapOf(viewer, first, asked.get('bassin')) }
}

export default function BasinPage() {
  const t = useTranslations('rectorate.map')
  const year = useTranslations('rectorate.year')
  const { first, current, academies, map } = useLoaderData<typeof loader>()
  const address = ({ key }: { key: string }) => `/rectorat/carte?annee=${first}&bassin=${encodeURIComponent(key)}#etablissements`
  return (
    <>
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader
        title={t('title')} lead={t('lead', { year: `${first}-${first + 1}`, academies: academies.join(', ') })}
        action={<><LinkButton to={`/rectorat/carte?annee=${first - 1}`}>{year('previous')}</LinkButton>{first < current + 1 && <LinkButton to={`/rectorat/carte?annee=${first + 1}`}>{year('next')}</LinkButton>}</>}
      />
      {map.areas.length === 0 ? <EmptyState title={t('none')}>{t('noneText')}</EmptyState> : (
        <div className="grid gap-x-10 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <Section id="carte" title={t('map')} className="xl:sticky xl:top-6 xl:self-start">
            <BasinMap map={map} address={address} label={t('label', { n: map.areas.length })} />
            <MapLegend />
            {map.guessed && <p className="mt-3 text-sm text-soft">{t('guessed')}</p>}
          </Section>
          <div>
            {map.picked && <Section id="etablissements" title={map.picked.around ? t('around', { town: map.picked.name }) : map.picked.name}><AreaSchools area={map.picked} /></Section>}
            <Section id="bassins" title={t('table')}><AreaTable map={map} address={address} /></Section>
          </div>
        </div>
      )}
    </>
  )
}
