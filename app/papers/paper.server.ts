/** A visit's paper as PDF, in French. The same paper gives the same bytes until it ends; then it says so on top. */
import { config } from '~/config.server'
import type { PaperState } from '~/db/generated/enums'
import { band } from '~/ui/paper-forms.server'
import { paper, paperInk } from '~/ui/paper.server'
import { writeConvention } from './convention-paper.server'
import type { PaperFacts } from './facts.server'
import { writeNotice } from './notice-paper.server'
import { writeRisks } from './risks-paper.server'
import { words } from './texts'

/** What is printed; without a number it is a draft. */
export type Printed = { number: string | null; state: PaperState; facts: PaperFacts; madeAt: Date; replaces: string | null; replacedBy: string | null }

export function visitPaper({ number, state, facts, madeAt, replaces, replacedBy }: Printed): Promise<Buffer> {
  const title = words.page[facts.kind]
  return paper({ language: 'fr', title: [title, number].filter(Boolean).join(' '), house: config().houseName, madeAt, foot: words.model }, (sheet) => {
    sheet.heading(title)
    const lead = [number, facts.kind === 'CONVENTION' ? words.convention.lead[facts.nature] : facts.activity].filter(Boolean).join(' · ')
    sheet.paragraph(lead, { size: 11, color: paperInk.soft, gap: 12 })
    if (!number) band(sheet, words.draft, 'warn')
    if (state !== 'VALID') band(sheet, [words.ended[state], state === 'REPLACED' && replacedBy && `${replacedBy}.`].filter(Boolean).join(' '), 'warn')
    else if (replaces) band(sheet, `${words.replaces} ${replaces}. ${facts.kind === 'RISKS' ? '' : words.replacesAfter}`.trim())
    if (facts.kind === 'CONVENTION') writeConvention(sheet, facts)
    else if (facts.kind === 'NOTICE') writeNotice(sheet, facts)
    else writeRisks(sheet, facts)
  })
}
