import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Badge, Notice } from '~/ui/Page'
import type { Added, Line } from '../booking-steps.server'
import { partyOf } from '../rules'
import { classWords } from './className'
import { useTransportWords } from './TransportFields'

/** What was added, carried along in the form: nothing of it is kept anywhere else. */
export function Carried({ basket }: { basket: Added[] }) {
  return basket.map((added) => <input key={added.formKey} type="hidden" name="classe" value={JSON.stringify(added)} />)
}

function useNames() {
  const t = useTranslations('classes')
  const levelWords = useTranslations('activities.level')
  return ({ level, className }: Added, index: number) => classWords(levelWords(level), className ?? null) || t('class', { n: index + 1 })
}

/** Classes that were added above the form of the next one, each with a way out. */
export function ClassBasket({ basket }: { basket: Added[] }) {
  const t = useTranslations('classes')
  const signups = useTranslations('signups')
  const nameOf = useNames()
  return (
    <section aria-labelledby="ajoutees" className="mb-6 rounded-lg border border-line bg-sheet p-4">
      <h2 id="ajoutees" className="text-base font-semibold">{t('added')}</h2>
      <ol className="divide-y divide-line">
        {basket.map((added, index) => (
          <li key={added.formKey} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
            <span><strong>{nameOf(added, index)}</strong> <span className="text-soft">{signups('party', { pupils: added.pupils, adults: added.adults })}</span></span>
            <Button form="classe" formNoValidate look="quiet" name="faire" value={`retirer:${index}`}>{t('remove', { name: nameOf(added, index) })}</Button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** All that will be sent, class by class, and what becomes of each: read before the one button that sends. */
export function ClassSummary({ lines, lessRoom, sessionId }: { lines: Line[]; lessRoom: boolean; sessionId: string }) {
  const t = useTranslations('classes')
  const signups = useTranslations('signups')
  const nameOf = useNames()
  const transport = useTransportWords()
  const waiting = lines.filter(({ outlook }) => outlook === 'waits').length
  const possible = lines.every(({ outlook }) => outlook !== 'refused')
  const tone = { seated: 'good', waits: 'warn', refused: 'bad' } as const
  return (
    <Form method="post" className="max-w-2xl space-y-6">
      {lessRoom && <Notice tone="bad" role="alert">{t('lessRoom')}</Notice>}
      {waiting > 0 && <Notice tone="warn" role="status">{t('someWait', { n: waiting })}</Notice>}
      <Carried basket={lines.map(({ added }) => added)} />
      <input type="hidden" name="sessionId" value={sessionId} />
      {lines.map(({ outlook }, index) => <input key={index} type="hidden" name="said" value={outlook} />)}
      <ol className="divide-y divide-line border-y border-line">
        {lines.map(({ added, outlook, refused }, index) => (
          <li key={added.formKey} className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[1fr_auto]">
            <div>
              <p><strong>{nameOf(added, index)}</strong></p>
              <p className="text-sm">{signups('party', { pupils: added.pupils, adults: added.adults })}</p>
              <p className="text-sm text-soft">{[added.stepFree > 0 && signups('stepFree', { n: added.stepFree }), added.otherNeeds && t('otherNeedsCount', { n: added.otherNeeds }), added.needs].filter(Boolean).join(' · ')}</p>
              <p className="text-sm text-soft">{`${t('transport.title')} : ${transport({ transportMode: added.transportMode ?? null, transportCostCents: added.transportCost === undefined ? null : Math.round(added.transportCost * 100), transportPayer: added.transportPayer ?? null, transportNotes: added.transportNotes ?? null }) || t('transport.none')}`}</p>
              {refused && <p className="text-sm font-medium text-bad">{refused}</p>}
            </div>
            <div className="flex flex-col items-start sm:items-end">
              <Badge tone={tone[outlook]}>{t(`outlook.${outlook}`)}</Badge>
              <Button look="quiet" className="max-sm:px-0" name="faire" value={`reprendre:${index}`}>{t('edit', { name: nameOf(added, index) })}</Button>
              <Button look="quiet" className="max-sm:px-0" name="faire" value={`retirer:${index}`}>{t('remove', { name: nameOf(added, index) })}</Button>
            </div>
          </li>
        ))}
      </ol>
      <p className="figures font-semibold">{`${t('total')} : ${signups('party', { pupils: lines.reduce((sum, { added }) => sum + added.pupils, 0), adults: lines.reduce((sum, { added }) => sum + added.adults, 0) })} (${lines.reduce((sum, { added }) => sum + partyOf(added), 0)})`}</p>
      <div className="flex flex-wrap gap-2">
        {possible && <Button name="faire" value="confirmer">{t(waiting > 0 ? 'sendWaiting' : 'send', { n: lines.length })}</Button>}
        <Button look="secondary" name="faire" value="continuer">{t('addMore')}</Button>
      </div>
    </Form>
  )
}
