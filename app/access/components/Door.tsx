import type { ReactNode } from 'react'

/** The frame of the sign-in pages: what is asked on the left, the pavilion's plan beside it where there is room. */
export function Door({ children }: { children: ReactNode }) {
  return (
    <div className="grid items-start gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,27rem)_minmax(0,1fr)] lg:py-6">
      <div className="min-w-0">{children}</div>
      <Plan />
    </div>
  )
}

const stands = [
  { x: 40, y: 56, width: 88, height: 72, number: 'A1' }, { x: 128, y: 56, width: 64, height: 72, number: 'A2' }, { x: 192, y: 56, width: 112, height: 72, number: 'A3' },
  { x: 40, y: 176, width: 64, height: 96, number: 'B1' }, { x: 104, y: 176, width: 96, height: 96, number: 'B2', yours: true }, { x: 200, y: 176, width: 104, height: 48, number: 'B3' },
  { x: 200, y: 224, width: 104, height: 48, number: 'B4' },
]

/** A pavilion seen from above: the stands, the aisle between them, and one that is yours. */
function Plan() {
  return (
    <div aria-hidden className="no-print drawing hidden rounded-lg border border-line p-8 lg:block">
      <svg viewBox="0 0 360 312" className="mx-auto h-auto w-full max-w-lg" fill="none">
        {stands.map(({ number, yours, ...place }) => (
          <g key={number}>
            <rect {...place} strokeWidth="1.5" className={yours ? 'fill-accent-wash stroke-accent' : 'fill-sheet stroke-rule'} />
            <text x={place.x + 8} y={place.y + 18} fontSize="11" fontWeight="600" className={yours ? 'fill-accent' : 'fill-soft'}>{number}</text>
          </g>
        ))}
        <g className="stroke-rule" strokeWidth="1">
          <path d="M40 24v20M304 24v20M40 34h264M40 34l8-4M40 34l8 4M304 34l-8-4M304 34l-8 4" />
          <path d="M316 56h20M316 272h20M326 56v216M326 56l-4 8M326 56l4 8M326 272l-4-8M326 272l4-8" />
        </g>
        <path d="M40 152h264" className="stroke-rule" strokeDasharray="6 5" />
        <path d="M152 300v-22m0 0-6 8m6-8 6 8" className="stroke-accent" strokeWidth="2" />
        <g fontSize="11" className="fill-soft">
          <rect x="150" y="26" width="44" height="16" className="fill-paper" /><text x="172" y="38" textAnchor="middle">33 m</text>
          <rect x="318" y="154" width="18" height="40" className="fill-paper" /><text transform="translate(331 174) rotate(-90)" textAnchor="middle">27 m</text>
        </g>
      </svg>
    </div>
  )
}
