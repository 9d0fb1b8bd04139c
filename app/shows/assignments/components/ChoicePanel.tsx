import { Link } from '@remix-run/react'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { DeskErrors } from '../desk-action.server'
import type { AssignmentDesk } from '../desk.server'
import { CompanyPanel } from './CompanyPanel'
import { DecisionPanel } from './DecisionPanel'
import { CHOICE, deskAddress } from './links'
import { StandPanel } from './StandPanel'
import { StandPicker } from './StandPicker'

/** What staff have under the hand: a company, a stand, or one on the other. It takes the focus when the choice changes. */
export function ChoicePanel({ desk, applications, answer }: { desk: AssignmentDesk; applications: string; answer?: DeskErrors }) {
  const t = useTranslations('showAssignments')
  const { filter, chosenCompany: company, leftCompany, chosenStand: stand, decision } = desk
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(`${filter.dossier} ${filter.stand}`)
  useEffect(() => {
    const now = `${filter.dossier} ${filter.stand}`
    if (before.current !== now) heading.current?.focus({ preventScroll: true })
    before.current = now
  }, [filter.dossier, filter.stand])
  const title = decision && company && stand ? t('decide', { company: company.company, stand: stand.number }) : (company?.company ?? leftCompany?.company ?? (stand ? t('standName', { number: stand.number }) : undefined))
  if (!title) return null
  return (
    <section id={CHOICE} aria-labelledby="choix-titre" className="scroll-mt-4 rounded-lg border border-accent bg-sheet p-4">
      <div className="mb-3 flex items-start justify-between gap-3">
        <h2 id="choix-titre" ref={heading} tabIndex={-1} className="pt-1.5 text-lg focus:outline-none">{title}</h2>
        <Link to={deskAddress(filter, { dossier: undefined, stand: undefined })} preventScrollReset aria-label={t('close')} className="-mt-1 -mr-2 grid size-11 shrink-0 place-items-center rounded-md text-soft hover:bg-sunk hover:text-ink"><X aria-hidden className="size-5" /></Link>
      </div>
      {leftCompany && <p className="mb-3">{t('hasLeft', { company: leftCompany.company })}</p>}
      {decision ? <DecisionPanel desk={desk} answer={answer} /> : company ? <CompanyPanel desk={desk} applications={applications} answer={answer} picker={<StandPicker desk={desk} />} /> : <StandPanel desk={desk} />}
    </section>
  )
}
