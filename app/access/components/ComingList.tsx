import { useLocale } from 'use-intl'
import type { ReactNode } from 'react'
import { sessionWords } from '~/ui/time'

type Thing = { id: string; title: string; startsAt: Date | string; endsAt: Date | string; zone: string; organisation?: string | null }

/** What is to come and depends on somebody, each with what can be done about it. */
export function ComingList<One extends Thing>({ things, children }: { things: readonly One[]; children: (thing: One) => ReactNode }) {
  const language = useLocale()
  return (
    <ul className="mb-6">
      {things.map((thing) => (
        <li key={thing.id} className="border-t border-line py-4 last:border-b">
          <p className="font-semibold">{thing.title}</p>
          <p className="text-sm text-soft">{[sessionWords(new Date(thing.startsAt), new Date(thing.endsAt), language, thing.zone), thing.organisation].filter(Boolean).join(' · ')}</p>
          {children(thing)}
        </li>
      ))}
    </ul>
  )
}

/** One list of consequences: what goes, or what stays. */
export function Consequences({ title, children }: { title: string; children: readonly string[] }) {
  return (
    <section className="border-t-2 border-rule pt-3" aria-label={title}>
      <h2 className="mb-2 text-base">{title}</h2>
      <ul className="list-disc space-y-1 pl-5 text-sm">{children.map((words) => <li key={words}>{words}</li>)}</ul>
    </section>
  )
}
