/** What the papers of a visit have in common. */
import { phoneWords } from '~/directory/identity'
import { classWords } from '~/signups/components/className'
import type { Paper } from '~/ui/paper.server'
import { euros } from '~/ui/money'
import { dayWords, timeRangeWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import type { NoticeFacts, PaperFacts } from './facts.server'
import { words } from './texts'

type Organisation = { name: string; lines: string[]; phone: string | null }

export const called = (phone: string | null) => phone && phoneWords(phone)

/** Name, address and telephone of an organisation, a line each. */
export function organisationLines({ name, lines, phone }: Organisation, more: (string | false)[] = []): string[] {
  return [name, ...lines, ...more, phone ? `${words.phone} : ${called(phone)}` : ''].filter((line): line is string => !!line)
}

/** Day, hours, class and what else: the row of facts under which everything else stands. */
export function whenAndWho(sheet: Paper, { startsAt, endsAt, zone, level, className }: Pick<PaperFacts, 'startsAt' | 'endsAt' | 'zone' | 'level' | 'className'>, more: [string, string][] = []): void {
  const [from, until] = [new Date(startsAt), new Date(endsAt)]
  const levelWords = level && translator('fr', 'activities')(`level.${level}`)
  sheet.facts([[words.day, dayWords(from, 'fr', zone)], [words.time, timeRangeWords(from, until, 'fr', zone)], [words.class, classWords(levelWords, className)], ...more])
}

/** Whose place it is, and where. */
export function where(sheet: Paper, { host, place }: Pick<PaperFacts, 'host' | 'place'>): void {
  sheet.space(-6)
  sheet.paragraph([host && !place.startsWith(host.name) && host.name, place].filter(Boolean).join(', '), { size: 10, weight: 'medium', gap: 4 })
}

/** Names of the gear, in one sentence; nothing where none is asked for. */
export function gearWords(gear: PaperFacts['gear']): string {
  const t = translator('fr', 'activities')
  const names = gear.map((one) => t(`gear.${one}`)).join(', ')
  return names.charAt(0) + names.slice(1).toLowerCase()
}

/** How the class comes, who pays and how much; nothing while that is not settled. */
export function transportWords({ mode, costCents, payer }: NoticeFacts['transport']): string {
  const { modes, payers, paidBy } = words.transport
  const cost = costCents ? euros(costCents, 'fr', { round: true }) : ''
  return [mode && modes[mode], payer ? `${paidBy} ${payers[payer]}${cost && ` (${cost})`}` : cost].filter(Boolean).join(', ')
}
