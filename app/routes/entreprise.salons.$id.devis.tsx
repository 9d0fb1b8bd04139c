import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { AnswerForm } from '~/shows/money/components/AnswerForm'
import { QuoteSheet } from '~/shows/money/components/QuoteSheet'
import { StandingBadge } from '~/shows/money/components/StandingBadge'
import { answerQuote } from '~/shows/money/quote-commands.server'
import { companyQuote } from '~/shows/money/quote-queries.server'
import { refusalWords } from '~/shows/money/refusal-words.server'
import { AnswerInput } from '~/shows/money/schema'
import { LinkButton } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { EmptyState, Notice, PageHeader, Section } from '~/ui/Page'
import { PrintButton } from '~/ui/PrintButton'
import { dayWords, momentWords } from '~/ui/time'

export const handle = access('show.exhibit')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'show.exhibit')
  const found = await companyQuote(viewer, params.id ?? '')
  if (!found) throw notFound()
  return { ...found, person: viewer.name, showId: params.id ?? '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.exhibit')
  const found = await companyQuote(viewer, params.id ?? '')
  if (!found?.current) throw notFound()
  const fields = await request.formData()
  const form = parseFormData(fields, AnswerInput)
  const given = fields.get('answer') === 'refuse' ? ('refuse' as const) : ('accept' as const)
  if (!form.ok) return { given, form: form.reply().data }
  const answered = await answerQuote(viewer, found.current.id, form.value)
  if (!answered.ok) return { given, form: form.reply().data, refused: refusalWords(answered, 'company') }
  return redirectWithToast(`/entreprise/salons/${params.id}/devis`, given === 'accept' ? 'showMoney.accepted' : 'showMoney.refused')
}

export default function MyQuote() {
  const t = useTranslations('showMoney')
  const language = useLocale()
  const { title, current: quote, older, person, showId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const crumbs = [{ to: `/entreprise/salons/${showId}`, label: title }]
  if (!quote) {
    return (
      <>
        <title>{`${t('mine')} · ${title}`}</title>
        <PageHeader title={t('mine')} crumbs={crumbs} />
        <EmptyState title={t('mineEmpty')}>{t('mineEmptyText')}</EmptyState>
      </>
    )
  }
  const when = quote.acceptedAt ?? quote.refusedAt
  return (
    <>
      <title>{`${t('quote', { name: quote.name })} · ${title}`}</title>
      <PageHeader title={t('quote', { name: quote.name })} crumbs={crumbs} lead={quote.show} meta={<StandingBadge standing={quote.standing} />} action={<>{quote.hasPaper && <LinkButton plain to={`/fichiers/devis/${quote.id}`}>{t('pdf')}</LinkButton>}<PrintButton /></>} />
      {answer?.refused && <Notice tone="bad" role="alert">{answer.refused}</Notice>}
      {when && <Notice tone={quote.acceptedAt ? 'good' : 'info'} title={t(quote.acceptedAt ? 'acceptedNotice' : 'refusedNotice', { name: quote.answeredBy ?? '', when: momentWords(when, language, quote.zone) })}>{quote.refuseReason}</Notice>}
      {quote.standing === 'EXPIRED' && <Notice tone="warn">{t('expiredNotice')}</Notice>}
      <QuoteSheet quote={quote} />
      {quote.standing === 'SENT' && (
        <Section title={t('answerTitle')} id="reponse" className="no-print">
          {quote.validUntil && <p className="mb-3 text-soft">{t('answerUntil', { day: dayWords(quote.validUntil, language) })}</p>}
          <AnswerForm defaultValue={{ name: person }} lastResult={answer?.form} answered={answer?.given} />
        </Section>
      )}
      {older.length > 0 && (
        <Section title={t('versions')} id="versions">
          <ul className="text-sm">{older.map((version) => <li key={version.id}><a className="link inline-flex min-h-11 items-center" href={`/fichiers/devis/${version.id}`}>{t('versionLine', { name: version.name, state: t(`state.${version.standing}`) })}</a></li>)}</ul>
        </Section>
      )}
    </>
  )
}
