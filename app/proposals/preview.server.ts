/** Pages that nobody else sees yet. */
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import type { FormValues } from '~/activities/form-values'
import type { publicActivity } from '~/activities/public-queries.server'
import { db } from '~/db/client.server'
import { heldFields, isId, readForm, withChange } from './held.server'
import { formOf, ownProposal } from './queries.server'
import type { DateChange } from './schema'

/** An own activity as its public page would show it, with what was typed and asked for; null while the form does not hold. */
export async function previewOf(viewer: Viewer, id: string) {
  const found = await ownProposal(viewer, id)
  if (!found.own) throw notFound()
  return shownAs(id, formOf(found), found.revision?.dates ?? [])
}

/** The same of any activity for staff, as it is saved; for a change that waits, as it would be. */
export async function previewForStaff(_staff: Viewer, id: string, changed: boolean) {
  const found = isId(id) ? await db().activity.findUnique({ where: { id }, include: heldFields }) : null
  if (!found) throw notFound()
  const { revision, now } = withChange(found)
  const sent = changed && revision?.state === 'PENDING' ? revision : undefined
  return shownAs(id, sent?.typed ?? now, sent?.dates ?? [])
}

async function shownAs(id: string, form: FormValues, asked: readonly DateChange[]) {
  const input = readForm(form)
  if (!input) return null
  const activity = await db().activity.findUniqueOrThrow({
    where: { id }, omit: { searchText: true, createdById: true, moderationReason: true, labelReason: true, maxPerYear: true },
    include: {
      host: { select: { name: true, town: true, web: true } }, coHosts: { select: { company: { select: { name: true } } } }, sessions: { orderBy: { startsAt: 'asc' } },
      programme: { select: { title: true, slug: true, kind: true, status: true, statusNote: true, example: true, zone: true, signUpOpensAt: true, signUpClosesAt: true } },
    },
  })
  const { host: _host, coHosts: _coHosts, approvals: _approvals, price, maxPerYear: _maxPerYear, ...typed } = input
  const shown = { ...activity, ...nulled(typed), priceCents: Math.round(price * 100), latitude: activity.latitude, longitude: activity.longitude }
  const row = { slug: activity.slug, title: shown.title, kind: shown.kind, town: shown.town, host: activity.host?.name ?? null, levels: shown.levels, stepFree: shown.stepFree, programmeKind: activity.programme.kind, programmeTitle: activity.programme.title, example: activity.programme.example, taken: 0, signUpClosesAt: null }
  const there = activity.sessions.flatMap((session) => {
    const change = asked.find(({ key }) => key === session.id)
    if (change?.kind === 'cancel') return []
    const times = change?.kind === 'move' ? { startsAt: new Date(change.startsAt), endsAt: new Date(change.endsAt), seats: change.seats } : session
    return [{ ...row, id: session.id, status: session.status, startsAt: times.startsAt, endsAt: times.endsAt, seats: times.seats }]
  })
  const added = asked.flatMap((change) => (change.kind === 'add' ? [{ ...row, id: change.key, status: 'PLANNED' as const, startsAt: new Date(change.startsAt), endsAt: new Date(change.endsAt), seats: change.seats }] : []))
  return { activity: shown, sessions: [...there, ...added].sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime()) } satisfies NonNullable<Awaited<ReturnType<typeof publicActivity>>>
}

type Nulled<Input> = { [Name in keyof Input]-?: undefined extends Input[Name] ? Exclude<Input[Name], undefined> | null : Input[Name] }
/** What a form leaves out is null in a row. */
const nulled = <Input extends object>(input: Input) => Object.fromEntries(Object.entries(input).map(([name, value]) => [name, value ?? null])) as Nulled<Input>
