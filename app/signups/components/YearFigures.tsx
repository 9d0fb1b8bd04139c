import { useTranslations } from 'use-intl'
import type { YearSchool } from '../approvals-year.server'

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

const WIDTH = 480

type Placed = YearSchool & { latitude: number; longitude: number }

/** A point for each school where it is: north above, degrees drawn as long as they are at this latitude. */
export function SchoolMap({ schools }: { schools: YearSchool[] }) {
  const t = useTranslations('rectorate.year')
  const placed = schools.filter((school): school is Placed => school.latitude !== null && school.longitude !== null)
  if (placed.length === 0) return null
  const [latitudes, longitudes] = [placed.map(({ latitude }) => latitude), placed.map(({ longitude }) => longitude)]
  const [south, north, west, east] = [Math.min(...latitudes), Math.max(...latitudes), Math.min(...longitudes), Math.max(...longitudes)]
  const shorter = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (WIDTH - 60) / Math.max((east - west) * shorter, north - south, 0.05)
  const height = Math.max(120, Math.round((north - south) * scale) + 60)
  const x = (longitude: number) => Math.round(30 + ((WIDTH - 60) - (east - west) * shorter * scale) / 2 + (longitude - west) * shorter * scale)
  const y = (latitude: number) => Math.round(30 + ((height - 60) - (north - south) * scale) / 2 + (north - latitude) * scale)
  const named = placed.slice(0, 6).filter((school, index, all) => all.findIndex(({ town }) => town === school.town) === index)
  return (
    <>
      <p className="mb-3 text-sm text-soft">{t('mapText')}</p>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={t('mapLabel', { n: placed.length })} className="h-auto w-full rounded-lg border border-line bg-sheet">
        {placed.map(({ id, name, town, latitude, longitude, classes }) => (
          <circle key={id} cx={x(longitude)} cy={y(latitude)} r={4 + 2.5 * Math.sqrt(classes)} className="fill-accent stroke-sheet" fillOpacity={0.75} strokeWidth={1.5}><title>{`${name}, ${town} : ${classes}`}</title></circle>
        ))}
        {named.map(({ id, town, latitude, longitude, classes }) => {
          const right = x(longitude) > WIDTH * 0.7
          return <text key={id} x={x(longitude) + (right ? -1 : 1) * (8 + 2.5 * Math.sqrt(classes))} y={y(latitude) + 5} textAnchor={right ? 'end' : 'start'} fontSize={15} className="fill-ink">{town}</text>
        })}
      </svg>
    </>
  )
}
