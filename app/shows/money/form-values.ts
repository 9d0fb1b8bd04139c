import type { SubsidyRule } from '~/db/generated/client'

/** A subsidy rule as its form's fields. */
export function subsidyValues(rule: Omit<SubsidyRule, 'claimBy'> & { claimBy: string | null }): Record<string, string | string[] | undefined> {
  return {
    name: rule.name, grantor: rule.grantor, rate: String(rule.rateBp / 100), ceiling: String(rule.ceilingCents / 100), firstN: rule.firstN === null ? undefined : String(rule.firstN),
    eligibleCodes: rule.eligibleCodes, companySizes: rule.companySizes, evidence: rule.evidence ?? undefined, claimBy: rule.claimBy ?? undefined, deMinimis: rule.deMinimis ? 'on' : undefined,
  }
}
