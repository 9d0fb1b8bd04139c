/** Settings for tests and measuring, made from a seed: the same seed, the same setting. */
import { randomFrom } from '~/solver/anneal'
import type { Asked, Setting, Slot } from './rules'
import { defaultWeights } from './weights'

const DAYS = ['2027-03-01', '2027-03-02', '2027-03-04', '2027-03-05', '2027-03-08', '2027-03-09']
const LEVELS = ['QUATRIEME', 'TROISIEME', 'SECONDE_GT', 'SECONDE_PRO'] as const
const KINDS = ['COMPANY_VISIT', 'COMPANY_VISIT', 'TALK_IN_CLASS', 'WORKSHOP'] as const
const THEMES = ['Usinage', 'Énergie', 'Soudage', 'Robotique', null]

/** So many classes and places in Nord and Pas-de-Calais. */
export function aRegion(seed: number, classes: number, places: number, { days = 6 }: { days?: number } = {}): Setting {
  const random = randomFrom(seed)
  const next = (n: number) => Math.floor(random() * n)
  const of = <One>(list: readonly One[]) => list[next(list.length)] as One
  const somewhere = () => ({ latitude: 50.2 + random() * 0.8, longitude: 2.2 + random() * 1.8 })
  const schools = Array.from({ length: Math.max(1, Math.ceil(classes * 0.6)) }, (_, n) => ({ id: `s${n}`, name: `Collège ${n}`, town: 'Lens', priority: of(['NONE', 'NONE', 'REP', 'REP_PLUS'] as const), rural: next(4) === 0, ...somewhere() }))
  const companies = Array.from({ length: Math.max(1, Math.ceil(places * 0.4)) }, (_, n) => ({ id: `c${n}`, name: `Atelier ${n}`, place: somewhere() }))
  const part = () => of(['DAY', 'DAY', 'MORNING', 'AFTERNOON'] as const)
  const dayOf = (n: number) => DAYS[n] ?? `2027-04-${String(1 + ((n * 7) % 28)).padStart(2, '0')}`
  return {
    asked: Array.from({ length: classes }, (_, n): Asked => ({
      id: `r${n}`, school: of(schools), kind: of(KINDS), level: of(LEVELS), className: `${n}`, pupils: 10 + next(20), adults: 1 + next(3), stepFree: next(8) === 0 ? 1 : 0, theme: of(THEMES), maxKm: next(3) ? 20 + next(60) : null,
      windows: Array.from({ length: 1 + next(3) }, () => { const from = next(days); return { from: dayOf(from), until: dayOf(Math.min(days - 1, from + 1)), part: part() } }).filter(({ from, until }) => from <= until), days: 2, answered: false, declined: [], askedOf: [],
    })),
    slots: Array.from({ length: places }, (_, n): Slot => {
      const company = of(companies)
      const morning = next(2) === 0
      const activityId = `a${next(Math.max(1, places - 1))}`
      const common = {
        id: `p${n}`, activityId, yearKey: activityId, kindOf: of(KINDS), title: `Action ${n}`, words: of(THEMES) ?? 'Atelier ouvert', company: next(10) ? { id: company.id, name: company.name } : null, place: company.place, online: false,
        levels: next(3) ? LEVELS.filter(() => next(3) > 0) : [], minParty: next(3) ? null : 10, maxParty: next(3) ? null : 26, pupilsPerAdult: next(3) ? null : 12, openTo: ['CLASS' as const], stepFree: next(3) > 0,
      }
      if (next(6) === 0 && common.company) return { ...common, kind: 'invitation', reachable: next(8) > 0 }
      const day = dayOf(next(days))
      return { ...common, kind: 'session', startsAt: `${day}T08:00:00.000Z`, endsAt: `${day}T10:00:00.000Z`, span: { day, start: morning ? '09:00' : '14:00', end: morning ? '11:00' : '16:00' }, off: next(15) === 0, soon: next(15) === 0, left: 12 + next(60), waiting: next(12) === 0 ? 1 : 0 }
    }),
    weights: defaultWeights, invitations: 1 + next(2),
    classesOfSchool: Object.fromEntries(schools.filter(() => next(3) === 0).map(({ id }) => [id, 1 + next(2)])), classesAtCompany: Object.fromEntries(companies.filter(() => next(3) === 0).map(({ id }) => [id, 1 + next(3)])),
    yearLeft: Object.fromEntries(Array.from({ length: places }, (_, n) => n).filter(() => next(4) === 0).map((n) => [`a${n}`, next(3)])),
  }
}
