import { Form, Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import type { AssignmentDesk } from '../desk.server'
import { deskAddress } from './links'
import { AssignmentBadge } from './StateBadge'

export type DeskCompany = AssignmentDesk['companies'][number]

/** A company's first wish on one line. */
export function useWishWords(): (wish: DeskCompany['wish']) => string {
  const t = useTranslations('showAssignments')
  return (wish) => (wish ? t('wish', { area: wish.area, kind: t(wish.equipped ? 'equipped' : 'bare'), sides: wish.openSides }) : t('noWish'))
}

/** What the companies are narrowed to. */
export function CompanyFilter({ filter }: Pick<AssignmentDesk, 'filter'>) {
  const t = useTranslations('showAssignments')
  return (
    <Form method="get" preventScrollReset className="no-print mb-4 grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
      {filter.vue === 'liste' && <input type="hidden" name="vue" value="liste" />}
      <TextField id="q" name="q" type="search" defaultValue={filter.q} label={t('field.q')} className="col-span-2 sm:col-span-1 lg:col-span-2" />
      <Select id="etat" name="etat" defaultValue={filter.etat} label={t('field.state')} empty={t('all')} choices={(['sans', 'retenu', 'confirme'] as const).map((value) => ({ value, label: t(`stateChoice.${value}`) }))} />
      <Button look="secondary">{t('filter')}</Button>
    </Form>
  )
}

/** The companies, those without a stand first; one is chosen, or drawn onto a stand of the plan. */
export function CompanyList({ companies, filter, zone, onDrag }: Pick<AssignmentDesk, 'companies' | 'filter'> & { zone: string; onDrag(id: string | undefined): void }) {
  const t = useTranslations('showAssignments')
  const wishWords = useWishWords()
  if (companies.length === 0) return <p className="text-soft">{t('noneFound')}</p>
  return (
    <ul className="divide-y divide-line border-y border-line" aria-label={t('companies')}>
      {companies.map((company) => (
        <li
          key={company.id} draggable onDragStart={(event) => { event.dataTransfer.setData('text/plain', company.id); event.dataTransfer.effectAllowed = 'move'; onDrag(company.id) }} onDragEnd={() => onDrag(undefined)}
          className={`cursor-grab ${company.id === filter.dossier ? 'bg-accent-wash' : 'hover:bg-sunk'}`}
        >
          <Link to={deskAddress(filter, { dossier: company.id, stand: undefined })} draggable={false} aria-current={company.id === filter.dossier ? 'true' : undefined} className="block px-3 py-2.5">
            <span className="flex items-baseline justify-between gap-3"><span className="min-w-0 font-semibold">{company.company}</span>{company.assignment && <span className="figures shrink-0 font-semibold">{company.assignment.stand.number}</span>}</span>
            <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm"><span className="figures text-soft">{wishWords(company.wish)}</span>{company.assignment && <AssignmentBadge assignment={company.assignment} zone={zone} />}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
