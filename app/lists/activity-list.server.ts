/** Activities and sessions as lists: one row for each, with seats and who waits. */
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, pool } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { phoneWords } from '~/directory/identity'
import { seatsTaken } from '~/signups/queries.server'
import type { Language } from '~/ui/catalogues'
import { translator } from '~/ui/translator'
import { BATCH, listOf, type Column, type List } from './list'

export type ActivityScope = { programmeId: string } | { activityId: string }

const shown = {
  title: true, kind: true, theme: true, moderation: true, label: true, labelNumber: true, placeName: true, address: true, postcode: true, town: true, audiences: true, levels: true, openTo: true, stepFree: true,
  contactName: true, contactMail: true, contactPhone: true, host: { select: { name: true, siret: true, siren: true } },
} as const satisfies Prisma.ActivitySelect
type Shown = Prisma.ActivityGetPayload<{ select: typeof shown }>
type Counted = { seats: number; taken: number; waiting: number }

/** What both lists say of an activity. */
function aboutActivity<Row>(language: Language, of: (row: Row) => Shown): { first: Column<Row>[]; last: Column<Row>[] } {
  const t = translator(language, 'lists')
  const words = translator(language, 'activities')
  return {
    first: [
      { key: 'activity', title: t('column.activity'), kind: 'text', value: (row) => of(row).title },
      { key: 'kind', title: t('column.kind'), kind: 'identifier', value: (row) => words(`kind.${of(row).kind}`) },
      { key: 'host', title: t('column.host'), kind: 'text', value: (row) => of(row).host?.name },
      { key: 'siret', title: 'SIRET', kind: 'identifier', value: (row) => of(row).host?.siret ?? of(row).host?.siren },
      { key: 'place', title: t('column.place'), kind: 'text', value: (row) => [of(row).placeName, of(row).address].filter(Boolean).join(', ') },
      { key: 'town', title: t('column.town'), kind: 'text', value: (row) => [of(row).postcode, of(row).town].filter(Boolean).join(' ') },
      { key: 'moderation', title: t('column.moderation'), kind: 'identifier', value: (row) => words(`moderation.${of(row).moderation}`) },
    ],
    last: [
      { key: 'theme', title: t('column.theme'), kind: 'text', value: (row) => of(row).theme },
      { key: 'audiences', title: t('column.audiences'), kind: 'identifier', value: (row) => of(row).audiences.map((one) => words(`audience.${one}`)).join(', ') },
      { key: 'levels', title: t('column.levels'), kind: 'identifier', value: (row) => of(row).levels.map((one) => words(`level.${one}`)).join(', ') },
      { key: 'openTo', title: t('column.openTo'), kind: 'identifier', value: (row) => of(row).openTo.map((one) => words(`openTo.${one}`)).join(', ') },
      { key: 'stepFree', title: t('column.stepFree'), kind: 'yes', value: (row) => of(row).stepFree },
      { key: 'contact', title: t('column.contact'), kind: 'text', value: (row) => of(row).contactName },
      { key: 'mail', title: t('column.mail'), kind: 'text', value: (row) => of(row).contactMail },
      { key: 'phone', title: t('column.phone'), kind: 'phone', value: (row) => of(row).contactPhone && phoneWords(of(row).contactPhone ?? '') },
    ],
  }
}

const counts = (language: Language): Column<Counted>[] => {
  const t = translator(language, 'lists')
  return [
    { key: 'seats', title: t('column.seats'), kind: 'number', value: ({ seats }) => seats },
    { key: 'taken', title: t('column.taken'), kind: 'number', value: ({ taken }) => taken },
    { key: 'free', title: t('column.free'), kind: 'number', value: ({ seats, taken }) => Math.max(0, seats - taken) },
    { key: 'waiting', title: t('column.waiting'), kind: 'number', value: ({ waiting }) => waiting },
  ]
}

/** Rows page after page by their ids; `read` gives those after a cursor. */
async function* paged<Row extends { id: string }, Made>(read: (after: { cursor?: { id: string }; skip?: number; take: number }) => Promise<Row[]>, make: (rows: Row[]) => Promise<Made[]>): AsyncGenerator<Made[]> {
  let cursor: string | undefined
  do {
    const rows = await read({ take: BATCH, ...(cursor && { cursor: { id: cursor }, skip: 1 }) })
    if (rows.length > 0) yield await make(rows)
    cursor = rows.length === BATCH ? rows.at(-1)?.id : undefined
  } while (cursor)
}

async function waitingOf(sessionIds: string[]): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ id: string; n: number }>(`SELECT "sessionId" AS id, count(*)::int AS n FROM "SignUp" WHERE "sessionId" = ANY($1::uuid[]) AND status = 'WAITLISTED' GROUP BY 1`, [sessionIds])
  return new Map(rows.map(({ id, n }) => [id, n]))
}

async function programmeOf(viewer: Viewer, scope: ActivityScope) {
  if (!viewer.roles.includes('STAFF')) throw notFound()
  const select = { slug: true, title: true, zone: true } as const
  if ('programmeId' in scope) {
    const programme = await db().programme.findUnique({ where: { id: scope.programmeId }, select })
    if (!programme) throw notFound()
    return programme
  }
  const activity = await db().activity.findUnique({ where: { id: scope.activityId }, select: { slug: true, title: true, programme: { select } } })
  if (!activity) throw notFound()
  return { slug: activity.slug, title: activity.title, zone: activity.programme.zone }
}

/** The sessions of a programme or an activity, earliest first, with seats taken and groups that wait. */
export async function sessionList(viewer: Viewer, scope: ActivityScope, language: Language): Promise<List> {
  const about = await programmeOf(viewer, scope)
  const t = translator(language, 'lists')
  const words = translator(language, 'activities')
  type Row = Counted & { startsAt: Date; endsAt: Date; status: 'PLANNED' | 'CANCELLED'; note: string | null; activity: Shown }
  const { first, last } = aboutActivity<Row>(language, ({ activity }) => activity)
  const columns: Column<Row>[] = [
    { key: 'startsAt', title: t('column.startsAt'), kind: 'moment', zone: about.zone, value: ({ startsAt }) => startsAt },
    { key: 'endsAt', title: t('column.endsAt'), kind: 'moment', zone: about.zone, value: ({ endsAt }) => endsAt },
    { key: 'state', title: t('column.state'), kind: 'identifier', value: ({ status }) => words(`sessionStatus.${status}`) },
    ...first, ...counts(language), { key: 'note', title: t('column.note'), kind: 'text', value: ({ note }) => note }, ...last,
  ]
  const where = 'programmeId' in scope ? { activity: scope } : scope
  const select = { id: true, startsAt: true, endsAt: true, status: true, note: true, seats: true, activity: { select: shown } } as const
  return listOf({ file: `creneaux-${about.slug}`, title: `${t('name.creneaux')} · ${about.title}`, zone: about.zone }, columns, () => paged(
    (after) => db().session.findMany({ where, select, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }], ...after }),
    async (rows) => {
      const ids = rows.map(({ id }) => id)
      const [taken, waiting] = await Promise.all([seatsTaken(ids), waitingOf(ids)])
      return rows.map((row) => ({ ...row, taken: taken.get(row.id) ?? 0, waiting: waiting.get(row.id) ?? 0 }))
    },
  ))
}

/** The activities of a programme by title; seats are those of sessions that are held. */
export async function activityList(viewer: Viewer, programmeId: string, language: Language): Promise<List> {
  const about = await programmeOf(viewer, { programmeId })
  const t = translator(language, 'lists')
  type Row = Counted & Shown & { held: number; next: Date | undefined }
  const { first, last } = aboutActivity<Row>(language, (row) => row)
  const columns: Column<Row>[] = [
    ...first,
    { key: 'sessions', title: t('column.sessions'), kind: 'number', value: ({ held }) => held },
    { key: 'startsAt', title: t('column.firstSession'), kind: 'moment', zone: about.zone, value: ({ next }) => next },
    ...counts(language),
    { key: 'label', title: t('column.label'), kind: 'identifier', value: ({ label }) => t(`labelState.${label}`) },
    { key: 'labelNumber', title: t('column.labelNumber'), kind: 'text', value: ({ labelNumber }) => labelNumber },
    ...last,
  ]
  const select = { id: true, ...shown, sessions: { where: { status: 'PLANNED' }, select: { id: true, seats: true, startsAt: true }, orderBy: { startsAt: 'asc' } } } as const
  return listOf({ file: `actions-${about.slug}`, title: `${t('name.actions')} · ${about.title}`, zone: about.zone }, columns, () => paged(
    (after) => db().activity.findMany({ where: { programmeId }, select, orderBy: [{ title: 'asc' }, { id: 'asc' }], ...after }),
    async (rows) => {
      const ids = rows.flatMap(({ sessions }) => sessions.map(({ id }) => id))
      const [taken, waiting] = await Promise.all([seatsTaken(ids), waitingOf(ids)])
      const sum = (sessions: { id: string }[], of: Map<string, number>) => sessions.reduce((total, { id }) => total + (of.get(id) ?? 0), 0)
      return rows.map(({ sessions, ...row }) => ({ ...row, held: sessions.length, next: sessions[0]?.startsAt, seats: sessions.reduce((total, { seats }) => total + seats, 0), taken: sum(sessions, taken), waiting: sum(sessions, waiting) }))
    },
  ))
}
