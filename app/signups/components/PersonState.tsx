import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button, LinkButton } from '~/ui/Button'
import { Notice } from '~/ui/Page'
import { momentWords } from '~/ui/time'
import type { signUpByLink } from '../individuals.server'
import { OfferAnswer } from './OfferAnswer'

type SignUp = NonNullable<Awaited<ReturnType<typeof signUpByLink>>>
type Props = { signUp: SignUp; rank: number | null; offer: { address: string; until: Date } | null; zone: string; mayChange: boolean }

/** Where a sign-up stands, in so many words, and the one thing to do about it. */
export function PersonState({ signUp, rank, offer, zone, mayChange }: Props) {
  const t = useTranslations('individuals')
  const offers = useTranslations('waiting.page')
  const language = useLocale()
  const { status, session, confirmBy, over } = signUp
  const waits = status === 'WAITLISTED'
  if (session.status === 'CANCELLED') return <Notice tone="bad" title={t('page.sessionCancelled')}>{session.cancelReason}</Notice>
  if (status === 'REFUSED') return <Notice tone="bad" title={t('page.refused')}>{signUp.refuseReason && t('page.reason', { reason: signUp.refuseReason })}</Notice>
  if (over) {
    return (
      <Notice tone="warn" role="status" title={t('page.overTitle')}>
        <p>{t(`page.over.${over}`)}{signUp.cancelReason && ` ${t('page.reason', { reason: signUp.cancelReason })}`}</p>
        <p>{t('page.overAgain')}</p>
        <LinkButton to={`/actions/${session.activity.slug}/venir`} className="mt-3">{t('page.again')}</LinkButton>
      </Notice>
    )
  }
  if (status === 'OFFERED' && mayChange) {
    return offer
      ? <OfferAnswer until={momentWords(offer.until, language, zone)} action={offer.address} />
      : <Notice tone="warn" title={offers('expired')}>{offers('expiredText')}</Notice>
  }
  if (!signUp.mailConfirmedAt && mayChange) {
    const until = momentWords(confirmBy ?? session.startsAt, language, zone)
    return (
      <Form method="post" className="mb-8 rounded-lg border-2 border-accent bg-accent-wash p-5">
        <h2 className="text-lg">{t('page.confirmTitle')}</h2>
        <p className="mt-1 mb-4">{t(waits ? 'page.confirmWaiting' : 'page.confirmText', { until })}</p>
        <Button name="faire" value="confirmer" className="w-full sm:w-auto">{t('page.confirm')}</Button>
      </Form>
    )
  }
  if (waits) return <Notice tone="warn" role="status" title={t('page.waiting')}>{rank !== null && t('page.rank', { rank })}</Notice>
  if (status === 'PENDING') return <Notice role="status" title={t('page.decidedTitle')}>{t('page.decided')}</Notice>
  if (status === 'CONFIRMED') return <Notice tone="good" role="status" title={t('page.sure')}>{mayChange && t('page.sureText')}</Notice>
  if (status === 'ATTENDED') return <Notice tone="good" role="status" title={t('page.came')}>{t('page.cameText')}</Notice>
  if (status === 'NO_SHOW') return <Notice tone="warn" title={t('page.absent')}>{t('page.absentText')}</Notice>
  return null
}
