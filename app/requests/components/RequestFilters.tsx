import { Form, Link, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { RequestState } from '~/db/generated/enums'
import { Button } from '~/ui/Button'
import { Select } from '~/ui/Field'
import { views } from '../rules'
import type { RequestFilter } from '../schema'

/** What staff's list is narrowed to, held in the address; and whether it is a board or a list. */
export function RequestFilters({ filter, programmes, n }: { filter: RequestFilter; programmes: { id: string; title: string }[]; n: number }) {
  const t = useTranslations('requests')
  const [search] = useSearchParams()
  const view = (vue: (typeof views)[number]) => {
    const next = new URLSearchParams(search)
    next.set('vue', vue)
    return `?${next}`
  }
  const words = { colonnes: t('board'), tableau: t('list') }
  return (
    <div className="no-print mb-6">
      <Form method="get" className="grid items-end gap-4 rounded-lg border border-line bg-sheet p-4 sm:grid-cols-3">
        <input type="hidden" name="vue" value={filter.vue} />
        <Select id="programme" name="programme" defaultValue={filter.programme} label={t('programme')} empty={t('all')} choices={programmes.map(({ id, title }) => ({ value: id, label: title }))} />
        <Select id="etat" name="etat" defaultValue={filter.etat} label={t('state')} empty={t('allStates')} choices={Object.values(RequestState).map((value) => ({ value, label: t(`states.${value}`) }))} />
        <div><Button look="secondary">{t('show')}</Button></div>
      </Form>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-soft" role="status">{t('staffLead', { n })}</p>
        <nav aria-label={t('view')} className="flex gap-1">
          {views.map((vue) => <Link key={vue} to={view(vue)} aria-current={filter.vue === vue ? 'page' : undefined} className={`inline-flex min-h-11 items-center rounded-md px-3 text-sm ${filter.vue === vue ? 'bg-accent-wash font-semibold text-accent' : 'hover:bg-sunk'}`}>{words[vue]}</Link>)}
        </nav>
      </div>
    </div>
  )
}
