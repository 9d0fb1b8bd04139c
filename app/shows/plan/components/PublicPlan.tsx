import { Form } from '@remix-run/react'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { publicPlan } from '../queries.server'
import { areaOf, type PlanStand } from '../rules'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { Legend } from './Legend'
import { PrintPlan } from './PrintPlan'
import { PlanView, type StandLabel } from './PlanView'

type Shown = Omit<NonNullable<Awaited<ReturnType<typeof publicPlan>>>, 'programme'> & { q: string; slug: string }

const plain = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()

/** Who stands where: the plan and the list beside it, each leading to the other; a search narrows both. */
export function PublicPlan({ halls, stands, q, slug }: Shown) {
  const t = useTranslations('showPlan')
  const [typed, setTyped] = useState(q)
  const [selected, setSelected] = useState<string>()
  const holders = useMemo(() => new Map(stands.map((one) => [one.standId, one])), [stands])
  const numbers = useMemo(() => new Map(halls.flatMap((hall) => hall.stands.map((stand) => [stand.id, { stand, hall }] as const))), [halls])
  const words = plain(typed).split(/\s+/).filter(Boolean)
  const listed = stands
    .filter(({ reserved }) => !reserved)
    .map((one) => ({ ...one, number: numbers.get(one.standId)?.stand.number ?? '', hall: numbers.get(one.standId)?.hall.name ?? '' }))
    .filter(({ companies, number, products = '', catalogueText = '' }) => words.every((word) => plain([...companies, number, products, catalogueText].join(' ')).includes(word)))
    .sort((a, b) => (a.companies[0] ?? '').localeCompare(b.companies[0] ?? '', 'fr'))
  const found = new Set(listed.map(({ standId }) => standId))
  const labelOf = (stand: PlanStand): StandLabel => {
    const holder = holders.get(stand.id)
    const name = holder?.companies[0]
    const state = !holder ? t('free') : holder.reserved ? t('reserved') : holder.companies.join(', ')
    const dimmed = words.length > 0 && !found.has(stand.id)
    return { name: holder?.reserved ? t('reserved') : name, tone: dimmed ? 'dimmed' : !holder ? 'free' : holder.reserved ? 'held' : 'confirmed', words: t('standWords', { number: stand.number, area: areaOf(stand), state }) }
  }
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0 space-y-8">
        {halls.map((hall) => (
          <section key={hall.id} aria-label={hall.name}>
            {halls.length > 1 && <h2 className="mb-2 text-lg">{hall.name}</h2>}
            <PlanView hall={hall} labelOf={labelOf} selected={selected} hrefOf={(stand) => `#exposant-${stand.id}`} onSelect={({ id }) => { setSelected(id); document.getElementById(`exposant-${id}`)?.scrollIntoView({ block: 'nearest' }) }} title={t('planOf', { hall: hall.name })} />
          </section>
        ))}
        <Legend />
        <PrintPlan address={`/salons/${slug}/plan.pdf`} />
      </div>
      <div>
        <Form method="get" className="no-print mb-4 flex items-end gap-2">
          <TextField id="q" name="q" type="search" defaultValue={q} onInput={(event) => setTyped(event.currentTarget.value)} label={t('search')} className="flex-1" />
          <Button look="secondary">{t('find')}</Button>
        </Form>
        <h2 className="mb-2 text-lg">{t('exhibitors')} <span className="figures font-normal text-soft">{listed.length}</span></h2>
        {listed.length === 0 && <p className="text-soft">{words.length > 0 ? t('noneFound') : t('noneConfirmed')}</p>}
        <ul className="divide-y divide-line border-y border-line lg:max-h-[70dvh] lg:overflow-y-auto" tabIndex={listed.length > 0 ? 0 : undefined} aria-label={t('exhibitors')}>
          {listed.map(({ standId, companies, number, hall, products, catalogueText, company }) => (
            <li key={standId} id={`exposant-${standId}`} className={`scroll-mt-4 p-3 target:bg-accent-wash ${standId === selected ? 'bg-accent-wash' : ''}`}>
              <p className="flex items-baseline justify-between gap-3"><span className="font-semibold">{companies[0]}</span><a href={`#stand-${standId}`} onClick={(event) => { event.preventDefault(); setSelected(standId) }} className="link figures inline-flex min-h-11 shrink-0 items-center text-sm">{t('stand', { number })}</a></p>
              {companies.length > 1 && <p className="text-sm">{companies.slice(1).join(', ')}</p>}
              <p className="text-sm text-soft">{[company?.town, halls.length > 1 && hall].filter(Boolean).join(' · ')}</p>
              <p className="text-sm">{catalogueText || products}</p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
