import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button, LinkButton } from '~/ui/Button'
import { Notice } from '~/ui/Page'
import { momentWords } from '~/ui/time'
import type { signUpByLink } from '../individuals.server'

type SignUp = NonNullable<Awaited<ReturnType<typeof signUpByLink>>>

/** Where a sign-up stands, and the one thing to do about it. */
export function PersonState({ signUp, rank, zone, mayChange }: { signUp: SignUp; rank: number | null; zone: string; mayChange: boolean }) {
  const t = useTranslations('individuals')
  const language = useLocale()
  const { status, session, confirmBy } = signUp
  const waits = status === 'WAITLISTED'
  if (session.status === 'CANCELLED') return <Notice tone="bad" title={t('page.sessionCancelled')}>{session.cancelReason}</Notice>
  if (status === 'REFUSED') return <Notice tone="bad">{t('page.refused')}</Notice>
  if (status === 'CANCELLED' || status === 'EXPIRED') {
    return (
      <Notice tone="warn" title={t('page.overTitle')}>
        <p>{t('page.overText')}</p>
        <LinkButton to={`/actions/${session.activity.slug}/venir`} className="mt-3">{t('page.again')}</LinkButton>
      </Notice>
    )
  }
  if ((!signUp.mailConfirmedAt || status === 'OFFERED') && mayChange) {
    const until = momentWords((status === 'OFFERED' ? signUp.offeredUntil : confirmBy) ?? session.startsAt, language, zone)
    return (
      <Form method="post" className="mb-8 rounded-lg border-2 border-accent bg-accent-wash p-5">
        <h2 className="text-lg">{t('page.confirmTitle')}</h2>
        <p className="mt-1 mb-4">{t(waits ? 'page.confirmWaiting' : 'page.confirmText', { until })}</p>
        <Button name="faire" value="confirmer" className="w-full sm:w-auto">{t('page.confirm')}</Button>
      </Form>
    )
  }
  if (waits) return <Notice tone="warn" title={t('page.waiting')}>{rank !== null && t('page.rank', { rank })}</Notice>
  if (status === 'PENDING') return <Notice>{t('page.decided')}</Notice>
  return null
}
