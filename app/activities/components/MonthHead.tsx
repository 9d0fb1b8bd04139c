import { Link } from '@remix-run/react'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { addMonths, monthWords } from '~/ui/time'

const arrow = 'inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-md text-sm font-semibold text-accent hover:bg-sunk sm:px-3'

/** The month that is shown, with the way to those beside it; a month without dates says when the next ones are. */
export function MonthHead({ month, next, address }: { month: string; next?: string; address(month: string): string }) {
  const t = useTranslations('pages')
  const language = useLocale()
  return (
    <>
      <div className="mb-4 flex items-center justify-between gap-2">
        <Link to={address(addMonths(month, -1))} className={arrow}><ChevronLeft aria-hidden className="size-5" /><span className="sr-only sm:not-sr-only">{t('previousMonth')}</span></Link>
        <h2 className="text-lg first-letter:uppercase">{monthWords(month, language)}</h2>
        <Link to={address(addMonths(month, 1))} className={arrow}><span className="sr-only sm:not-sr-only">{t('nextMonth')}</span><ChevronRight aria-hidden className="size-5" /></Link>
      </div>
      {next && <p className="mb-4">{t('nextDates')} <Link className="link" to={address(next)}>{monthWords(next, language)}</Link></p>}
    </>
  )
}
