import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

/** One number that matters, what it is, and what stands behind it. */
export function Figure({ to, value, term, detail }: { to: string; value: ReactNode; term: ReactNode; detail?: ReactNode }) {
  return (
    <div className="flex flex-col-reverse justify-end border-t-2 border-ink pt-3">
      {detail && <dd className="mt-1 text-sm text-soft">{detail}</dd>}
      <dt className="text-sm font-medium"><Link className="hover:underline" to={to}>{term}</Link></dt>
      <dd className="figures text-xl font-semibold sm:text-2xl">{value}</dd>
    </div>
  )
}
