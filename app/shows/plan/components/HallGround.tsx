import type { PlanHall } from '../rules'

/** Metres around the hall for dimension lines. */
export const MARGIN = 2.2

/** What lies under the stands: the fine grid, the hall's outline, gangways, the organiser's plan, dimension lines. */
export function HallGround({ hall, grid = 1 }: { hall: Pick<PlanHall, 'id' | 'width' | 'height' | 'outline' | 'gangways' | 'background'>; grid?: number }) {
  const { width, height, outline, gangways, background } = hall
  const shape = outline.length >= 3 ? outline.map((corner) => corner.join(',')).join(' ') : `0,0 ${width},0 ${width},${height} 0,${height}`
  const mark = (metres: number) => `${Math.round(metres * 100) / 100} m`.replace('.', ',')
  return (
    <g aria-hidden>
      <defs>
        <pattern id={`grille-${hall.id}`} width={grid} height={grid} patternUnits="userSpaceOnUse"><path d={`M${grid} 0H0V${grid}`} fill="none" className="stroke-line" strokeWidth="0.03" /></pattern>
        <pattern id={`allee-${hall.id}`} width="0.8" height="0.8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="0.8" className="stroke-rule" strokeWidth="0.06" opacity="0.5" /></pattern>
      </defs>
      <polygon points={shape} className="fill-sheet" />
      {background && <image href={`/fichiers/plan/${background.id}`} x={background.x} y={background.y} transform={`translate(${background.x} ${background.y}) scale(${background.metresPerPixel}) translate(${-background.x} ${-background.y})`} opacity={background.opacity / 100} />}
      <polygon points={shape} fill={`url(#grille-${hall.id})`} />
      {gangways.map((gangway) => <rect key={`${gangway.x} ${gangway.y} ${gangway.width}`} {...gangway} fill={`url(#allee-${hall.id})`} />)}
      <polygon points={shape} fill="none" className="stroke-ink" strokeWidth="0.14" strokeLinejoin="miter" />
      <g className="stroke-soft" strokeWidth="0.05">
        <path d={`M0 -0.5V-1.5M${width} -0.5V-1.5M0 -1H${width}M-0.5 0H-1.5M-0.5 ${height}H-1.5M-1 0V${height}`} fill="none" />
      </g>
      <g className="fill-soft" fontSize="0.9" textAnchor="middle">
        <text x={width / 2} y="-1.2">{mark(width)}</text>
        <text transform={`translate(-1.2 ${height / 2}) rotate(-90)`}>{mark(height)}</text>
      </g>
    </g>
  )
}
