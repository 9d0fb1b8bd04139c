import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { PaperKind } from '~/db/generated/enums'
import { Button } from '~/ui/Button'
import { ErrorText, TextField } from '~/ui/Field'
import { dayWords } from '~/ui/time'
import { paperFile } from '../addresses'
import type { papersPage } from '../queries.server'
import { PaperBadge } from './PaperBadge'

export type Shown = Awaited<ReturnType<typeof papersPage>>['valid'][number]
/** What came back wrong: of which form, which field, and what was typed. */
export type Wrong = { form: string; field: 'signedOn' | 'scan' | 'slips'; error: string; typed: string }

type Props = { paper: Shown; visitId: string; pupils: number; today: string; counts: boolean; signs: boolean; wrong?: Wrong }

/** One paper: what it is for, its PDF, and what is to be signed on it. */
export function PaperCard({ paper, visitId, pupils, today, counts, signs, wrong }: Props) {
  const t = useTranslations('papers')
  const language = useLocale()
  const { kind, number, issuedOn, replaces, standing } = paper
  return (
    <article className="rounded-lg border border-line bg-sheet p-5" aria-labelledby={`papier-${kind}`}>
      <Head id={`papier-${kind}`} kind={kind} standing={standing} meta={[t('number', { number }), t('madeOn', { day: dayWords(issuedOn, language) }), replaces && t('replaces', { number: replaces })].filter(Boolean).join(' · ')} file={paperFile(visitId, kind, paper.id)} />
      {paper.signers.length > 0 && <ul className="mt-4 divide-y divide-line border-y border-line">{paper.signers.map((one) => <Signature key={one.signer} {...{ paper, one, today, signs, wrong }} />)}</ul>}
      {kind === 'NOTICE' && <Slips {...{ paper, pupils, counts, wrong }} />}
    </article>
  )
}

/** A paper that is not numbered yet. */
export function DraftCard({ kind, visitId }: { kind: PaperKind; visitId: string }) {
  return <article className="rounded-lg border border-dashed border-rule p-5" aria-labelledby={`projet-${kind}`}><Head id={`projet-${kind}`} kind={kind} standing="draft" file={paperFile(visitId, kind)} /></article>
}

function Head({ id, kind, standing, meta, file }: { id: string; kind: PaperKind; standing: Shown['standing'] | 'draft'; meta?: string; file: string }) {
  const t = useTranslations('papers')
  const what = t(`kind.${kind}`)
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="max-w-prose min-w-0">
        <h2 id={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg">{what} <PaperBadge kind={kind} standing={standing} /></h2>
        {meta && <p className="mt-1 text-sm text-soft">{meta}</p>}
        <p className="mt-1 text-sm">{t(`about.${kind}`)}</p>
      </div>
      <a href={file} className="inline-flex min-h-11 items-center rounded-md border border-rule bg-sheet px-4 py-2 text-sm font-semibold no-underline hover:border-ink hover:bg-sunk" aria-label={t('fileOf', { what: standing === 'draft' ? `${what}, ${t('standing.draft')}` : what })}>{t('file')}</a>
    </div>
  )
}

function Signature({ paper, one: { signer, signedOn, scan, mine, own }, today, signs, wrong }: Pick<Props, 'paper' | 'today' | 'signs' | 'wrong'> & { one: Shown['signers'][number] }) {
  const t = useTranslations('papers')
  const language = useLocale()
  const id = `${paper.id}-${signer}`
  const error = (field: Wrong['field']) => (wrong?.form === id && wrong.field === field ? wrong.error : undefined)
  const may = mine && signs
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1"><span className="font-medium">{t(`signer.${signer}`)}</span> <span className="text-sm text-soft">{signedOn ? t('signedOn', { day: dayWords(signedOn, language) }) : t('notSigned')}</span>
        {scan && <a href={`/fichiers/papier-signe/${scan}`} className="link inline-flex min-h-11 items-center text-sm" aria-label={t('scanOf', { signer: t(`signer.${signer}`) })}>{t('scan')}</a>}
      </p>
      {may && signedOn && (
        <Form method="post" preventScrollReset><input type="hidden" name="paperId" value={paper.id} /><input type="hidden" name="signer" value={signer} />
          <Button look="quiet" name="faire" value="reprendre" className="-ml-4" aria-label={t(`undoFor.${signer}`)}>{t('undo')}</Button>
        </Form>
      )}
      {may && !signedOn && (
        <details open={own || wrong?.form === id}>
          <summary className="flex min-h-11 cursor-pointer items-center text-sm text-accent hover:underline">{t(`markFor.${signer}`)}</summary>
          <Form method="post" encType="multipart/form-data" preventScrollReset noValidate className="mt-1 grid gap-4 sm:grid-cols-2">
            <input type="hidden" name="paperId" value={paper.id} /><input type="hidden" name="signer" value={signer} />
            <TextField id={`${id}-jour`} name="signedOn" type="date" label={t('day')} min={paper.issuedOn} max={today} defaultValue={wrong?.form === id ? wrong.typed : today} error={error('signedOn')} />
            <div>
              <label htmlFor={`${id}-fichier`} className="mb-1 block text-sm font-semibold">{t('scanField')}</label>
              <input id={`${id}-fichier`} name="scan" type="file" accept="application/pdf,image/png,image/jpeg" className="control" aria-describedby={[`${id}-fichier-hint`, error('scan') && `${id}-fichier-error`].filter(Boolean).join(' ')} aria-invalid={error('scan') ? true : undefined} />
              <p id={`${id}-fichier-hint`} className="mt-1 text-sm text-soft">{t('scanHint')}</p>
              <ErrorText id={`${id}-fichier`} error={error('scan')} />
            </div>
            <div className="sm:col-span-2"><Button look={own ? 'primary' : 'secondary'} name="faire" value="signer" aria-label={t(`markFor.${signer}`)}>{t('mark')}</Button></div>
          </Form>
        </details>
      )}
    </li>
  )
}

function Slips({ paper, pupils, counts, wrong }: Pick<Props, 'paper' | 'pupils' | 'counts' | 'wrong'>) {
  const t = useTranslations('papers')
  const slips = Math.min(paper.slips, pupils)
  const back = wrong?.form === paper.id ? wrong : undefined
  return (
    <div className="mt-4 border-t border-line pt-3">
      <p className="text-sm"><span className="figures font-medium">{t('slipsOf', { slips, pupils })}</span>{paper.missingSlips > 0 && <span className="text-soft"> · {t('slipsMissing', { n: paper.missingSlips })}</span>}</p>
      {counts && (
        <Form method="post" preventScrollReset noValidate className="mt-2 flex flex-wrap items-end gap-3">
          <input type="hidden" name="paperId" value={paper.id} />
          <TextField id={`${paper.id}-coupons`} name="slips" type="number" inputMode="numeric" min={0} max={pupils} label={t('slips')} hint={t('slipsHint', { n: pupils })} defaultValue={back?.typed ?? slips} error={back?.error} className="w-80 max-w-full" />
          <Button look="secondary" name="faire" value="coupons">{t('slipsSave')}</Button>
        </Form>
      )}
    </div>
  )
}
