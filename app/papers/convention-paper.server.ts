import { bullets, blanks, frames } from '~/ui/paper-forms.server'
import { paperInk, type Paper } from '~/ui/paper.server'
import type { ConventionFacts } from './facts.server'
import { gearWords, organisationLines, transportWords, whenAndWho } from './parts.server'
import { signersOf } from './rules'
import { words } from './texts'

const t = words.convention
/** A long text in small letters: two pages, signed on the second. */
const SIZE = 9

/** The agreement between school and host, with lines for what only they know and frames to sign. */
export function writeConvention(sheet: Paper, facts: ConventionFacts): void {
  const { host, school, place } = facts
  sheet.beside([
    { title: words.school, lines: organisationLines(school, [`${words.uai} ${school.uai}`]) },
    host ? { title: words.host, lines: organisationLines(host, [facts.others.length > 0 && `${words.with} ${facts.others.join(', ')}`]) } : { title: words.chamber, lines: [sheet.house] },
  ])
  blanks(sheet, [words.represented, host ? words.representedHost : words.represented, words.quality, words.quality], { columns: 2, gap: 7 })
  sheet.space(2)
  whenAndWho(sheet, facts, [[words.party, words.pupils(facts.pupils, facts.adults)]])
  sheet.facts([[words.visit, facts.activity], [words.place, place]])
  sheet.paragraph(t.seen, { color: paperInk.soft, gap: 4 })

  article(sheet, t.articles[facts.nature])
  article(sheet, [t.content[0] ?? '', facts.content ? `${t.content[1]} ${facts.content}` : t.noContent])
  if (!facts.content) blanks(sheet, ['', ''], { gap: 7 })
  article(sheet, t.status)
  article(sheet, t.supervision, 42)
  blanks(sheet, t.supervisors, { size: SIZE, gap: 7 })
  article(sheet, t.safety)
  const safety = [facts.gear.length > 0 && `${t.gear} ${gearWords(facts.gear)}.`, facts.minAge && t.minAge(facts.minAge), facts.safety && `${t.rules} ${facts.safety}`].filter((line): line is string => !!line)
  if (safety.length > 0) bullets(sheet, safety, { size: SIZE, gap: 2 })
  const transport = transportWords(facts.transport)
  article(sheet, [t.transport[0] ?? '', [t.transport[1], transport && `${words.transport.planned} ${transport}.`].filter(Boolean).join(' ')])
  article(sheet, t.insurance, 42)
  blanks(sheet, t.insurers, { size: SIZE, gap: 7 })
  article(sheet, t.privacy)
  article(sheet, t.end)
  if (facts.agreedBy.length > 0) sheet.paragraph(`${t.agreed} ${facts.agreedBy.map((authority) => t.agreedBy[authority]).join(', ')}.`, { size: SIZE, gap: 6 })
  sheet.space(4)
  frames(sheet, signersOf('CONVENTION', { hosted: host !== null }).map((signer) => ({ title: t.sign[signer], lines: t.signLines })))
}

/** An article whole on one page, with the lines to write on that belong to it. */
function article(sheet: Paper, [title = '', text = '']: readonly string[], below = 0): void {
  sheet.need(sheet.heightOf(text, sheet.width, { size: SIZE }) + 34 + below)
  sheet.space(-4)
  sheet.heading(title, 3)
  sheet.paragraph(text, { size: SIZE, gap: 4 })
}
