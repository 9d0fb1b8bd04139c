import { useTranslations } from 'use-intl'

/** What is shown at the door: a drawing to scan and a short code to say. Dark on white in any theme, so that it is read. */
export function ArrivalCode({ drawing, code }: { drawing: string; code: string }) {
  const t = useTranslations('individuals.page')
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-4 rounded-lg border border-line bg-sheet p-5 break-inside-avoid">
      <img src={`data:image/svg+xml;utf8,${encodeURIComponent(drawing)}`} alt={t('qr')} width={160} height={160} className="size-40 rounded-sm bg-white" />
      <div className="min-w-48 flex-1">
        <p className="text-sm text-soft">{t('code')}</p>
        <p className="figures text-2xl font-bold tracking-widest">{code}</p>
        <p className="mt-2 text-sm text-soft">{t('codeText')}</p>
      </div>
    </div>
  )
}
