import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

export type Tab = { to: string; label: ReactNode; current: boolean }

/** Views of one list, each with an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="no-print mb-4 flex flex-wrap border-b border-line">
      {tabs.map(({ to, label: words, current }) => (
        <Link key={to} to={to} aria-current={current ? 'page' : undefined} className="figures -mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-3 text-sm font-semibold text-soft hover:text-ink aria-[current]:border-accent aria-[current]:text-accent">
          {words}
        </Link>
      ))}
    </nav>
  )
}
