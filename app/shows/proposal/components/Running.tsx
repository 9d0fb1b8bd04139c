import { Form, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Button, LinkButton } from '~/ui/Button'
import { ProgressBar } from '~/ui/Progress'
import type { ProposalDesk } from '../queries.server'

const EVERY_MS = 700

/** How far the computation is; asks again by itself, or by a link where there is no JavaScript. */
export function Running({ proposal }: { proposal: NonNullable<ProposalDesk['proposal']> }) {
  const t = useTranslations('showProposal')
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const clock = setInterval(revalidate, EVERY_MS)
    return () => clearInterval(clock)
  }, [revalidate])
  const { progress: { best = null, bound = null, seconds = 0 }, seconds: limit } = proposal
  return (
    <section aria-label={t('computing')} className="mb-10 max-w-2xl">
      <ProgressBar label={t('computing')} value={Math.min(seconds, limit)} max={limit} words={t('progress', { seconds: Math.round(seconds), limit })} />
      {best !== null && <p className="figures mb-4 text-sm text-soft">{t('soFar', { best: Math.round(best) })}{bound !== null && ` · ${t('boundSoFar', { bound: Math.round(bound) })}`}</p>}
      <Form method="post" className="flex flex-wrap gap-3">
        <input type="hidden" name="proposition" value={proposal.id} />
        <Button look="secondary" name="faire" value="arreter">{t('giveUp')}</Button>
        <noscript><LinkButton to="?">{t('reload')}</LinkButton></noscript>
      </Form>
    </section>
  )
}
