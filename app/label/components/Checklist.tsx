import { Form } from '@remix-run/react'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import type { Checked } from '~/activities/label-check'
import { isOfCharter } from '~/programmes/label-conditions'
import { Badge, Section } from '~/ui/Page'
import { dayWords } from '~/ui/time'
import { useConditionWords } from './useConditionWords'

type Standing = { state: 'NONE' | 'READY' | 'SUBMITTED' | 'LABELLED' | 'REFUSED'; number: string | null; reason: string | null; checks: Checked[]; deadline: string | null }

/** An action's standing for the label: each condition, met or with what is missing; staff tick those that are the edition's own. */
export function Checklist({ state, number, reason, checks, deadline }: Standing) {
  const t = useTranslations('label')
  const language = useLocale()
  const { nameOf, lackOf } = useConditionWords()
  const ready = checks.every(({ lack }) => lack === null)
  const tone = { NONE: 'plain', READY: 'plain', SUBMITTED: 'info', LABELLED: 'good', REFUSED: 'bad' } as const
  const badge = state === 'NONE' || state === 'READY' ? (ready ? <Badge tone="info">{t('state.READY')}</Badge> : <Badge>{t('notReady')}</Badge>) : <Badge tone={tone[state]}>{[t(`state.${state}`), number].filter(Boolean).join(' · ')}</Badge>
  return (
    <Section id="label" title={t('title')} action={badge}>
      {state === 'REFUSED' && reason && <p className="mb-3">{t('refusedFor', { reason })}</p>}
      {deadline && state !== 'LABELLED' && <p className="mb-3 text-soft">{t('askBy', { day: dayWords(deadline, language) })}</p>}
      <ul className="divide-y divide-line border-y border-line">
        {checks.map((check) => {
          const met = check.lack === null
          const Icon = met ? CircleCheck : CircleDashed
          return (
            <li key={check.key} className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2.5">
              <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${met ? 'text-good' : 'text-warn'}`} />
              <div className="min-w-0 flex-1">
                <p className={met ? '' : 'font-semibold'}>{nameOf(check)}<span className="sr-only">{` : ${t(met ? 'met' : 'notMet')}`}</span></p>
                {!met && <p className="text-sm text-soft">{lackOf(check)}</p>}
              </div>
              {!isOfCharter(check.key) && (
                <Form method="post" className="no-print">
                  <input type="hidden" name="condition" value={check.key} />
                  <button name="faire" value={met ? 'decocher' : 'cocher'} className="inline-flex min-h-11 items-center text-sm text-accent hover:underline" aria-label={`${t(met ? 'untick' : 'tickIt')} : ${nameOf(check)}`}>{t(met ? 'untick' : 'tickIt')}</button>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
