import { useTranslations } from 'use-intl'

/** What colours and marks on a plan mean. */
export function Legend() {
  const t = useTranslations('showPlan')
  const marks = [['free', 'fill-paper stroke-rule'], ['held', 'fill-warn-wash stroke-warn'], ['confirmed', 'fill-good-wash stroke-good']] as const
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {marks.map(([name, look]) => <li key={name} className="flex items-center gap-2"><svg aria-hidden viewBox="0 0 20 14" className="h-3.5 w-5"><rect x="1" y="1" width="18" height="12" className={look} /></svg>{t(`legend.${name}`)}</li>)}
      <li className="flex items-center gap-2"><svg aria-hidden viewBox="0 0 20 14" className="h-3.5 w-5"><rect x="1" y="1" width="18" height="12" className="fill-paper stroke-rule" /><path d="M1 13h7L1 6z" className="fill-rule" /></svg>{t('legend.bare')}</li>
    </ul>
  )
}
