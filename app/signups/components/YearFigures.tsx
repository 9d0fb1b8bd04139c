import { useTranslations } from 'use-intl'

type Row = { name: string; classes: number; pupils: number; schools?: number }

/** Counts with a bar for the classes; the numbers say the same. */
export function CountTable({ what, rows }: { what: string; rows: Row[] }) {
  const t = useTranslations('rectorate.year')
  const most = Math.max(1, ...rows.map(({ classes }) => classes))
  const withSchools = rows.some(({ schools }) => schools !== undefined)
  return (
    <table className="data-table">
      <thead><tr><th scope="col">{what}</th><th scope="col">{t('classes')}</th>{withSchools && <th scope="col" className="num">{t('schools')}</th>}<th scope="col" className="num">{t('pupils')}</th></tr></thead>
      <tbody>
        {rows.map(({ name, classes, pupils, schools }) => (
          <tr key={name}>
            <td className="lead">{name}</td>
            <td data-label={t('classes')}>
              <div className="flex items-center gap-3">
                <span className="figures w-8 shrink-0 text-right">{classes}</span>
                <svg aria-hidden viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2.5 w-full max-w-40"><rect width="100" height="8" className="fill-line" /><rect width={(classes / most) * 100} height="8" className="fill-accent" /></svg>
              </div>
            </td>
            {withSchools && <td data-label={t('schools')} className="num">{schools}</td>}
            <td data-label={t('pupils')} className="num">{pupils}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
