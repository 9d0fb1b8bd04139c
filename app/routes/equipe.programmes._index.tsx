import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { markOf } from '~/activities/components/SessionList'
import { ProgrammeKind } from '~/db/generated/enums'
import { findProgrammes, programmeYears } from '~/programmes/queries.server'
import { ProgrammeFilter } from '~/programmes/schema'
import { Button, LinkButton } from '~/ui/Button'
import { Select } from '~/ui/Field'
import { Badge, EmptyState, KindMark, PageHeader } from '~/ui/Page'
import { dateOnly, dateRangeWords } from '~/ui/time'

export const handle = access('programme.manage')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'programme.manage')
  const { type, annee } = ProgrammeFilter.parse(Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value)))
  const [programmes, years] = await Promise.all([findProgrammes(viewer, { kind: type, year: annee }), programmeYears(viewer)])
  return { programmes, years, type, annee }
}

export default function Programmes() {
  const t = useTranslations('programmes')
  const language = useLocale()
  const { programmes, years, type, annee } = useLoaderData<typeof loader>()
  const narrowed = type !== undefined || annee !== undefined
  const lists = useTranslations('lists')
  const about = new URLSearchParams({ ...(annee && { annee: String(annee) }), ...(type && { type }) }).toString()
  const create = <LinkButton to="/equipe/programmes/nouveau" look="primary">{t('create')}</LinkButton>
  return (
    <>
      <title>{`${t('list')} · Pavillon`}</title>
      <PageHeader title={t('list')} lead={t('listLead')} action={<>{programmes.length > 0 && <LinkButton to={`/listes/programmes${about && `?${about}`}`}>{lists('back')}</LinkButton>}{create}</>} />
      {(programmes.length > 0 || narrowed) && (
        <Form method="get" className="no-print mb-4 flex flex-wrap items-end gap-3">
          <Select key={`type-${type}`} id="type" name="type" label={t('field.kind')} empty={t('allKinds')} defaultValue={type} choices={Object.values(ProgrammeKind).map((value) => ({ value, label: t(`kind.${value}`) }))} />
          <Select key={`annee-${annee}`} id="annee" name="annee" label={t('year')} empty={t('allYears')} defaultValue={annee?.toString()} choices={years.map((year) => ({ value: String(year), label: String(year) }))} />
          <Button look="secondary">{t('filter')}</Button>
          <p role="status" className="figures ml-auto text-sm text-soft">{t('count', { n: programmes.length })}</p>
        </Form>
      )}
      {programmes.length === 0 && narrowed ? <EmptyState title={t('noneFound')} action={<LinkButton to="/equipe/programmes">{t('showAll')}</LinkButton>} /> : programmes.length === 0 ? <EmptyState title={t('empty')} action={create}>{t('emptyText')}</EmptyState> : (
        <table className="data-table">
          <thead><tr><th>{t('field.title')}</th><th>{t('field.kind')}</th><th>{t('field.dates')}</th><th>{t('field.status')}</th><th className="num">{t('activities')}</th></tr></thead>
          <tbody>
            {programmes.map((programme) => (
              <tr key={programme.id}>
                <td className="lead"><Link className="link font-semibold" to={programme.id}>{programme.title}</Link>{programme.example && <> <Badge>{t('example')}</Badge></>}</td>
                <td data-label={t('field.kind')}><KindMark kind={markOf[programme.kind]}>{t(`kind.${programme.kind}`)}</KindMark></td>
                <td data-label={t('field.dates')}>{dateRangeWords(dateOnly(programme.startsOn), dateOnly(programme.endsOn), language)}</td>
                <td data-label={t('field.status')}><Badge tone={programme.publishedAt ? 'good' : 'plain'}>{programme.publishedAt ? t('published') : t('draft')}</Badge> {t(`status.${programme.status}`)}</td>
                <td data-label={t('activities')} className="num">{programme._count.activities}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
