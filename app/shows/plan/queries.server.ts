import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import type { PlanHall, Point, Rect } from './rules'
import { GangwayList, OutlineList } from './schema'

const hallFields = { orderBy: [{ position: 'asc' }, { name: 'asc' }], include: { stands: { where: { retiredAt: null }, orderBy: { number: 'asc' } } } } satisfies Prisma.Show$hallsArgs

/** A show's halls with the stands that are on their plans now. Lengths are metres. */
export async function planOf(showId: string): Promise<PlanHall[]> {
  const halls = await db().hall.findMany({ where: { showId }, ...hallFields })
  return halls.map((hall) => ({
    id: hall.id, name: hall.name, width: Number(hall.width), height: Number(hall.height), outline: OutlineList.catch([]).parse(hall.outline) as Point[], gangways: GangwayList.catch([]).parse(hall.gangways) as Rect[],
    gridStep: Number(hall.gridStep), version: hall.version,
    background: hall.backgroundId ? { id: hall.backgroundId, x: Number(hall.backgroundX), y: Number(hall.backgroundY), metresPerPixel: Number(hall.metresPerPixel), opacity: hall.backgroundOpacity } : null,
    stands: hall.stands.map((stand) => ({ id: stand.id, number: stand.number, x: Number(stand.x), y: Number(stand.y), width: Number(stand.width), height: Number(stand.height), openSides: stand.openSides, equipped: stand.equipped, zone: stand.zone ?? '' })),
  }))
}

export type StandHolder = { standId: string; state: 'CONFIRMED' | 'HELD'; applicationId: string; companies: string[] }

/** Who holds which stand at an instant: a hold that has run out is none. */
export async function holdersOf(showId: string, now = new Date()): Promise<StandHolder[]> {
  const rows = await db().assignment.findMany({
    where: { stand: { hall: { showId } }, OR: [{ state: 'CONFIRMED' }, { state: 'HELD', OR: [{ heldUntil: null }, { heldUntil: { gt: now } }] }] },
    select: { standId: true, state: true, applicationId: true, application: { select: { company: { select: { name: true } }, coExhibitors: { select: { company: { select: { name: true } } } } } } },
  })
  return rows.map(({ standId, state, applicationId, application }) => ({ standId, applicationId, state: state as 'CONFIRMED' | 'HELD', companies: [application.company.name, ...application.coExhibitors.map(({ company }) => company.name)] }))
}

/** The plan that everyone reads: who stands where for sure; what is held is reserved, without a name. Null for a show that is not public. */
export async function publicPlan(slug: string, now = new Date()) {
  const programme = await db().programme.findFirst({
    where: { slug, kind: 'SHOW', publishedAt: { not: null } },
    select: { id: true, title: true, slug: true, startsOn: true, endsOn: true, status: true, example: true, place: true, town: true },
  })
  if (!programme) return null
  const [halls, holders, exhibitors] = await Promise.all([
    planOf(programme.id), holdersOf(programme.id, now),
    db().application.findMany({ where: { showId: programme.id, assignments: { some: { state: 'CONFIRMED' } } }, select: { id: true, catalogueText: true, products: true, outlets: true, company: { select: { name: true, town: true, web: true } } } }),
  ])
  const details = new Map(exhibitors.map(({ id, ...rest }) => [id, rest]))
  return {
    programme, halls,
    stands: holders.map(({ standId, state, companies, applicationId }) => (state === 'CONFIRMED' ? { standId, reserved: false, companies, ...details.get(applicationId) } : { standId, reserved: true, companies: [] })),
  }
}
