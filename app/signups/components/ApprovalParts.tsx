import { Form } from '@remix-run/react'
import { ArrowRight } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import type { Level } from '~/db/generated/enums'
import { Button } from '~/ui/Button'
import { TextArea, TextField } from '~/ui/Field'
import { Notice, Section } from '~/ui/Page'
import { momentWords } from '~/ui/time'
import type { approvalOf } from '../approvals-queries.server'
import type { BasisChange } from '../approvals-rules'

type Page = Awaited<ReturnType<typeof approvalOf>>

/** What is different from the facts of the decision before. */
export function ApprovalChanges({ changes, zone }: { changes: BasisChange[]; zone: string }) {
  const t = useTranslations('rectorate.page')
  const levelWords = useTranslations('activities.level')
  const language = useLocale()
  if (changes.length === 0) return null
  const words = (field: BasisChange['field'], value: string | number | null) => {
    if (value === null || value === '') return '–'
    if (field === 'startsAt' || field === 'endsAt') return momentWords(new Date(value), language, zone)
    return field === 'level' ? levelWords(value as Level) : String(value)
  }
  return (
    <Notice tone="warn" title={t('changed')}>
      <p className="mb-2">{t('changedText')}</p>
      <dl className="space-y-1">
        {changes.map(({ field, from, to }) => (
          <div key={field} className="flex flex-wrap gap-x-2">
            <dt className="font-semibold">{t(`field.${field}`)}</dt>
            <dd><del className="text-soft"><span className="sr-only">{t('was')} </span>{words(field, from)}</del> <ArrowRight className="inline size-4 text-soft" aria-hidden /> <ins className="font-semibold no-underline"><span className="sr-only">{t('now')} </span>{words(field, to)}</ins></dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}

/** Questions of authorities and what the school answered. */
export function ApprovalNotes({ notes }: { notes: Page['notes'] }) {
  const t = useTranslations('rectorate.page')
  const authority = useTranslations('rectorate.authority')
  const language = useLocale()
  if (notes.length === 0) return null
  return (
    <Section id="questions" title={t('exchange')}>
      <ol className="space-y-4">
        {notes.map((note) => (
          <li key={note.id} className={`rounded-lg border border-line p-4 ${note.kind === 'ANSWER' ? 'bg-accent-wash sm:ml-8' : 'bg-sheet'}`}>
            <p className="text-sm text-soft">{`${t(note.kind)}${note.kind === 'QUESTION' ? ` (${authority(note.authority)})` : ''} · ${[note.by, momentWords(note.createdAt, language)].filter(Boolean).join(', ')}`}</p>
            <p className="mt-1 whitespace-pre-line">{note.text}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** What comes back when a decision lacks something: what was typed, and errors by field. */
export type DecisionAnswer = { error?: Record<string, string[] | null> | null; initialValue?: Record<string, unknown> | null }

const typed = (answer: DecisionAnswer | undefined, name: string) => ({ error: answer?.error?.[name]?.[0], defaultValue: String(answer?.initialValue?.[name] ?? '') })

/** The three things that one may do: approve, refuse with a reason, ask for more. */
export function ApprovalDecision({ answer }: { answer?: DecisionAnswer }) {
  const t = useTranslations('rectorate.page')
  return (
    <Section id="avis" title={t('decide')} className="no-print">
      <div className="space-y-2 rounded-lg border-2 border-accent bg-sheet p-5">
        <Form method="post"><Button name="faire" value="favorable" className="w-full sm:w-auto">{t('give')}</Button></Form>
        <details open={!!answer?.error?.reason}>
          <summary className="flex min-h-11 cursor-pointer items-center text-accent hover:underline">{t('refuse')}</summary>
          <Form method="post" noValidate className="max-w-xl space-y-3 pb-3">
            <TextField id="raison" name="reason" {...typed(answer, 'reason')} label={t('reason')} hint={t('reasonHint')} maxLength={500} required />
            <Button look="danger" name="faire" value="refuser">{t('refuse')}</Button>
          </Form>
        </details>
        <details open={!!answer?.error?.question}>
          <summary className="flex min-h-11 cursor-pointer items-center text-accent hover:underline">{t('ask')}</summary>
          <Form method="post" noValidate className="max-w-xl space-y-3 pb-3">
            <TextArea id="question" name="question" {...typed(answer, 'question')} label={t('question')} hint={t('questionHint')} maxLength={1000} required />
            <Button look="secondary" name="faire" value="preciser">{t('send')}</Button>
          </Form>
        </details>
      </div>
    </Section>
  )
}

/** All that happened to the decisions of this request, with who did it. */
export function ApprovalHistory({ events }: { events: Page['history'] }) {
  const t = useTranslations('rectorate.page')
  const trail = useTranslations('rectorate.trail')
  const authorities = useTranslations('rectorate.authority')
  const language = useLocale()
  return (
    <Section id="historique" title={t('history')}>
      <ol className="border-l-2 border-line pl-4">
        {events.map(({ at, what, authority, by, reason }, index) => (
          <li key={index} className="py-1.5">
            <span className="font-semibold">{trail(what, { authority: authority ? authorities(authority) : '' })}</span>{reason && ` : ${reason}`}
            <span className="block text-sm text-soft">{[momentWords(at, language), by].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
