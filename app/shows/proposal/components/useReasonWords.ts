import { useFormatter, useTranslations } from 'use-intl'
import type { Reason } from '../model'

/** Why a company stands where it does, or nowhere, in words. */
export function useReasonWords(): (reason: Reason) => string {
  const t = useTranslations('showProposal')
  const format = useFormatter()
  return (reason) => {
    if (reason.kind === 'unplaced') return [t(`unplaced.${reason.why}`), reason.stands.map(({ number, company }) => (company ? t('standOf', { number, company }) : t('standFree', { number }))).join(', ')].filter(Boolean).join(' ')
    const { fit, near, notNear, missed } = reason
    const area = fit && (fit.area === 0 ? t('areaExact') : fit.area < 0 ? t('areaLess', { n: -fit.area }) : t('areaMore', { n: fit.area }))
    return [
      fit ? t('rank', { rank: fit.rank }) : t('outside'), area, fit && !fit.kind && t('otherKind'), fit && fit.sides > 0 && t('sides', { n: fit.sides }), fit && fit.place !== null && (fit.place ? t('placeMet') : t('placeMissed')),
      near.length > 0 && t('near', { names: format.list(near) }), notNear.length > 0 && t('notNear', { names: format.list(notNear) }), missed.length > 0 && t('missed', { names: format.list(missed) }),
    ].filter(Boolean).join(' · ')
  }
}
