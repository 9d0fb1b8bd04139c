import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { addDays, todayIn } from '~/ui/time'
import { planOf } from '../plan/queries.server'
import { assignmentFile, boardOf, standHistory } from './queries.server'
import { decisionOn, expiresSoon, fittingFor, freeStandsFor } from './rules'
import { HOLD_DAYS, type BoardFilter } from './schema'

const plain = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()

/** How many stands, or companies, are named as those that fit best. */
const BEST = 6

/** The desk at which stands are given: the companies that staff narrowed the list to, the plan, and what is under the hand. Throws 404 for what is not of this show. */
export async function deskOf(viewer: Viewer, showId: string, filter: BoardFilter, now = new Date()) {
  const [{ programme, halls: _halls, ...board }, halls] = await Promise.all([boardOf(viewer, showId, now), planOf(showId)])
  const today = todayIn(programme.zone, now)
  const all = board.applications.map((application) => {
    const there = board.assignments.find(({ applicationId }) => applicationId === application.id)
    const stand = board.stands.find(({ id }) => id === there?.standId)
    const [wish] = application.wishes
    return { id: application.id, company: application.company, score: application.score, others: application.coExhibitors.map(({ name }) => name), wish: wish ? { area: wish.area, equipped: wish.equipped, openSides: wish.openSides, place: wish.place } : null, assignment: there && stand ? { ...there, stand: { id: stand.id, number: stand.number, hall: stand.hall, area: stand.area }, soon: expiresSoon(there, now) } : null }
  })
  const rank = { none: 0, HELD: 1, CONFIRMED: 2, RELEASED: 3 }
  const companies = all
    .filter(({ assignment }) => !filter.etat || (filter.etat === 'sans' ? !assignment : assignment?.state === (filter.etat === 'retenu' ? 'HELD' : 'CONFIRMED')))
    .filter(({ company, others, assignment }) => plain(filter.q ?? '').split(/\s+/).every((word) => plain([company, ...others, assignment?.stand.number ?? ''].join(' ')).includes(word)))
    .sort((a, b) => rank[a.assignment?.state ?? 'none'] - rank[b.assignment?.state ?? 'none'] || a.company.localeCompare(b.company, 'fr'))
  const count = (state: 'HELD' | 'CONFIRMED') => board.assignments.filter((one) => one.state === state).length
  return {
    programme, board, halls, companies, today, holdUntil: addDays(today, HOLD_DAYS), filter,
    counts: { without: all.filter(({ assignment }) => !assignment).length, held: count('HELD'), confirmed: count('CONFIRMED'), free: board.stands.length - board.assignments.length },
    ...(await chosen()),
  }

  /** The company and the stand that staff have chosen, each with its past; both together: what would come of it. */
  async function chosen() {
    const application = filter.dossier ? board.applications.find(({ id }) => id === filter.dossier) : undefined
    const stand = filter.stand ? board.stands.find(({ id }) => id === filter.stand) : undefined
    const [file, past] = await Promise.all([
      filter.dossier ? assignmentFile(viewer, showId, filter.dossier) : null,
      filter.stand ? standHistory(viewer, showId, filter.stand) : null,
    ])
    if ((filter.dossier && !file) || (filter.stand && !past)) throw notFound()
    const there = stand && board.assignments.find(({ standId }) => standId === stand.id)
    return {
      chosenCompany: application && file ? { ...application, row: all.find(({ id }) => id === application.id)?.assignment ?? null, shares: board.assignments.find(({ applicationId }) => applicationId === application.id)?.shares ?? [], past: file.assignments.map(({ shares: _shares, stand: { number, hall }, ...row }) => ({ ...row, what: `${number}, ${hall.name}` })), trail: file.trail, best: freeStandsFor(board, application, now).slice(0, BEST) } : null,
      // Accepted no more since the link was made, or taken off the plan: its past stays.
      leftCompany: !application && file ? { id: file.id, company: file.company.name } : null,
      chosenStand: past ? { id: past.id, number: past.number, hall: past.hall.name, area: past.area, openSides: past.openSides, equipped: past.equipped, zone: past.zone, gone: !stand, there: there && stand ? (all.find(({ id }) => id === there.applicationId) ?? null) : null, past: past.assignments.map(({ who, ...row }) => ({ ...row, what: who })), fitting: stand ? fittingFor(board, stand, now).slice(0, BEST) : [] } : null,
      decision: application && stand ? decisionOn(board, application, stand, now) : null,
    }
  }
}

export type AssignmentDesk = Awaited<ReturnType<typeof deskOf>>
