import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { ApplicationState, AssignmentState } from '~/db/generated/enums'
import { applicationsForAssignment } from '../applications/queries.server'
import { round } from '~/solver/lp'
import { defaultWeights, type Weights } from './fit'
import { isLive, type Board } from './rules'

const standFields = { id: true, hallId: true, number: true, x: true, y: true, width: true, height: true, openSides: true, equipped: true, zone: true, hall: { select: { name: true } } } as const

/** The points of a show as staff last set them, with what the house starts from for those they did not. */
export function weightsOf(json: unknown): Weights {
  const own = json && typeof json === 'object' ? (json as Record<string, unknown>) : {}
  return Object.fromEntries(Object.entries(defaultWeights).map(([key, usual]) => [key, typeof own[key] === 'number' ? own[key] : usual])) as Weights
}

/** All that an assignment must know of a show: who was accepted, which stands there are, who stands where now. Holds that have run out are left out. */
export async function boardOf(viewer: Viewer, showId: string, now = new Date()) {
  const [show, applications, stands, rows] = await Promise.all([
    db().show.findUnique({ where: { programmeId: showId }, select: { proposalWeights: true, programme: { select: { title: true, slug: true, zone: true } }, halls: { orderBy: [{ position: 'asc' }, { name: 'asc' }], select: { id: true, name: true, width: true, height: true, outline: true, gangways: true } } } }),
    applicationsForAssignment(viewer, showId),
    db().stand.findMany({ where: { hall: { showId }, retiredAt: null }, select: standFields }),
    db().assignment.findMany({ where: { application: { showId }, state: { not: 'RELEASED' } }, select: { id: true, standId: true, applicationId: true, state: true, heldUntil: true, shares: { select: { companyId: true, area: true } } } }),
  ])
  if (!show) throw notFound()
  const board = {
    applications: applications.map(({ company, coExhibitors, outlets: _outlets, ...row }) => ({ ...row, company: company.name, coExhibitors: coExhibitors.map((other) => ({ id: other.companyId, name: other.company.name })) })),
    stands: stands
      .map(({ hall, x, y, width, height, ...stand }) => ({ ...stand, hall: hall.name, x: Number(x), y: Number(y), width: Number(width), height: Number(height), area: round(Number(width) * Number(height)) }))
      .sort((a, b) => a.hall.localeCompare(b.hall, 'fr', { numeric: true }) || a.number.localeCompare(b.number, 'fr', { numeric: true })),
    assignments: rows.filter((row) => isLive(row, now)).map(({ shares, ...row }) => ({ ...row, shares: shares.map(({ companyId, area }) => ({ companyId, area: Number(area) })) })),
    weights: weightsOf(show.proposalWeights),
  } satisfies Board
  const halls = show.halls.map(({ width, height, outline, gangways, ...hall }) => ({ ...hall, width: Number(width), height: Number(height), outline: outline as [number, number][], gangways: gangways as { x: number; y: number; width: number; height: number }[] }))
  return { ...board, programme: show.programme, halls }
}

export type ShowBoard = Awaited<ReturnType<typeof boardOf>>

const past = { id: true, state: true, createdAt: true, confirmedAt: true, heldUntil: true, endedAt: true, endReason: true, endNote: true } as const

/** Who has had a stand and until when, the latest first; null when it is not one of this show. */
export async function standHistory(_viewer: Viewer, showId: string, standId: string) {
  const stand = await db().stand.findFirst({ where: { id: standId, hall: { showId } }, select: { ...standFields, retiredAt: true, assignments: { orderBy: { createdAt: 'desc' }, select: { ...past, application: { select: { id: true, company: { select: { name: true } } } } } } } })
  return stand && { ...stand, area: round(Number(stand.width) * Number(stand.height)), assignments: stand.assignments.map(({ application, ...row }) => ({ ...row, who: application.company.name, applicationId: application.id })) }
}

/** The stands that an application has had, the latest first, with the parts of those who share it now; null when it is not one of this show. */
export async function assignmentFile(_viewer: Viewer, showId: string, applicationId: string) {
  const found = await db().application.findFirst({
    where: { id: applicationId, showId },
    select: {
      id: true, state: true, companyId: true, company: { select: { name: true } }, coExhibitors: { select: { companyId: true, company: { select: { name: true } } } }, show: { select: { programme: { select: { title: true, zone: true } } } },
      assignments: { orderBy: { createdAt: 'desc' }, select: { ...past, shares: { select: { companyId: true, area: true } }, stand: { select: { id: true, number: true, width: true, height: true, hall: { select: { name: true } } } } } },
    },
  })
  if (!found) return null
  const lines = await db().auditEntry.findMany({ where: { subjectType: 'Application', subjectId: applicationId, action: { startsWith: 'assignment.' } }, orderBy: { id: 'desc' }, take: 50, select: { id: true, action: true, actorId: true, at: true, changes: true } })
  const people = new Map((await db().user.findMany({ where: { id: { in: lines.flatMap(({ actorId }) => actorId ?? []) } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]))
  const standIn = (changes: unknown) => (changes && typeof changes === 'object' && 'stand' in changes ? String(changes.stand) : null)
  return { ...found, trail: lines.map(({ id, action, actorId, at, changes }) => ({ id: String(id), action, at, stand: standIn(changes), who: actorId ? (people.get(actorId) ?? null) : null })) }
}

export type ExhibitorRow = { company: string; siret: string | null; town: string | null; state: AssignmentState | null; applicationState: ApplicationState; hall: string | null; stand: string | null; area: number | null; equipped: boolean | null; openSides: number | null; heldUntil: Date | null; confirmedAt: Date | null; sharedWith: string; products: string }

/** A show's accepted exhibitors with their stands, a row a company: those who share a stand have a row each, with their own part of it. */
export async function exhibitorRows(_viewer: Viewer, showId: string, now = new Date()): Promise<ExhibitorRow[]> {
  const company = { select: { id: true, name: true, siret: true, town: true } } as const
  const rows = await db().application.findMany({
    where: { showId, state: 'ACCEPTED' }, orderBy: { company: { name: 'asc' } },
    select: {
      state: true, products: true, company, coExhibitors: { select: { company }, orderBy: { company: { name: 'asc' } } },
      assignments: { where: { state: { not: 'RELEASED' } }, select: { state: true, heldUntil: true, confirmedAt: true, shares: { select: { companyId: true, area: true } }, stand: { select: standFields } } },
    },
  })
  return rows.flatMap(({ state, products, company: first, coExhibitors, assignments }) => {
    const there = assignments.find((row) => isLive(row, now))
    const all = [first, ...coExhibitors.map((other) => other.company)]
    return all.map((one) => {
      const share = there?.shares.find(({ companyId }) => companyId === one.id)
      return {
        company: one.name, siret: one.siret, town: one.town, applicationState: state, products: one.id === first.id ? products : '', state: there?.state ?? null, hall: there?.stand.hall.name ?? null, stand: there?.stand.number ?? null,
        area: share ? Number(share.area) : there && one.id === first.id && there.shares.length === 0 ? round(Number(there.stand.width) * Number(there.stand.height)) : null,
        equipped: there?.stand.equipped ?? null, openSides: there?.stand.openSides ?? null, heldUntil: there?.heldUntil ?? null, confirmedAt: there?.confirmedAt ?? null,
        sharedWith: all.filter(({ id }) => id !== one.id).map(({ name }) => name).join(', '),
      }
    })
  })
}
