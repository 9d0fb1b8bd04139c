import { blanks, bullets, cutLine } from '~/ui/paper-forms.server'
import { paperInk, type Paper } from '~/ui/paper.server'
import { typeset } from '~/ui/catalogue-store'
import type { NoticeFacts } from './facts.server'
import { called, gearWords, transportWords, whenAndWho, where } from './parts.server'
import { words } from './texts'

const t = words.notice
/** How high the slip is: it stands whole on one page, at its foot. */
const SLIP = 172

/** What families read, and a slip to cut off that they fill in by hand. */
export function writeNotice(sheet: Paper, facts: NoticeFacts): void {
  sheet.paragraph([facts.school.name, ...facts.school.lines].join(', '), { size: 10.5, weight: 'medium', gap: 8 })
  sheet.paragraph(t.lead, { gap: 4 })
  sheet.paragraph(typeset(t.says(facts.activity, facts.host?.name ?? '')), { gap: 4 })
  whenAndWho(sheet, facts)
  where(sheet, facts)
  const see = facts.content || facts.summary
  if (see) {
    sheet.heading(t.see, 3)
    sheet.paragraph(see)
  }
  sheet.heading(t.practical, 3)
  const rows: [string, string][] = [
    [t.rows.trip, t.trip], [t.rows.transport, transportWords(facts.transport) || words.blank],
    [t.rows.cost, facts.free ? t.free : t.paid], [t.rows.adults, t.adults],
    [t.rows.gear, [gearWords(facts.gear), facts.minAge && `${t.rows.minAge} : ${words.risks.minAgeText(facts.minAge)}`].filter(Boolean).join('. ')], [t.rows.note, facts.note ?? ''],
  ]
  sheet.table([{ title: '', share: 3 }, { title: '', share: 8 }], rows.filter(([, value]) => value).map((cells) => ({ cells })), { size: 8.5 })
  sheet.paragraph([t.ask, facts.school.phone && `${t.contact} ${facts.school.name}, ${called(facts.school.phone)}.`].filter(Boolean).join(' '), { size: 8.5, color: paperInk.soft })

  sheet.need(SLIP)
  sheet.space(Math.max(0, sheet.room - SLIP))
  cutLine(sheet)
  sheet.paragraph(`${t.slip}, ${t.slipBy} ${words.shortBlank}`, { size: 11, weight: 'bold', gap: 4 })
  sheet.paragraph([facts.activity, t.slipText].join(' · '), { size: 8.5, color: paperInk.soft, gap: 6 })
  blanks(sheet, t.slipLines, { gap: 7 })
  bullets(sheet, t.slipChoices.slice(0, 2), { box: true, gap: 2 })
  blanks(sheet, [t.slipChoices[2] ?? ''], { gap: 7 })
  blanks(sheet, t.slipSign, { columns: 2 })
}
