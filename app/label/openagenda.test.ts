import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut, LIMITS, OpenAgendaEvent, openAgendaEvent, stretches, type Exported } from './openagenda'

const at = (text: string) => new Date(text)
const visit: Exported = {
  uid: 'a2c1', title: 'Le feu et le marteau', summary: 'Une forge aujourd’hui.', description: 'Deux heures dans l’atelier.', programmeOfVisit: 'La presse\nLe marteau', theme: 'Forge', host: 'Forges du Hainaut',
  attendance: 'ONSITE', onlineLink: null, placeName: 'Forges', address: '1 rue des Ateliers', postcode: '59300', town: 'Valenciennes', latitude: 50.36, longitude: 3.52, minAge: 12, maxAge: null,
  stepFree: true, hearing: false, visual: false, psychic: false, intellectual: false, free: true, conditions: 'Chaussures fermées', contactMail: 'visites@forge.example', page: 'https://pavillon.example/actions/le-feu', zone: 'Europe/Paris', state: 'planned',
  sessions: [{ startsAt: at('2026-11-17T13:00:00Z'), endsAt: at('2026-11-17T15:00:00Z') }],
}

test('an activity is an event with its local hours, its place and who can come', () => {
  const { event, warnings } = openAgendaEvent(visit)
  expect(warnings).toEqual([])
  expect(event).toMatchObject({
    title: { fr: 'Le feu et le marteau' }, longDescription: { fr: 'Deux heures dans l’atelier.\n\n- La presse\n- Le marteau' }, conditions: { fr: 'Gratuit. Chaussures fermées' }, keywords: { fr: ['Forge', 'Forges du Hainaut'] },
    timings: [{ begin: '2026-11-17T14:00:00+01:00', end: '2026-11-17T16:00:00+01:00' }], accessibility: { mi: true, hi: false }, age: { min: 12, max: null }, attendanceMode: 1, status: 1, timezone: 'Europe/Paris',
    location: { name: 'Forges', city: 'Valenciennes', postalCode: '59300', countryCode: 'FR' }, registration: [{ type: 'link', value: visit.page }, { type: 'email', value: 'visites@forge.example' }],
  })
  expect(OpenAgendaEvent.safeParse(event).success).toBe(true)
})

test('groups side by side are one stretch, what lasts longer than a day is parted', () => {
  const hours = (from: string, until: string) => ({ startsAt: at(from), endsAt: at(until) })
  expect(stretches([hours('2026-11-17T09:00:00Z', '2026-11-17T11:00:00Z'), hours('2026-11-17T10:00:00Z', '2026-11-17T12:00:00Z'), hours('2026-11-17T12:00:00Z', '2026-11-17T13:00:00Z')])).toEqual([
    { from: Date.parse('2026-11-17T09:00:00Z'), until: Date.parse('2026-11-17T12:00:00Z') }, { from: Date.parse('2026-11-17T12:00:00Z'), until: Date.parse('2026-11-17T13:00:00Z') },
  ])
  expect(stretches([hours('2026-11-17T09:00:00Z', '2026-11-19T10:00:00Z')])).toHaveLength(3)
})

test('what is too long is cut between letters and said; what has no date or no address on line is left out and said', () => {
  const { event, warnings } = openAgendaEvent({ ...visit, title: `${'é'.repeat(138)}👩‍🔬🚆`, summary: 'x'.repeat(400) })
  expect(event?.title.fr).toBe(`${'é'.repeat(138)}…`)
  expect(warnings).toEqual([{ field: 'title', max: 140 }, { field: 'description', max: 200 }])
  expect(openAgendaEvent({ ...visit, sessions: [] })).toEqual({ warnings: [{ field: 'noDates' }] })
  expect(openAgendaEvent({ ...visit, attendance: 'MIXED', onlineLink: 'demain' })).toEqual({ warnings: [{ field: 'noLink' }] })
  expect(openAgendaEvent({ ...visit, attendance: 'ONLINE', onlineLink: 'https://visio.example/x' }).event).toMatchObject({ attendanceMode: 2, onlineAccessLink: 'https://visio.example/x' })
})

test('whatever people write, the event is valid, and nothing is cut without being said', () => {
  const words = (longest: number) => fc.string({ unit: 'grapheme', maxLength: longest })
  const session = fc.tuple(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 1, max: 4_000 })).map(([minute, length]) => ({ startsAt: new Date(1_790_000_000_000 + minute * 60_000), endsAt: new Date(1_790_000_000_000 + (minute + length) * 60_000) }))
  fc.assert(fc.property(
    fc.record({ title: words(200).filter((text) => text.trim() !== ''), summary: words(300), description: words(400), programmeOfVisit: words(300), theme: fc.option(words(300)), conditions: fc.option(words(400)), sessions: fc.array(session, { maxLength: 60 }), state: fc.constantFrom('planned' as const, 'moved' as const, 'cancelled' as const) }),
    (given) => {
      const { event, warnings } = openAgendaEvent({ ...visit, ...given })
      if (!event) return given.sessions.length === 0
      const said = new Set(warnings.map(({ field }) => field))
      return OpenAgendaEvent.safeParse(event).success && said.has('title') === given.title.trim().length > LIMITS.title && said.has('description') === (given.summary.trim() || given.title.trim()).length > LIMITS.description
    },
  ), { numRuns: 300 })
})

test('a cut never leaves half a character', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, longest) => {
    const short = cut(text, longest)
    return short.length <= longest && !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(short)
  }))
})
