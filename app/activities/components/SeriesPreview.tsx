import { Form } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { ErrorText } from '~/ui/Field'
import { Notice } from '~/ui/Page'
import { dayWords, shortDayWords } from '~/ui/time'
import type { SkipReason } from '../rules'
import type { SeriesInput } from '../schema'

/** The dates that a series would make, each of which may be left out, and those that it skips. */
export function SeriesPreview({ days, skipped, input, error }: { days: string[]; skipped: { day: string; reason: SkipReason }[]; input: SeriesInput; error?: string }) {
  const t = useTranslations('activities')
  const language = useLocale()
  const format = useFormatter()
  const list = format.list(skipped.map(({ day, reason }) => `${shortDayWords(day, language)} (${t(`skippedBy.${reason}`)})`))
  return (
    <Form method="post" className="mt-10 max-w-xl">
      <h2 className="mb-3 text-lg">{t('seriesPreview', { n: days.length })}</h2>
      {skipped.length > 0 && <Notice>{t('skipped', { list })}</Notice>}
      {(['from', 'until', 'startTime', 'endTime', 'seats'] as const).map((name) => <input key={name} type="hidden" name={name} value={input[name]} />)}
      {input.weekdays.map((day) => <input key={day} type="hidden" name="weekdays" value={day} />)}
      <ul className="mb-5">
        {days.map((day) => (
          <li key={day} className="border-t border-line">
            <label className="flex min-h-11 cursor-pointer items-center gap-3"><input type="checkbox" name="jour" value={day} defaultChecked className="size-5 accent-accent" />{dayWords(day, language)}</label>
          </li>
        ))}
      </ul>
      <ErrorText id="jours" error={error} />
      {days.length > 0 && <Button name="faire" value="ajouter">{t('addThese')}</Button>}
    </Form>
  )
}
