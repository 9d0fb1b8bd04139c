import { blanks, bullets } from '~/ui/paper-forms.server'
import type { Paper } from '~/ui/paper.server'
import type { RisksFacts } from './facts.server'
import { called, gearWords, whenAndWho, where } from './parts.server'
import { words } from './texts'

const t = words.risks

/** The rules of a site on one page: what to wear, where to go, what is forbidden, whom to call. */
export function writeRisks(sheet: Paper, facts: RisksFacts): void {
  const { host, school } = facts
  whenAndWho(sheet, facts, [[t.minAge, facts.minAge ? t.minAgeText(facts.minAge) : t.noMinAge]])
  where(sheet, facts)
  sheet.heading(t.before, 3)
  table(sheet, [
    [t.gear, facts.gear.length > 0 ? gearWords(facts.gear) : t.noGear],
    [t.adults, facts.pupilsPerAdult ? t.adultsText(facts.pupilsPerAdult) : t.adultsFree], [t.stepFree, facts.stepFree ? t.stepFreeYes : t.stepFreeNo],
    [t.access, facts.access ?? ''], [t.note, facts.note ?? ''],
  ])
  sheet.heading(t.onSite, 3)
  sheet.paragraph(facts.safety ? `${t.rules} : ${facts.safety}` : t.noRules, { weight: facts.safety ? 'medium' : 'regular', gap: 5 })
  bullets(sheet, t.welcome, { size: 8.5, gap: 1 })
  sheet.heading(t.forbidden, 3)
  bullets(sheet, t.no, { size: 8.5, gap: 1 })
  sheet.need(138)
  sheet.heading(t.emergency, 3)
  sheet.paragraph(t.steps, { size: 9, gap: 4 })
  sheet.beside(t.calls.map(([call, whom]) => ({ title: whom, lines: [call] })))
  sheet.facts([[[t.siteCall, host?.name].filter(Boolean).join(' · '), called(host?.phone ?? null) ?? ''], [`${t.schoolCall} · ${school.name}`, called(school.phone) ?? '']])
  blanks(sheet, [t.onSiteContact, t.meeting], { columns: 2 })
}

function table(sheet: Paper, rows: [string, string][]): void {
  sheet.table([{ title: '', share: 2 }, { title: '', share: 7 }], rows.filter(([, value]) => value).map((cells) => ({ cells })), { size: 8.5 })
}
