import { configure } from '../app/config.server'
import { db, disconnect } from '../app/db/client.server'
import { expect, test } from './people'

/** Many people at once, over HTTP, before two processes of one house. */
const houses = () => [process.env.HOUSE_URL ?? '', process.env.SECOND_HOUSE_URL ?? '']

test.beforeAll(() => {
  configure({ databaseUrl: process.env.HOUSE_DATABASE })
})
test.afterAll(() => disconnect())

async function cookieOf(person: string): Promise<string> {
  const [house = ''] = houses()
  const passwords: Record<string, string> = JSON.parse(process.env.HOUSE_SIGN_INS ?? '{}')
  const answer = await fetch(`${house}/connexion?motdepasse`, {
    method: 'POST', redirect: 'manual', headers: { Origin: house },
    body: new URLSearchParams({ email: `${person}@pavillon.example`, password: passwords[person] ?? '', par: 'motdepasse' }),
  })
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
}

async function aHundredSeats(slug: string) {
  const programme = await db().programme.findFirstOrThrow({ where: { kind: 'OUTREACH', publishedAt: { not: null } } })
  const startsAt = new Date(Date.now() + 30 * 86_400_000)
  const activity = await db().activity.create({
    data: {
      programmeId: programme.id, slug, kind: 'COMPANY_VISIT', title: slug, moderation: 'PUBLISHED', publishedAt: new Date(), openTo: ['CLASS'], levels: [], approvals: [], stepFree: true,
      sessions: { create: { startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000), seats: 100 } },
    },
    include: { sessions: true },
  })
  const [session] = activity.sessions
  if (!session) throw new Error('No session')
  return session
}

test('64 classes book at once before two processes: no seat is sold twice, nobody is lost, each is told once', async () => {
  const session = await aHundredSeats('soixante-quatre-classes')
  const cookie = await cookieOf('ecole')
  const parties = Array.from({ length: 64 }, (_, n) => 1 + ((n * 13) % 31))
  const answers = await Promise.all(
    parties.map((pupils, n) => {
      const house = houses()[n % 2] ?? ''
      return fetch(`${house}/actions/soixante-quatre-classes/inscription?creneau=${session.id}`, {
        method: 'POST', redirect: 'manual', headers: { Origin: house, Cookie: cookie },
        body: new URLSearchParams({ sessionId: session.id, level: 'TROISIEME', className: `3e ${n}`, pupils: String(pupils), adults: '0', stepFree: '0', formKey: `crowd-${n}-${session.id}` }),
      })
    }),
  )
  expect(answers.map(({ status }) => status)).toEqual(parties.map(() => 302))

  const rows = await db().signUp.findMany({ where: { sessionId: session.id } })
  const seated = rows.filter(({ status }) => status === 'CONFIRMED').reduce((sum, { pupils, adults }) => sum + pupils + adults, 0)
  expect(rows).toHaveLength(64)
  expect(seated).toBeLessThanOrEqual(100)
  expect(rows.every(({ status }) => status === 'CONFIRMED' || status === 'WAITLISTED')).toBe(true)
  const ids = rows.map(({ id }) => id)
  expect(await db().auditEntry.count({ where: { subjectType: 'SignUp', subjectId: { in: ids }, action: 'signup.created' } })).toBe(64)
  expect(await db().message.count({ where: { aboutId: { in: ids } } })).toBe(64)
})

test('a form sent twice at once is one booking', async () => {
  const session = await aHundredSeats('deux-fois')
  const cookie = await cookieOf('ecole')
  const send = (house: string) => fetch(`${house}/actions/deux-fois/inscription?creneau=${session.id}`, {
    method: 'POST', redirect: 'manual', headers: { Origin: house, Cookie: cookie },
    body: new URLSearchParams({ sessionId: session.id, level: 'TROISIEME', pupils: '20', adults: '2', stepFree: '0', formKey: `twice-${session.id}` }),
  })
  const [one, two] = await Promise.all(houses().map(send))
  expect(one?.headers.get('location')).toBe(two?.headers.get('location'))
  expect(await db().signUp.count({ where: { sessionId: session.id } })).toBe(1)
})

test('what one process saves, the very next request to the other shows', async () => {
  const session = await aHundredSeats('fraicheur')
  const [first = '', second = ''] = houses()
  const cookie = await cookieOf('ecole')
  for (let round = 1; round <= 20; round += 1) {
    await fetch(`${first}/actions/fraicheur/inscription?creneau=${session.id}`, {
      method: 'POST', redirect: 'manual', headers: { Origin: first, Cookie: cookie },
      body: new URLSearchParams({ sessionId: session.id, level: 'TROISIEME', pupils: '2', adults: '0', stepFree: '0', formKey: `fresh-${round}-${session.id}` }),
    })
    const left = 100 - round * 2
    for (const house of [second, first]) expect(await (await fetch(`${house}/actions/fraicheur`, { headers: { 'Accept-Language': 'fr' } })).text()).toContain(`${left} places sur 100`)
  }
})
