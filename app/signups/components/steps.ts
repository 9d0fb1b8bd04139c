import type { useTranslations } from 'use-intl'
import type { Authority, SignUpStatus } from '../rules'

type Step = { label: string; state: 'done' | 'now' | 'next' | 'failed' }
type Asked = { authority: Authority; state: 'ASKED' | 'MORE_ASKED' | 'GIVEN' | 'REFUSED' | 'SUPERSEDED' }

/**
 * Where a sign-up stands on its way: asked, decided by each authority, confirmed. `more` says that an authority waits for
 * the school to answer.
 */
export function stepsOf(
  { status, approvals }: { status: SignUpStatus; approvals: readonly Asked[] },
  t: ReturnType<typeof useTranslations<'signups'>>,
  more?: (authority: Authority) => string,
): Step[] {
  const waits = status === 'WAITLISTED' || status === 'OFFERED'
  const decisions = approvals.map(({ authority, state }): Step => ({
    label: state === 'MORE_ASKED' && more ? more(authority) : t(`step.${authority}`), state: state === 'GIVEN' ? 'done' : state === 'REFUSED' ? 'failed' : 'now',
  }))
  return [
    { label: t('step.asked'), state: 'done' },
    ...(waits ? [{ label: status === 'OFFERED' ? t('status.OFFERED') : t('waiting'), state: 'now' } as const] : decisions),
    { label: t('step.confirmed'), state: status === 'CONFIRMED' || status === 'ATTENDED' ? 'done' : 'next' },
  ]
}
