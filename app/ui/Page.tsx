import { Link } from '@remix-run/react'
import { Check, CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ReactNode } from 'react'

export type Crumb = { to: string; label: string }

/** The head of a page: where one is, what it is, and its one main action. */
export function PageHeader({ title, crumbs, lead, meta, action }: { title: ReactNode; crumbs?: Crumb[]; lead?: ReactNode; meta?: ReactNode; action?: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <header className="mb-8">
      {crumbs && crumbs.length > 0 && (
        <nav aria-label={t('crumbs')} className="mb-3 text-sm text-soft">
          <ol className="flex flex-wrap gap-x-2">
            {crumbs.map(({ to, label }) => (
              <li key={to} className="after:ml-2 after:content-['/'] last:after:content-none">
                <Link to={to} className="hover:text-ink hover:underline">{label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="max-w-3xl min-w-0">
          {meta && <div className="mb-2 flex flex-wrap items-center gap-2 text-sm">{meta}</div>}
          <h1 className="text-2xl">{title}</h1>
          {lead && <p className="mt-2 text-soft">{lead}</p>}
        </div>
        {action && <div className="no-print flex flex-wrap gap-2">{action}</div>}
      </div>
    </header>
  )
}

export function Section({ title, id, action, children, className = '' }: { title?: ReactNode; id?: string; action?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <section aria-labelledby={id && title ? id : undefined} className={`mb-10 ${className}`}>
      {title && (
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3">
          <h2 id={id} className="text-lg">{title}</h2>
          {action}
        </div>
      )}
      {children}
    </section>
  )
}

const tones = {
  info: { box: 'border-accent bg-accent-wash', icon: Info, ink: 'text-accent' },
  good: { box: 'border-good bg-good-wash', icon: CircleCheck, ink: 'text-good' },
  warn: { box: 'border-warn bg-warn-wash', icon: TriangleAlert, ink: 'text-warn' },
  bad: { box: 'border-bad bg-bad-wash', icon: CircleAlert, ink: 'text-bad' },
}
export type Tone = keyof typeof tones

export function Notice({ tone = 'info', title, children, role }: { tone?: Tone; title?: ReactNode; children?: ReactNode; role?: 'status' | 'alert' }) {
  const { box, icon: Icon, ink } = tones[tone]
  return (
    <div role={role} className={`mb-6 flex gap-3 rounded-md border-l-4 p-4 text-sm ${box}`}>
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${ink}`} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  )
}

/** A state, told by word and shape as well as colour. */
export function Badge({ tone = 'plain', children }: { tone?: Tone | 'plain'; children: ReactNode }) {
  const looks = { plain: 'border-rule text-soft', info: 'border-accent text-accent', good: 'border-good text-good', warn: 'border-warn text-warn', bad: 'border-bad text-bad' }
  const Icon = tone === 'plain' ? undefined : tones[tone].icon
  return (
    <span className={`inline-flex items-center gap-1 justify-self-start rounded-sm border bg-sheet px-1.5 py-0.5 text-xs font-semibold whitespace-nowrap ${looks[tone]}`}>
      {Icon && <Icon aria-hidden className="size-3.5" />}
      {children}
    </span>
  )
}

export type MarkKind = 'show' | 'week' | 'school'

const kindInks = { show: 'text-show', week: 'text-week', school: 'text-school' }

/** The shape and colour of a kind of programme; its word must be said beside. */
export function KindShape({ kind }: { kind: MarkKind }) {
  return (
    <svg aria-hidden viewBox="0 0 12 12" className={`size-3 shrink-0 fill-current ${kindInks[kind]}`}>
      {kind === 'show' && <rect width="12" height="12" />}
      {kind === 'week' && <circle cx="6" cy="6" r="6" />}
      {kind === 'school' && <path d="M6 0 12 12H0z" />}
    </svg>
  )
}

/** The three kinds of programme: each its colour, its shape and its word. */
export function KindMark({ kind, children }: { kind: MarkKind; children: ReactNode }) {
  return <span className={`inline-flex items-center gap-1.5 text-sm font-semibold ${kindInks[kind]}`}><KindShape kind={kind} />{children}</span>
}

/** Nothing is here yet: says why, and what one can do. */
export function EmptyState({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="drawing rounded-lg border border-dashed border-rule p-6 sm:p-10">
      <div className="max-w-md bg-paper p-5">
        <svg aria-hidden viewBox="0 0 96 40" className="mb-4 h-10 w-24 stroke-current text-accent" fill="none" strokeWidth="1.25">
          <rect x="14" y="12" width="28" height="20" /><rect x="42" y="12" width="20" height="20" strokeDasharray="3 3" />
          <path d="M14 4v5M62 4v5M14 6.500h48M14 6.500l4-2M14 6.500l4 2M62 6.500l-4-2M62 6.500l-4 2M70 12h5M70 32h5M72.500 12v20" />
        </svg>
        <p className="text-lg font-semibold">{title}</p>
        {children && <div className="mt-1 text-soft">{children}</div>}
        {action && <div className="mt-4 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  )
}

/** Terms and what they are; on paper as on screen. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-x-8 sm:grid-cols-2">{children}</dl>
}

export function Fact({ term, children }: { term: ReactNode; children: ReactNode }) {
  if (children === null || children === undefined || children === '' || children === false) return null
  return (
    <div className="border-t border-line py-2.5">
      <dt className="text-xs font-medium text-soft">{term}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  )
}

/** How full something is; the words say it, the bar shows it. */
export function SeatMeter({ taken, seats, children }: { taken: number; seats: number; children: ReactNode }) {
  const share = seats === 0 ? 100 : Math.min(100, Math.round((taken / seats) * 100))
  return (
    <span className="inline-flex flex-col gap-1 text-sm">
      <span className="figures">{children}</span>
      <svg aria-hidden viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 w-32">
        <rect width="100" height="6" className="fill-line" />
        <rect width={share} height="6" className={share >= 100 ? 'fill-warn' : 'fill-accent'} />
      </svg>
    </span>
  )
}

/** One line of steps: what is done, where it stands, what comes. */
export function Steps({ steps }: { steps: { label: string; state: 'done' | 'now' | 'next' | 'failed' }[] }) {
  const marks = { done: 'border-good bg-good text-paper', now: 'border-accent bg-paper text-accent', next: 'border-rule bg-paper text-soft', failed: 'border-bad bg-bad text-paper' }
  return (
    <ol className="flex flex-col gap-2 sm:flex-row sm:gap-0">
      {steps.map(({ label, state }, index) => (
        <li key={label} aria-current={state === 'now' ? 'step' : undefined} className="flex flex-1 items-center gap-2 text-sm sm:after:mx-3 sm:after:h-px sm:after:flex-1 sm:after:bg-rule sm:last:after:hidden">
          <span aria-hidden className={`grid size-6 shrink-0 place-items-center rounded-full border-2 text-xs font-bold ${marks[state]}`}>
            {state === 'done' ? <Check className="size-3.5" strokeWidth={3} /> : state === 'failed' ? <X className="size-3.5" strokeWidth={3} /> : index + 1}
          </span>
          <span className={state === 'next' ? 'text-soft' : 'font-semibold'}>{label}</span>
        </li>
      ))}
    </ol>
  )
}
