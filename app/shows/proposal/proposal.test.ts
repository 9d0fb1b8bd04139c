import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { aCompanyViewer, aHall, anApplication, aShow, aStaffViewer, aStand } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { defaultWeights } from '../assignments/fit'
import { holdStand } from '../assignments/commands.server'
import { acceptProposal, cancelProposal, placesOf, startProposal, type ProposalResult } from './commands.server'
import { proposalDesk } from './queries.server'

useTestDatabase()

const settings = { ...defaultWeights, keepHeld: true as const, seconds: 10 }
let staff: Viewer
beforeEach(async () => {
  staff = await aStaffViewer()
})

/** A show with stands of 9 m² in a row and so many accepted companies that want one. */
async function pavilion(stands: number, companies: number) {
  const show = await aShow()
  const hall = await aHall({ showId: show.id, width: 60, height: 20 })
  const places: Awaited<ReturnType<typeof aStand>>[] = []
  for (let n = 0; n < stands; n += 1) places.push(await aStand({ hallId: hall.id, number: `A${n + 1}`, x: 2 + n * 3, y: 2, width: 3, height: 3 }))
  const applications: Awaited<ReturnType<typeof anApplication>>[] = []
  for (let n = 0; n < companies; n += 1) {
    const viewer = await aCompanyViewer()
    applications.push(await anApplication({ showId: show.id, companyId: viewer.companyIds[0] ?? '', state: 'ACCEPTED', wishes: [{ area: 9, equipped: true, openSides: 1, place: n === 0 ? 'A3' : '', near: [], away: [] }] }))
  }
  return { show, places, applications }
}

async function proposed(showId: string) {
  const started = await startProposal(staff, showId, settings)
  if (!started.ok) throw new Error(started.reason)
  await started.done
  const proposal = await db().standProposal.findUniqueOrThrow({ where: { id: started.id } })
  return { id: started.id, state: proposal.state, result: proposal.result as unknown as ProposalResult }
}

test('a proposal places everybody it can, keeps what is confirmed, says why, and changes nothing by itself', async () => {
  const { show, places, applications } = await pavilion(4, 4)
  await holdStand(staff, show.id, { applicationId: applications[1]?.id ?? '', standId: places[0]?.id ?? '', confirm: 'oui' })
  const { state, result } = await proposed(show.id)
  expect(state).toBe('DONE')
  expect(result).toMatchObject({ by: 'solver', proven: true })
  expect(result.score).toBeGreaterThanOrEqual(result.byHand)
  expect(result.reasons.find(({ applicationId }) => applicationId === applications[1]?.id)).toMatchObject({ kind: 'placed', standId: places[0]?.id, change: 'fixed' })
  expect(result.reasons.find(({ applicationId }) => applicationId === applications[0]?.id)).toMatchObject({ kind: 'placed', standId: places[2]?.id, change: 'new', fit: { rank: 1, place: true } })
  expect(placesOf(result)).toHaveLength(3)
  expect(await db().assignment.count({ where: { application: { showId: show.id } } })).toBe(1)
})

test('staff take a part of it, then the rest; whoever was confirmed is told', async () => {
  const { show, applications } = await pavilion(3, 3)
  const { id, result } = await proposed(show.id)
  const [first = '', ...others] = placesOf(result).map(({ applicationId }) => applicationId)
  expect(await acceptProposal(staff, show.id, { proposition: id, dossiers: [first], until: '2099-01-01' })).toEqual({ ok: true, n: 1 })
  expect(await db().assignment.findMany({ where: { application: { showId: show.id }, state: 'HELD' } })).toMatchObject([{ applicationId: first }])
  expect((await proposalDesk(staff, show.id)).rows.filter(({ done }) => done)).toHaveLength(1)
  expect(await acceptProposal(staff, show.id, { proposition: id, dossiers: others, confirm: 'oui' })).toEqual({ ok: true, n: 2 })
  expect(await db().assignment.count({ where: { application: { showId: show.id }, state: 'CONFIRMED' } })).toBe(2)
  expect(await db().message.count({ where: { kind: 'assignment.confirmed', aboutId: { in: (await db().assignment.findMany({ where: { applicationId: { in: applications.map((one) => one.id) } } })).map((one) => one.id) } } })).toBe(2)
})

test('what changed since is said by its row, and taking it over anyway changes nothing at all', async () => {
  const { show, applications } = await pavilion(3, 2)
  const { id, result } = await proposed(show.id)
  const places = placesOf(result)
  const [mine, theirs] = places
  const late = await anApplication({ showId: show.id, companyId: (await aCompanyViewer()).companyIds[0] ?? '', state: 'ACCEPTED' })
  await holdStand(staff, show.id, { applicationId: late.id, standId: mine?.standId ?? '', confirm: 'oui' })
  const desk = await proposalDesk(staff, show.id)
  expect(desk.rows.find(({ reason }) => reason.applicationId === mine?.applicationId)?.stale).toBe('taken')
  expect(desk.rows.find(({ reason }) => reason.applicationId === theirs?.applicationId)?.stale).toBeNull()
  expect(await acceptProposal(staff, show.id, { proposition: id, dossiers: places.map(({ applicationId }) => applicationId), confirm: 'oui' })).toMatchObject({ ok: false, reason: 'standTaken' })
  expect(await db().assignment.count({ where: { applicationId: { in: applications.map((one) => one.id) } } })).toBe(0)
})

test('two proposals accepted at once never put two on one stand', async () => {
  const { show } = await pavilion(2, 4)
  const { id, result } = await proposed(show.id)
  const dossiers = placesOf(result).map(({ applicationId }) => applicationId)
  const answers = await Promise.all([1, 2, 3, 4].map(() => acceptProposal(staff, show.id, { proposition: id, dossiers, confirm: 'oui' })))
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0)
  const live = await db().assignment.findMany({ where: { application: { showId: show.id }, state: { not: 'RELEASED' } } })
  expect(new Set(live.map(({ standId }) => standId)).size).toBe(live.length)
  expect(live).toHaveLength(2)
})

test('one computation at a time; given up it leaves nothing; points are kept for the next time', async () => {
  const { show } = await pavilion(3, 3)
  const answers = await Promise.all([1, 2].map(() => startProposal(staff, show.id, { ...settings, rank1: 77 })))
  expect(answers.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(['ok', 'running'])
  const started = answers.find((one) => one.ok)
  if (!started?.ok) throw new Error('none began')
  await cancelProposal(staff, show.id, started.id)
  await started.done
  expect(await db().standProposal.findUniqueOrThrow({ where: { id: started.id } })).toMatchObject({ state: 'DISCARDED', result: null })
  expect((await proposalDesk(staff, show.id)).weights.rank1).toBe(77)
  const empty = await aShow()
  expect(await startProposal(staff, empty.id, settings)).toEqual({ ok: false, reason: 'nothingToPlace' })
})
