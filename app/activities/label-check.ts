/** Whether an activity meets the conditions of the label, and what each lacks. No database, no React. */
import type { Activity, Audience, Programme } from '~/db/generated/client'
import { labelConditionsOf, type CharterKey, type LabelCondition } from '~/programmes/label-conditions'
import { dateOnly } from '~/ui/time'

type Labellable = Pick<Activity, 'priceCents' | 'audiences' | 'levels' | 'programmeOfVisit' | 'theme' | 'labelChecked'>

/** When an edition's actions can bear the label, and what it asks of them. */
export type LabelEdition = { from: string | null; until: string | null; conditions: LabelCondition[] }

export const labelEditionFields = { labelFrom: true, labelUntil: true, labelConditions: true } as const

export function labelEditionOf({ labelFrom, labelUntil, labelConditions }: Pick<Programme, 'labelFrom' | 'labelUntil' | 'labelConditions'>): LabelEdition {
  return { from: labelFrom && dateOnly(labelFrom), until: labelUntil && dateOnly(labelUntil), conditions: labelConditionsOf(labelConditions) }
}

export type Lack = 'noWindow' | 'noSession' | 'outside' | 'price' | 'audience' | 'industry' | 'unchecked'
/** One condition and, where it is not met, what is missing: with the days that lie outside, or the price in cents. */
export type Checked = { key: string; words: string | null; lack: Lack | null; days?: string[]; cents?: number }

const labelAudiences: readonly Audience[] = ['COLLEGIENS', 'LYCEENS', 'APPRENTIS', 'ETUDIANTS', 'DEMANDEURS_EMPLOI', 'GRAND_PUBLIC']

/**
 * Each condition of the edition that is in use. Of the charter: every session inside the window, free of charge, open to
 * young people, jobseekers or everyone, informing about industry (it says what is to be seen, or its theme). The edition's
 * own are met once staff have ticked them. Days are local, 'YYYY-MM-DD'.
 */
export function labelCheck(activity: Labellable, days: readonly string[], { from, until, conditions }: LabelEdition): Checked[] {
  const outside = from !== null && until !== null ? days.filter((day) => day < from || until < day) : []
  const checks: Record<CharterKey, Omit<Checked, 'key' | 'words'>> = {
    window: { lack: from === null || until === null ? 'noWindow' : days.length === 0 ? 'noSession' : outside.length > 0 ? 'outside' : null, ...(outside.length > 0 && { days: outside }) },
    free: activity.priceCents === 0 ? { lack: null } : { lack: 'price', cents: activity.priceCents },
    audience: { lack: activity.levels.length > 0 || activity.audiences.some((audience) => labelAudiences.includes(audience)) ? null : 'audience' },
    industry: { lack: activity.programmeOfVisit.trim() || activity.theme?.trim() ? null : 'industry' },
  }
  return conditions.filter(({ on }) => on).map(({ key, words }) => ({ key, words, ...(checks[key as CharterKey] ?? { lack: activity.labelChecked.includes(key) ? null : 'unchecked' }) }))
}

/** What is still missing. */
export const labelLacks = (activity: Labellable, days: readonly string[], edition: LabelEdition): Checked[] => labelCheck(activity, days, edition).filter(({ lack }) => lack !== null)
