import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { MapArea, MapPage } from '../map.server'
import { namesWithRoom } from '../map-rules'

const LETTER = 15
// From none to most: the shade says how many classes, the number on it says it again.
const shades = ['fill-sunk', 'fill-accent/20', 'fill-accent/40', 'fill-accent/60'] as const

const steps = ['none', 'few', 'some', 'most'] as const

const shadeOf = (classes: number, most: number) => shades[classes === 0 ? 0 : Math.min(3, Math.ceil((classes / most) * 3))]

/** The areas of an académie as a drawing on squared paper; each leads to its schools. The table beneath says the same. */
export function BasinMap({ map, address, label }: { map: MapPage; address(area: MapArea): string; label: string }) {
  const t = useTranslations('rectorate.map')
  const drawn = map.areas.filter((area): area is MapArea & { path: string } => area.path !== null)
  if (drawn.length === 0) return null
  const most = Math.max(1, ...drawn.map(({ classes }) => classes))
  const chosen = drawn.find(({ key }) => key === map.picked?.key)
  return (
    <svg viewBox={`0 0 ${map.width} ${map.height}`} role="group" aria-label={label} className="drawing h-auto w-full rounded-lg border border-line bg-sheet">
      {drawn.map((area) => (
        <Link key={area.key} to={address(area)} preventScrollReset aria-label={`${area.name} : ${t('classes', { n: area.classes })}`} aria-current={area === chosen ? 'true' : undefined} className="group outline-offset-0">
          <path d={area.path} className={`${shadeOf(area.classes, most)} group-hover:fill-accent-wash`} />
          <title>{`${area.name} : ${t('classes', { n: area.classes })}, ${t('servedOf', { n: area.served, all: area.schools })}`}</title>
        </Link>
      ))}
      <path aria-hidden d={map.borders} className="pointer-events-none fill-none stroke-rule" strokeWidth={0.75} />
      {map.picked?.outline && <path aria-hidden d={map.picked.outline} className="pointer-events-none fill-none stroke-ink" strokeWidth={2.5} strokeLinecap="square" />}
      <g aria-hidden className="pointer-events-none">
        {map.points.map(({ id, name, town, classes, x, y }) => <circle key={id} cx={x} cy={y} r={3 + 1.8 * Math.sqrt(classes)} className="fill-ink stroke-sheet" strokeWidth={1.5}><title>{`${name}, ${town} : ${classes}`}</title></circle>)}
        {namesWithRoom(drawn, LETTER, map.width).map(({ key, name, classes, x, y }) => (
          <text key={key} x={x} y={y} textAnchor="middle" fontSize={LETTER} className={`fill-ink stroke-sheet ${chosen?.key === key ? 'font-bold' : 'font-semibold'}`} strokeWidth={4} strokeLinejoin="round" paintOrder="stroke">
            {name}
            {classes > 0 && <tspan x={x} dy={LETTER + 2} fontSize={13} className="figures font-normal">{t('classes', { n: classes })}</tspan>}
          </text>
        ))}
      </g>
    </svg>
  )
}

/** What the shades and points mean. */
export function MapLegend() {
  const t = useTranslations('rectorate.map')
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-soft">
      {shades.map((shade, index) => <li key={shade} className="inline-flex items-center gap-1.5"><svg aria-hidden viewBox="0 0 12 12" className="size-3.5 border border-rule"><rect width="12" height="12" className={shade} /></svg>{t(`shade.${steps[index] ?? 'none'}`)}</li>)}
      <li className="inline-flex items-center gap-1.5"><svg aria-hidden viewBox="0 0 12 12" className="size-3.5"><circle cx="6" cy="6" r="4.5" className="fill-ink" /></svg>{t('point')}</li>
    </ul>
  )
}

/** The areas in numbers; each name leads to its schools. */
export function AreaTable({ map, address }: { map: MapPage; address(area: MapArea): string }) {
  const t = useTranslations('rectorate.map')
  return (
    <table className="data-table">
      <thead><tr><th scope="col">{t('area')}</th><th scope="col" className="num">{t('classesHead')}</th><th scope="col" className="num">{t('pupils')}</th><th scope="col" className="num">{t('served')}</th><th scope="col" className="num">{t('waiting')}</th></tr></thead>
      <tbody>
        {map.areas.map((area) => (
          <tr key={area.key}>
            <td className="lead"><Link className="link" to={address(area)} preventScrollReset aria-current={area.key === map.picked?.key ? 'true' : undefined}>{area.around ? t('around', { town: area.name }) : area.name}</Link></td>
            <td data-label={t('classesHead')} className="num">{area.classes}</td>
            <td data-label={t('pupils')} className="num">{area.pupils}</td>
            <td data-label={t('served')} className="num">{t('servedOf', { n: area.served, all: area.schools })}</td>
            <td data-label={t('waiting')} className="num">{area.waiting}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The schools of one area: those whose classes go out, then those that were not out this year. */
export function AreaSchools({ area }: { area: NonNullable<MapPage['picked']> }) {
  const t = useTranslations('rectorate.map')
  const out = area.list.filter(({ classes }) => classes > 0)
  const never = area.list.filter(({ classes }) => classes === 0)
  return (
    <>
      {out.length > 0 && (
        <table className="data-table mb-6">
          <thead><tr><th scope="col">{t('school')}</th><th scope="col" className="num">{t('classesHead')}</th><th scope="col" className="num">{t('pupils')}</th><th scope="col" className="num">{t('waiting')}</th></tr></thead>
          <tbody>{out.map(({ id, name, town, classes, pupils, waiting }) => <tr key={id}><td className="lead">{name}<span className="block text-sm text-soft">{town}</span></td><td data-label={t('classesHead')} className="num">{classes}</td><td data-label={t('pupils')} className="num">{pupils}</td><td data-label={t('waiting')} className="num">{waiting}</td></tr>)}</tbody>
        </table>
      )}
      {never.length > 0 && (
        <details>
          <summary className="inline-flex min-h-11 items-center text-accent">{t('never', { n: never.length })}</summary>
          <ul className="mt-1 gap-x-8 text-sm sm:columns-2">{never.map(({ id, name, town }) => <li key={id} className="break-inside-avoid py-0.5">{name}<span className="text-soft">{`, ${town}`}</span></li>)}</ul>
        </details>
      )}
    </>
  )
}
