import { Form, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button, LinkButton } from './Button'
import { Notice } from './Page'
import { ProgressBar } from './Progress'

const EVERY_MS = 700

type Computation = { id: string; progress: { best?: number | null; bound?: number | null; seconds?: number }; seconds: number }

/** How far a computation is; asks again by itself, or by a link where there is no JavaScript. `faire=arreter` ends it. */
export function Computing({ computation: { id, progress, seconds: limit } }: { computation: Computation }) {
  const t = useTranslations('computing')
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const clock = setInterval(revalidate, EVERY_MS)
    return () => clearInterval(clock)
  }, [revalidate])
  const { best = null, bound = null, seconds = 0 } = progress
  return (
    <section aria-label={t('title')} className="mb-10 max-w-2xl">
      <ProgressBar label={t('title')} value={Math.min(seconds, limit)} max={limit} words={t('progress', { seconds: Math.round(seconds), limit })} />
      {best !== null && <p className="figures mb-4 text-sm text-soft">{t('soFar', { best: Math.round(best) })}{bound !== null && ` · ${t('boundSoFar', { bound: Math.round(bound) })}`}</p>}
      <Form method="post" className="flex flex-wrap gap-3">
        <input type="hidden" name="proposition" value={id} />
        <Button look="secondary" name="faire" value="arreter">{t('giveUp')}</Button>
        <noscript><LinkButton to="?">{t('reload')}</LinkButton></noscript>
      </Form>
    </section>
  )
}

type Worth = { score: number; byHand: number; bound: number | null; gap: number | null; proven: boolean; seconds: number }

/** What a result is worth beside others, and how sure that is. `beside`: what it is compared with, in the words of who asks. */
export function WorthHead({ worth, beside }: { worth: Worth; beside: (readonly [points: number, term: string])[] }) {
  const t = useTranslations('computing')
  const format = useFormatter()
  const { score, bound, gap, proven, seconds } = worth
  const sure = proven ? t('proven') : bound === null ? t('noBound') : t('gap', { gap: gap ?? 0 })
  return (
    <>
      <dl className="mb-6 grid grid-cols-2 gap-6 lg:grid-cols-4">
        {[[score, t('score')] as const, ...beside, ...(bound === null ? [] : [[bound, t('bound')] as const])].map(([value, term]) => (
          <div key={term} className="flex flex-col-reverse justify-end border-t-2 border-ink pt-3"><dt className="text-sm font-medium">{term}</dt><dd className="figures text-xl font-semibold sm:text-2xl">{format.number(value, { maximumFractionDigits: 0 })}</dd></div>
        ))}
      </dl>
      <Notice tone={proven ? 'good' : 'info'}>{sure} {t('took', { seconds })}</Notice>
    </>
  )
}
