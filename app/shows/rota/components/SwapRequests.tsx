import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Section } from '~/ui/Page'
import { sessionWords } from '~/ui/time'
import type { myRota } from '../queries.server'

type Swaps = Awaited<ReturnType<typeof myRota>>['swaps']

/** Shifts that others would give away, to be taken or refused. */
export function SwapRequests({ swaps }: { swaps: Swaps }) {
  const t = useTranslations('showRota')
  const language = useLocale()
  if (swaps.length === 0) return null
  return (
    <Section title={t('swaps')} id="echanges">
      <ul className="space-y-3">
        {swaps.map(({ id, toId, note, from, contactId, shift }) => (
          <li key={id} className="rounded-lg border border-warn bg-warn-wash p-4">
            <p className="font-semibold">{t('swapText', { name: from.name })}</p>
            <p className="figures">{sessionWords(shift.startsAt, shift.endsAt, language, shift.show.programme.zone)}</p>
            <p className="text-sm text-soft">{[shift.show.programme.title, shift.title, shift.place].filter(Boolean).join(' · ')}</p>
            {note && <p className="mt-1">{note}</p>}
            <Form method="post" className="mt-3 flex flex-wrap gap-2">
              <input type="hidden" name="echange" value={id} /><input type="hidden" name="contact" value={contactId} />
              <Button name="faire" value="ACCEPTED">{t('take')}</Button>
              {toId && <Button look="secondary" name="faire" value="REFUSED">{t('refuse')}</Button>}
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  )
}
