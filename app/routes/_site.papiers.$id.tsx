import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { askConvention, countSlips, dropConvention, markSigned, unmarkSigned } from '~/papers/commands.server'
import { DraftCard, PaperCard, type Wrong } from '~/papers/components/PaperCard'
import { PastPapers } from '~/papers/components/PastPapers'
import { papersPage } from '~/papers/queries.server'
import { SignatureInput, SlipsInput } from '~/papers/schema'
import { classWords } from '~/signups/components/className'
import { Button } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { EmptyState, Notice, PageHeader, Section } from '~/ui/Page'
import { sessionWords } from '~/ui/time'

export const handle = access('paper.read')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return papersPage(await requireViewer(request, 'paper.read'), params.id ?? '')
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'paper.sign')
  const id = params.id ?? ''
  const done = (key: string) => redirectWithToast(`/papiers/${id}`, `papers.${key}`)
  const fields = await request.formData()
  const faire = fields.get('faire')
  if (faire === 'demander' || faire === 'renoncer') {
    const outcome = faire === 'demander' ? await askConvention(viewer, id) : await dropConvention(viewer, id)
    return done(outcome.ok ? `done.${faire === 'demander' ? 'asked' : 'dropped'}` : `refusal.${outcome.reason}`)
  }
  const typed = (field: string) => String(fields.get(field) ?? '')
  const wrong = (form: string, field: Wrong['field'], error: string): Wrong => ({ form, field, error, typed: typed(field) })
  if (faire === 'coupons') {
    const form = parseFormData(fields, SlipsInput)
    if (!form.ok) return wrong(typed('paperId'), 'slips', 'number')
    const counted = await countSlips(viewer, form.value)
    if (!counted.ok && counted.reason === 'slipsTooMany') return wrong(form.value.paperId, 'slips', `slipsTooMany|${counted.details?.n}`)
    return done(counted.ok ? 'done.slips' : `refusal.${counted.reason}`)
  }
  const form = parseFormData(fields, faire === 'reprendre' ? SignatureInput.omit({ signedOn: true }) : SignatureInput)
  const key = `${typed('paperId')}-${typed('signer')}`
  if (!form.ok) return wrong(key, 'signedOn', 'date')
  if (!('signedOn' in form.value)) {
    const undone = await unmarkSigned(viewer, form.value.paperId, form.value.signer)
    return done(undone.ok ? 'done.unsigned' : `refusal.${undone.reason}`)
  }
  const scan = fields.get('scan')
  const signed = await markSigned(viewer, form.value as SignatureInput, scan instanceof File && scan.name ? scan : undefined)
  if (signed.ok || signed.reason === 'paperReplaced' || signed.reason === 'visitWaits') return done(signed.ok ? 'done.signed' : `refusal.${signed.reason}`)
  return signed.reason.startsWith('file') ? wrong(key, 'scan', `${signed.reason}|${signed.details?.n ?? ''}`) : wrong(key, 'signedOn', signed.reason)
}

export default function VisitPapers() {
  const t = useTranslations('papers')
  const level = useTranslations('activities.level')
  const language = useLocale()
  const { visit, valid, drafts, ended, sides, today, zone, mayAsk, mayDrop, convention, status } = useLoaderData<typeof loader>()
  const wrong = useActionData<typeof action>() as Wrong | undefined
  const crumb = sides.includes('STAFF') ? `/equipe/creneaux/${visit.sessionId}` : sides.includes('SCHOOL') ? `/ecole/classes/${visit.id}` : sides.includes('RECTORATE') ? '/rectorat' : '/entreprise'
  const signs = ['CONFIRMED', 'ATTENDED', 'NO_SHOW'].includes(status)
  const over = status === 'CANCELLED' || status === 'REFUSED' || status === 'EXPIRED'
  const choice = (value: 'demander' | 'renoncer', words: string) => <Form method="post"><Button look="secondary" name="faire" value={value}>{words}</Button></Form>
  return (
    <>
      <title>{`${t('title')} · ${visit.title}`}</title>
      <PageHeader
        title={t('title')} crumbs={[{ to: crumb, label: visit.title }]}
        lead={[sessionWords(visit.startsAt, visit.endsAt, language, zone), classWords(visit.level && level(visit.level), visit.className), visit.school, visit.host].filter(Boolean).join(' · ')}
      />
      {over && <Notice tone="bad">{t('over')}</Notice>}
      {drafts.length > 0 && <Notice tone="warn">{t(valid.length > 0 ? 'waitsAgain' : 'waits')}</Notice>}
      {valid.length + drafts.length === 0 && !over && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      {valid.length + drafts.length > 0 && <p className="mb-6 max-w-prose text-sm text-soft">{t('lead')} {t('model')}</p>}
      <div className="mb-10 space-y-5">
        {valid.map((paper) => <PaperCard key={paper.id} {...{ paper, today, signs, wrong }} visitId={visit.id} pupils={visit.pupils} counts={signs && sides.includes('SCHOOL')} />)}
        {drafts.map((kind) => <DraftCard key={kind} kind={kind} visitId={visit.id} />)}
      </div>
      {(mayAsk || mayDrop) && <Section><p className="mb-3 max-w-prose text-sm">{t(`convention.${convention === 'needed' ? 'needed' : 'possible'}`)}</p>{mayAsk ? choice('demander', t('convention.ask')) : choice('renoncer', t('convention.drop'))}</Section>}
      {ended.length > 0 && <PastPapers papers={ended} visitId={visit.id} />}
    </>
  )
}
