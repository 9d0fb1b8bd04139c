/** What waits for somebody of the house, or is late: counted, with the oldest named. */
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import { labelBoard } from '~/label/queries.server'
import { paperLines } from '~/papers/queries.server'
import { REMIND_DAYS } from '~/papers/rules'
import { proposalsForStaff } from '~/proposals/queries.server'
import { addDays, dateOnly, fromDateOnly, instantOf, todayIn } from '~/ui/time'

/** Days after which a proposal or a request that nobody answered counts as late. */
const PATIENCE = 7
const NAMED = 3

export type Waiting = {
  what: 'chamberLate' | 'rectorateLate' | 'proposals' | 'requests' | 'deadlines' | 'labelAnswers' | 'labelToSubmit' | 'attendance' | 'conventions' | 'mailFailed'
  n: number
  /** Past its day, not only waiting. */
  late: boolean
  to: string
  /** The oldest of them, each with since when or until when. */
  named: { id: string; words: string; day: string | null; to: string | null }[]
}

/** Everything at once, what is late first, what is nothing left out; and where the label stands in each edition. */
export async function deskOf(staff: Viewer, now = new Date()): Promise<{ waiting: Waiting[]; label: LabelStanding[] }> {
  const boards = await editionBoards(staff, now)
  const found = await Promise.all([overdueDecisions('CHAMBER', now), overdueDecisions('RECTORATE', now), proposals(staff, now), requests(now), deadlines(now), attendance(now), conventions(now), failedMail()])
  return { waiting: inOrder([...found, ...labels(boards, now)]), label: boards.filter(({ programme }) => programme.current).map(standingOf) }
}

const inOrder = (found: Waiting[]) => found.filter(({ n }) => n > 0).sort((one, other) => Number(other.late) - Number(one.late))

async function overdueDecisions(authority: 'CHAMBER' | 'RECTORATE', now: Date): Promise<Waiting> {
  const where = { authority, state: { in: ['ASKED', 'MORE_ASKED'] as ('ASKED' | 'MORE_ASKED')[] }, dueAt: { lt: now }, signUp: { status: 'PENDING' as const, session: { startsAt: { gt: now } } } }
  const [n, rows] = await Promise.all([
    db().approval.count({ where }),
    db().approval.findMany({ where, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }], take: NAMED, select: { id: true, dueAt: true, signUp: { select: { className: true, school: { select: { name: true } }, session: { select: { id: true, activity: { select: { title: true } } } } } } } }),
  ])
  return {
    what: authority === 'CHAMBER' ? 'chamberLate' : 'rectorateLate', n, late: true, to: '/equipe#avis',
    named: rows.map(({ id, dueAt, signUp }) => ({ id, words: [signUp?.school?.name, signUp?.className, signUp?.session.activity.title].filter(Boolean).join(', '), day: dueAt && todayIn(undefined, dueAt), to: signUp && `/equipe/creneaux/${signUp.session.id}` })),
  }
}

/** What companies sent to be read: new activities, and changes of what is published. */
async function proposals(staff: Viewer, now: Date): Promise<Waiting> {
  const { proposed, changes } = await proposalsForStaff(staff)
  const all = [
    ...proposed.map(({ id, title, host, sentAt }) => ({ id, title, host, sentAt, to: `/equipe/actions/${id}` })),
    ...changes.map(({ id, sentAt, activity: { title, host } }) => ({ id, title, host, sentAt: sentAt ?? now, to: `/equipe/propositions/${id}` })),
  ].sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime())
  return {
    what: 'proposals', n: all.length, late: all.some(({ sentAt }) => sentAt.getTime() < now.getTime() - PATIENCE * 86_400_000), to: '/equipe/propositions',
    named: all.slice(0, NAMED).map(({ id, title, host, sentAt, to }) => ({ id, words: [title, host?.name].filter(Boolean).join(', '), day: todayIn(undefined, sentAt), to })),
  }
}

async function requests(now: Date): Promise<Waiting> {
  const today = todayIn(undefined, now)
  const where = { state: 'OPEN' as const, lastDay: { gt: fromDateOnly(today) } }
  const [n, rows] = await Promise.all([db().visitRequest.count({ where }), db().visitRequest.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: NAMED, select: { id: true, createdAt: true, theme: true, school: { select: { name: true } } } })])
  return {
    what: 'requests', n, late: rows.some(({ createdAt }) => createdAt < instantOf(addDays(today, -PATIENCE), '00:00')), to: '/equipe/demandes?etat=OPEN',
    named: rows.map(({ id, createdAt, theme, school }) => ({ id, words: [school.name, theme].filter(Boolean).join(', '), day: todayIn(undefined, createdAt), to: `/equipe/demandes/${id}` })),
  }
}

/** Days of shows that have passed: what the house has to do itself, and what exhibitors have not handed in. */
async function deadlines(now: Date): Promise<Waiting> {
  const rows = await db().deadline.findMany({
    where: { cancelledAt: null, dueOn: { lt: fromDateOnly(todayIn(undefined, now)) }, show: { programme: { status: { notIn: ['CANCELLED', 'HELD'] }, endsOn: { gte: fromDateOnly(todayIn(undefined, now)) } } }, OR: [{ perCompany: false, doneAt: null }, { perCompany: true }] },
    orderBy: [{ dueOn: 'asc' }, { title: 'asc' }],
    select: { id: true, showId: true, title: true, dueOn: true, perCompany: true, _count: { select: { tasks: { where: { doneAt: { not: null }, application: { state: 'ACCEPTED' } } } } }, show: { select: { _count: { select: { applications: { where: { state: 'ACCEPTED' } } } } } } },
  })
  const missed = rows.filter(({ perCompany, _count, show }) => !perCompany || _count.tasks < show._count.applications)
  return {
    what: 'deadlines', n: missed.length, late: true, to: missed[0] ? `/equipe/salons/${missed[0].showId}/echeances` : '/equipe/programmes?type=SHOW',
    named: missed.slice(0, NAMED).map(({ id, showId, title, dueOn }) => ({ id, words: title, day: dateOnly(dueOn), to: `/equipe/salons/${showId}/echeances/${id}` })),
  }
}

/** Sessions that are over and whose door nobody has closed: nobody was noted as come or absent. */
async function attendance(now: Date): Promise<Waiting> {
  const where = { status: 'PLANNED' as const, endsAt: { lt: now, gt: new Date(now.getTime() - 60 * 86_400_000) }, signUps: { some: { status: 'CONFIRMED' as const } } }
  const [n, rows] = await Promise.all([db().session.count({ where }), db().session.findMany({ where, orderBy: [{ endsAt: 'asc' }, { id: 'asc' }], take: NAMED, select: { id: true, endsAt: true, activity: { select: { title: true } } } })])
  return { what: 'attendance', n, late: true, to: '/equipe/jour', named: rows.map(({ id, endsAt, activity }) => ({ id, words: activity.title, day: todayIn(undefined, endsAt), to: `/jour/${id}` })) }
}

/** Conventions that somebody has still to sign, of visits so near that their schools and hosts were reminded. */
async function conventions(now: Date): Promise<Waiting> {
  const soon = instantOf(addDays(todayIn(undefined, now), Math.max(...REMIND_DAYS) + 1), '00:00')
  const visits = await db().signUp.findMany({
    where: { kind: 'CLASS', status: 'CONFIRMED', session: { status: 'PLANNED', startsAt: { gt: now, lt: soon } }, papers: { some: { state: 'VALID', kind: 'CONVENTION' } } },
    orderBy: [{ session: { startsAt: 'asc' } }, { id: 'asc' }], select: { id: true, className: true, school: { select: { name: true } }, session: { select: { startsAt: true, activity: { select: { title: true } } } } },
  })
  const lines = await paperLines(visits.map(({ id }) => id), 'STAFF')
  const unsigned = visits.filter(({ id }) => lines.get(id)?.some(({ kind, missing }) => kind === 'CONVENTION' && missing.length > 0))
  return {
    what: 'conventions', n: unsigned.length, late: true, to: unsigned[0] ? `/papiers/${unsigned[0].id}` : '/equipe/jour',
    named: unsigned.slice(0, NAMED).map(({ id, className, school, session: { startsAt, activity } }) => ({ id, words: [school?.name, className, activity.title].filter(Boolean).join(', '), day: todayIn(undefined, startsAt), to: `/papiers/${id}` })),
  }
}

/** The label of editions that are not long over, and of those for which an answer is still awaited. */
async function editionBoards(staff: Viewer, now: Date) {
  const since = fromDateOnly(addDays(todayIn(undefined, now), -30))
  const editions = await db().programme.findMany({
    where: { kind: 'INDUSTRY_WEEK', status: { not: 'CANCELLED' }, OR: [{ endsOn: { gte: since } }, { activities: { some: { label: 'SUBMITTED' } } }] },
    orderBy: { startsOn: 'asc' }, take: 6, select: { id: true, endsOn: true, status: true },
  })
  return Promise.all(editions.map(async ({ id, endsOn, status }) => {
    const board = await labelBoard(staff, id, now)
    return { ...board, programme: { ...board.programme, current: endsOn >= since && status !== 'HELD' } }
  }))
}
type Board = Awaited<ReturnType<typeof editionBoards>>[number]

/** Label answers that the committee owes, and actions that are ready while the day to hand them in comes near. */
function labels(boards: Board[], now: Date): Waiting[] {
  const today = todayIn(undefined, now)
  const owed = boards.flatMap(({ programme, submitted }) => submitted.filter(({ late }) => late).map((row) => ({ ...row, programme })))
  const near = boards.filter(({ deadline, over, ready }) => deadline !== null && !over && deadline <= addDays(today, 14) && ready.length > 0)
  return [
    { what: 'labelAnswers', n: owed.length, late: true, to: owed[0] ? `/equipe/programmes/${owed[0].programme.id}/label` : '', named: owed.slice(0, NAMED).map(({ id, title, dueOn }) => ({ id, words: title, day: dueOn, to: `/equipe/actions/${id}` })) },
    { what: 'labelToSubmit', n: near.reduce((sum, { ready }) => sum + ready.length, 0), late: false, to: near[0] ? `/equipe/programmes/${near[0].programme.id}/label` : '', named: near.slice(0, NAMED).map(({ programme, deadline }) => ({ id: programme.id, words: programme.title, day: deadline, to: `/equipe/programmes/${programme.id}/label` })) },
  ]
}

async function failedMail(): Promise<Waiting> {
  return { what: 'mailFailed', n: await db().message.count({ where: { state: 'FAILED', recipient: { not: '' } } }), late: true, to: '/equipe/courrier', named: [] }
}

/** How many of an edition's actions stand where; each is counted once. */
function standingOf({ programme, deadline, over, ready, lacking, submitted, labelled }: Board) {
  const refused = (rows: Board['ready']) => rows.filter(({ label }) => label === 'REFUSED').length
  return { id: programme.id, title: programme.title, deadline, over, labelled: labelled.length, submitted: submitted.length, refused: refused(ready) + refused(lacking), ready: ready.length - refused(ready), lacking: lacking.length - refused(lacking) }
}
export type LabelStanding = ReturnType<typeof standingOf>
