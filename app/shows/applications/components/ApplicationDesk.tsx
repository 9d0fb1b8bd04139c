import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { Application, ApplicationComment } from '~/db/generated/client'
import type { ApplicationState } from '~/db/generated/enums'
import { Button } from '~/ui/Button'
import { Select, TextArea, TextField } from '~/ui/Field'
import { momentWords } from '~/ui/time'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { staffMoves } from '../rules'
import { CommentInput, MoveInput, ScoreInput } from '../schema'

/** Where the application goes from here, with the words that the company reads. */
export function DecideForm({ application: { state, version }, lastResult }: { application: Pick<Application, 'state' | 'version'>; lastResult: unknown }) {
  const t = useTranslations('showApplications')
  const shows = useTranslations('shows')
  const moves = staffMoves(state)
  const [form, fields] = useHouseForm({ schema: MoveInput, id: `decider-${version}`, lastResult, defaultValue: { to: moves.includes('ACCEPTED') ? 'ACCEPTED' : moves[0] } as never })
  if (moves.length === 0) return null
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-4 rounded-lg border border-line bg-sheet p-4">
      <h2 id="decider" className="text-lg">{t('decide')}</h2>
      <p className="text-sm text-soft">{t('decideText')}</p>
      <input type="hidden" name="version" value={version} />
      <Select {...fieldProps(fields.to)} label={t('moveTo')} choices={moves.map((value: ApplicationState) => ({ value, label: shows(`applicationState.${value}`) }))} />
      <TextArea {...fieldProps(fields.reason)} rows={3} label={t('field.reason')} required={false} />
      <Button>{t('decide')}</Button>
    </Form>
  )
}

/** Points and why. */
export function ScoreForm({ application: { score, scoreReason }, lastResult }: { application: Pick<Application, 'score' | 'scoreReason'>; lastResult: unknown }) {
  const t = useTranslations('showApplications')
  const [form, fields] = useHouseForm({ schema: ScoreInput, id: 'note', lastResult, defaultValue: { score: score ?? undefined, scoreReason: scoreReason ?? '' } as never })
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-4 rounded-lg border border-line bg-sheet p-4">
      <h2 className="text-lg">{t('scoreTitle')}</h2>
      <TextField {...fieldProps(fields.score)} type="number" min={0} max={100} inputMode="numeric" label={t('field.score')} />
      <TextArea {...fieldProps(fields.scoreReason)} rows={3} label={t('field.scoreReason')} />
      <Button look="secondary" name="faire" value="note">{t('scoreSave')}</Button>
    </Form>
  )
}

/** What staff say among themselves. */
export function CommentList({ comments, me, lastResult }: { comments: ApplicationComment[]; me: string | null; lastResult: unknown }) {
  const t = useTranslations('showApplications')
  const language = useLocale()
  const [form, fields] = useHouseForm({ schema: CommentInput, id: `commentaire-${comments.length}`, lastResult })
  return (
    <>
      <ul className="mb-4 space-y-3">
        {comments.map((comment) => (
          <li key={comment.id} className="border-l-2 border-rule pl-4">
            <p className="text-sm text-soft">{`${comment.authorName} · ${momentWords(comment.createdAt, language)}`}</p>
            <p className="whitespace-pre-line">{comment.text}</p>
            {comment.authorId === me && me && <Form method="post"><button name="supprimer" value={comment.id} className="inline-flex min-h-11 items-center text-sm text-bad hover:underline">{t('commentRemove')}</button></Form>}
          </li>
        ))}
      </ul>
      <Form method="post" {...getFormProps(form)} className="max-w-xl space-y-3">
        <TextArea {...fieldProps(fields.text)} rows={3} label={t('field.comment')} />
        <Button look="secondary" name="faire" value="commenter">{t('commentAdd')}</Button>
      </Form>
    </>
  )
}

type Line = { id: bigint | string; action: string; actor?: string; at: Date; changes: unknown }

/** Who changed what, when, from the trail. */
export function HistoryList({ history, zone }: { history: Line[]; zone: string }) {
  const t = useTranslations('showApplications')
  const shows = useTranslations('shows')
  const language = useLocale()
  const stateOf = (changes: unknown) => {
    const { state } = (changes ?? {}) as { state?: unknown }
    return Array.isArray(state) ? state.map((one) => shows(`applicationState.${one as ApplicationState}`)).join(' › ') : undefined
  }
  return (
    <ol className="space-y-1 text-sm">
      {history.map(({ id, action, actor, at, changes }) => (
        <li key={String(id)} className="flex flex-wrap gap-x-3"><span className="figures text-soft">{momentWords(at, language, zone)}</span><span>{[t.has(`action.${action}` as 'house') ? t(`action.${action}` as 'house') : action, stateOf(changes)].filter(Boolean).join(' : ')}</span><span className="text-soft">{actor ?? t('house')}</span></li>
      ))}
    </ol>
  )
}
