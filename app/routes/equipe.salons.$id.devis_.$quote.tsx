import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, redirect, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { Changes } from '~/shows/money/components/Changes'
import { QuoteEditor } from '~/shows/money/components/QuoteEditor'
import { QuoteSheet } from '~/shows/money/components/QuoteSheet'
import { StandingBadge } from '~/shows/money/components/StandingBadge'
import { draftQuote, recountQuote, removeDraft, saveQuote, sendQuote } from '~/shows/money/quote-commands.server'
import { quotePage } from '~/shows/money/quote-queries.server'
import { refusalWords } from '~/shows/money/refusal-words.server'
import { QuoteInput } from '~/shows/money/schema'
import { Button, LinkButton } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader, Section } from '~/ui/Page'
import { PrintButton } from '~/ui/PrintButton'
import { momentWords } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await quotePage(await requireViewer(request, 'show.manage'), params.id ?? '', params.quote ?? '')
  if (!page) throw notFound()
  return { ...page, tooMuchAid: page.overCeiling && refusalWords({ ok: false, reason: 'deMinimis', details: page.overCeiling }), list: `/equipe/salons/${params.id}/devis` }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const list = `/equipe/salons/${params.id}/devis`
  const page = await quotePage(viewer, params.id ?? '', params.quote ?? '')
  if (!page) throw notFound()
  const { id, applicationId } = page.quote
  const here = `${list}/${id}`
  const fields = await request.formData()
  switch (fields.get('faire')) {
    case 'envoyer': {
      const sent = await sendQuote(viewer, id)
      return sent.ok ? redirectWithToast(here, 'showMoney.sent', { name: sent.name, told: sent.told }) : { refused: refusalWords(sent) }
    }
    case 'recalculer': {
      const counted = await recountQuote(viewer, id)
      return counted.ok ? redirectWithToast(here, 'showMoney.recounted') : { refused: refusalWords(counted) }
    }
    case 'version': {
      const draft = await draftQuote(viewer, applicationId)
      return draft.ok ? redirect(`${list}/${draft.id}`) : { refused: refusalWords(draft) }
    }
    case 'jeter': {
      const removed = await removeDraft(viewer, id)
      return removed.ok ? redirectWithToast(list, 'showMoney.removed') : { refused: refusalWords(removed) }
    }
    default: {
      const form = parseFormData(fields, QuoteInput)
      if (!form.ok) return { form: form.reply().data }
      const saved = await saveQuote(viewer, id, form.value)
      return saved.ok ? redirectWithToast(here, 'showMoney.saved') : { refused: refusalWords(saved) }
    }
  }
}

export default function Quote() {
  const t = useTranslations('showMoney')
  const language = useLocale()
  const { quote, current, tooMuchAid, changes, missing, versions, list } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const draft = quote.state === 'DRAFT'
  const title = quote.name ? t('quote', { name: quote.name }) : t('draft')
  const when = quote.acceptedAt ?? quote.refusedAt
  const answered = when && { name: quote.answeredBy ?? '', when: momentWords(when, language, quote.zone) }
  return (
    <>
      <title>{`${title} · ${quote.company}`}</title>
      <PageHeader
        title={title} crumbs={[{ to: list, label: t('quotes') }]} lead={quote.company} meta={<StandingBadge standing={quote.standing} />}
        action={(
          <>
            {draft && <Form method="post"><Button name="faire" value="envoyer">{t('send')}</Button></Form>}
            {quote.hasPaper && <LinkButton plain to={`/fichiers/devis/${quote.id}`}>{t('pdf')}</LinkButton>}
            {!draft && current && <Form method="post"><Button look="secondary" name="faire" value="version">{t('newVersion')}</Button></Form>}
            {!draft && <PrintButton />}
          </>
        )}
      />
      {answer && 'refused' in answer && answer.refused && <Notice tone="bad" role="alert">{answer.refused}</Notice>}
      {draft && <p className="no-print mb-6 text-sm text-soft">{t('sendText')}</p>}
      {answered && <Notice tone={quote.acceptedAt ? 'good' : 'bad'} title={t(quote.acceptedAt ? 'acceptedNotice' : 'refusedNotice', answered)}>{quote.refuseReason}</Notice>}
      {tooMuchAid && <Notice tone="bad">{tooMuchAid}</Notice>}
      {missing.length > 0 && <Notice tone="warn">{t('missing', { codes: missing.join(', ') })}</Notice>}
      {changes.length > 0 && <Changes changes={changes} draft={draft} />}
      <QuoteSheet quote={quote} />
      {draft && <Section title={t('edit')} id="modifier-lignes"><QuoteEditor key={JSON.stringify(quote.lines)} lines={quote.lines} note={quote.note} lastResult={answer && 'form' in answer ? answer.form : undefined} /></Section>}
      {versions.length > 1 && (
        <Section title={t('versions')} id="versions">
          <ul className="text-sm">{versions.map((version) => <li key={version.id}><Link className="link inline-flex min-h-11 items-center" aria-current={version.id === quote.id ? 'page' : undefined} to={`${list}/${version.id}`}>{t('versionLine', { name: version.name || t('draft'), state: t(`state.${version.standing}`) })}</Link></li>)}</ul>
        </Section>
      )}
      {draft && <Form method="post" className="border-t border-line pt-5"><Button look="danger" name="faire" value="jeter">{t('remove')}</Button></Form>}
    </>
  )
}
