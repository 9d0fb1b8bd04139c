import { Form, Link, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { ApplicationState, Outlet } from '~/db/generated/enums'
import { Button } from '~/ui/Button'
import { Checkbox, Select, TextField } from '~/ui/Field'
import type { ApplicationFilter } from '../schema'

/** What the list is narrowed to and sorted by, held in the address; and whether it is a table or columns. */
export function ApplicationFilters({ filter, n }: { filter: ApplicationFilter; n: number }) {
  const t = useTranslations('showApplications')
  const shows = useTranslations('shows')
  const [search] = useSearchParams()
  const view = (vue: 'tableau' | 'colonnes') => {
    const next = new URLSearchParams(search)
    next.set('vue', vue)
    return `?${next}`
  }
  const tab = (vue: 'tableau' | 'colonnes', label: string) => <Link to={view(vue)} aria-current={filter.vue === vue ? 'page' : undefined} className={`inline-flex min-h-11 items-center rounded-md px-3 text-sm ${filter.vue === vue ? 'bg-accent-wash font-semibold text-accent' : 'hover:bg-sunk'}`}>{label}</Link>
  return (
    <div className="no-print mb-6">
      <Form method="get" className="grid grid-cols-2 items-end gap-4 rounded-lg border border-line bg-sheet p-4 sm:grid-cols-3 lg:grid-cols-6">
        <input type="hidden" name="vue" value={filter.vue} />
        <TextField id="q" name="q" type="search" defaultValue={filter.q} label={t('field.q')} />
        <Select id="etat" name="etat" defaultValue={filter.etat} label={t('field.state')} empty={t('all')} choices={Object.values(ApplicationState).map((value) => ({ value, label: shows(`applicationState.${value}`) }))} />
        <Select id="debouche" name="debouche" defaultValue={filter.debouche} label={t('field.outlet')} empty={t('all')} choices={Object.values(Outlet).map((value) => ({ value, label: t(`outlet.${value}`) }))} />
        <Select id="genre" name="genre" defaultValue={filter.genre} label={t('field.kind')} empty={t('all')} choices={(['equipped', 'bare'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} />
        <Select id="tri" name="tri" defaultValue={filter.tri} label={t('field.sort')} choices={(['nom', 'score', 'surface', 'date'] as const).map((value) => ({ value, label: t(`sort.${value}`) }))} />
        <Button look="secondary">{t('filter')}</Button>
        <div className="col-span-full"><Checkbox id="tardive" name="tardive" value="oui" defaultChecked={filter.tardive === 'oui'} label={t('field.late')} /></div>
      </Form>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3"><p className="text-sm text-soft" role="status">{t('recipients', { n })}</p><nav aria-label={t('title')} className="flex gap-1">{tab('tableau', t('table'))}{tab('colonnes', t('columns'))}</nav></div>
    </div>
  )
}
