import type { ReactNode } from 'react'

/** Something wider than a phone, to be moved sideways by hand or by the keyboard's arrows. */
export function Scroller({ label, children }: { label: string; children: ReactNode }) {
  // What scrolls must be reachable by keyboard (WCAG 2.1.1).
  return <div role="group" aria-label={label} tabIndex={0} className="relative overflow-x-auto">{children}</div>
}
