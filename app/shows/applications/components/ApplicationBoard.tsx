import { Form, Link, useSubmit } from '@remix-run/react'
import { ArrowRight } from 'lucide-react'
import { useState, type DragEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { ApplicationState } from '~/db/generated/enums'
import { Scroller } from '~/ui/Scroller'
import { staffMoves } from '../rules'
import type { ListedApplication } from './ApplicationTable'
import { ApplicationBadge } from './StateBadge'

const columns: ApplicationState[] = ['SUBMITTED', 'SHORTLISTED', 'WAITING', 'ACCEPTED', 'REFUSED', 'WITHDRAWN']

/** Applications as columns by state: a card is drawn into another column, or moved by its menu, which does all the same. */
export function ApplicationBoard({ applications, here }: { applications: ListedApplication[]; here: string }) {
  const t = useTranslations('showApplications')
  const shows = useTranslations('shows')
  const submit = useSubmit()
  const [dragged, setDragged] = useState<ListedApplication>()
  const [over, setOver] = useState<ApplicationState>()
  const takes = (to: ApplicationState) => dragged !== undefined && staffMoves(dragged.state).includes(to)
  function drop(event: DragEvent, to: ApplicationState) {
    event.preventDefault()
    if (dragged && takes(to)) submit({ dossier: dragged.id, version: String(dragged.version), to }, { method: 'post' })
    setDragged(undefined)
    setOver(undefined)
  }
  return (
    <Scroller label={t('columns')}>
      <div className="grid min-w-[64rem] grid-cols-6 gap-3">
        {columns.map((state) => {
          const cards = applications.filter((one) => one.state === state)
          return (
            <section
              key={state} aria-label={shows(`applicationState.${state}`)} onDragOver={(event) => { if (takes(state)) { event.preventDefault(); setOver(state) } }} onDragLeave={() => setOver(undefined)} onDrop={(event) => drop(event, state)}
              className={`rounded-lg border p-2 ${over === state ? 'border-accent bg-accent-wash' : dragged && takes(state) ? 'border-dashed border-accent' : 'border-line bg-sunk'}`}
            >
              <h2 className="mb-2 flex items-center justify-between px-1 text-sm font-semibold"><span>{shows(`applicationState.${state}`)}</span><span className="figures text-soft">{cards.length}</span></h2>
              <ul className="space-y-2">
                {cards.map((card) => (
                  <li key={card.id} draggable onDragStart={() => setDragged(card)} onDragEnd={() => { setDragged(undefined); setOver(undefined) }} className="cursor-grab rounded-md border border-line bg-sheet p-3 text-sm">
                    <Link className="font-semibold hover:text-accent hover:underline" to={`${here}/${card.id}`}>{card.company.name}</Link>
                    <p className="figures text-soft">{[card.area !== null && t('squareMetres', { area: card.area }), card.stand, card.score !== null && `${card.score}/100`].filter(Boolean).join(' · ')}</p>
                    {card.late && <ApplicationBadge state={card.state} late />}
                    <Form method="post" className="mt-2 flex gap-1">
                      <input type="hidden" name="dossier" value={card.id} /><input type="hidden" name="version" value={card.version} />
                      <label className="sr-only" htmlFor={`vers-${card.id}`}>{t('moveOne', { company: card.company.name })}</label>
                      <select id={`vers-${card.id}`} name="to" className="min-h-11 min-w-0 flex-1 rounded-md border border-rule bg-sheet px-1 text-xs">{staffMoves(card.state).map((to) => <option key={to} value={to}>{shows(`applicationState.${to}`)}</option>)}</select>
                      <button className="min-h-11 min-w-11 rounded-md border border-rule text-sm hover:bg-sunk" aria-label={t('moveOne', { company: card.company.name })}><ArrowRight className="mx-auto size-4" aria-hidden /></button>
                    </Form>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </Scroller>
  )
}
