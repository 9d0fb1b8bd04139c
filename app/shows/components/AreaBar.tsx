import { useTranslations } from 'use-intl'

/** Square metres confirmed, held and free, as one bar with its legend in words. */
export function AreaBar({ total, confirmed, held }: { total: number; confirmed: number; held: number }) {
  const t = useTranslations('shows')
  if (total === 0) return <p className="text-soft">{t('noStand')}</p>
  const share = (area: number) => (area / total) * 100
  const free = total - confirmed - held
  const rows = [['confirmed', confirmed, 'fill-good'], ['held', held, 'fill-warn'], ['free', free, 'fill-line']] as const
  return (
    <>
      <svg aria-hidden viewBox="0 0 100 10" preserveAspectRatio="none" className="mb-3 block h-5 w-full">
        <rect width="100" height="10" className="fill-line" />
        <rect width={share(confirmed)} height="10" className="fill-good" />
        <rect x={share(confirmed)} width={share(held)} height="10" className="fill-warn" />
      </svg>
      <ul className="space-y-1 text-sm">
        {rows.map(([name, area, fill]) => (
          <li key={name} className="flex items-center gap-2">
            <svg aria-hidden viewBox="0 0 10 10" className="size-3"><rect width="10" height="10" className={fill} /></svg>
            <span className="flex-1">{t(`area.${name}`)}</span>
            <span className="figures font-semibold">{t('squareMetres', { area })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
