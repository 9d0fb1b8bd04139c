import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, redirect, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { Figure } from '~/shows/components/Figure'
import { StandingBadge } from '~/shows/money/components/StandingBadge'
import { draftMissingQuotes, draftQuote } from '~/shows/money/quote-commands.server'
import { quoteFilter, showQuotes } from '~/shows/money/quote-queries.server'
import { refusalWords } from '~/shows/money/refusal-words.server'
import { standings } from '~/shows/money/rules'
import { Button, LinkButton } from '~/ui/Button'
import { EmptyState, Notice, PageHeader } from '~/ui/Page'
import { Tabs } from '~/ui/Tabs'
import { euros } from '~/ui/money'
import { shortDate } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const filter = quoteFilter(new URL(request.url).searchParams.get('etat'))
  return { ...(await showQuotes(viewer, params.id ?? '', filter)), filter: filter ?? null, showId: params.id ?? '', here: `/equipe/salons/${params.id}/devis` }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const here = `/equipe/salons/${params.id}/devis`
  const fields = await request.formData()
  const applicationId = String(fields.get('dossier') ?? '')
  if (!applicationId) {
    const { made, noPrice } = await draftMissingQuotes(viewer, params.id ?? '')
    return redirectWithToast(here, noPrice ? 'showMoney.preparedSome' : 'showMoney.prepared', { n: made, noPrice })
  }
  const { rows } = await showQuotes(viewer, params.id ?? '', undefined)
  if (!rows.some((row) => row.applicationId === applicationId)) return { refused: '' }
  const draft = await draftQuote(viewer, applicationId)
  return draft.ok ? redirect(`${here}/${draft.id}`) : { refused: refusalWords(draft) }
}

export default function Quotes() {
  const t = useTranslations('showMoney')
  const shows = useTranslations('shows')
  const language = useLocale()
  const { rows, counts, total, filter, here, acceptedCents, waitingCents, aidCents, showId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const money = (cents: number) => euros(cents, language, { round: true })
  const tabs = [
    { to: here, label: t('stateCount', { state: t('all'), n: total }), current: !filter },
    ...(['NONE', ...standings] as const).filter((name) => counts[name] > 0).map((name) => ({ to: `?etat=${name}`, label: t('stateCount', { state: name === 'NONE' ? t('notYet') : t(`state.${name}`), n: counts[name] }), current: filter === name })),
  ]
  return (
    <>
      <title>{`${t('quotes')} · Pavillon`}</title>
      <PageHeader title={t('quotes')} lead={t('quotesLead')} action={total > 0 && (
        <>
          {counts.NONE > 0 && <Form method="post"><Button>{t('prepareAll', { n: counts.NONE })}</Button></Form>}
          <LinkButton to={`/listes/devis?salon=${showId}`}>{t('csv')}</LinkButton>
        </>
      )} />
      {answer?.refused && <Notice tone="bad" role="alert">{answer.refused} <Link className="link" to="../edition">{t('toPrices')}</Link></Notice>}
      {total === 0 ? <EmptyState title={t('none')} action={<LinkButton to="../candidatures">{shows('room.applications')}</LinkButton>}>{t('noneText')}</EmptyState> : (
        <>
          <dl className="mb-8 grid gap-6 sm:grid-cols-3">
            <Figure to="?etat=ACCEPTED" value={money(acceptedCents)} term={t('figure.accepted')} detail={t('figure.acceptedOf', { n: counts.ACCEPTED })} />
            <Figure to="?etat=SENT" value={money(waitingCents)} term={t('figure.waiting')} detail={t('figure.acceptedOf', { n: counts.SENT })} />
            <Figure to="../aides" value={money(aidCents)} term={t('figure.aid')} />
          </dl>
          <Tabs label={t('column.state')} tabs={tabs} />
          {rows.length === 0 && <p className="text-soft">{t('noneHere')}</p>}
          <table className="data-table">
            <thead><tr><th>{t('column.company')}</th><th>{t('column.number')}</th><th>{t('column.stand')}</th><th>{t('column.state')}</th><th className="num">{t('column.net')}</th><th className="num">{t('column.aid')}</th><th className="num">{t('column.due')}</th><th>{t('column.validUntil')}</th></tr></thead>
            <tbody>
              {rows.map(({ applicationId, company, stand, quote }) => (
                <tr key={applicationId}>
                  <td className="lead">{quote ? <Link className="link font-semibold" to={`${here}/${quote.id}`}>{company}</Link> : <span className="font-semibold">{company}</span>}</td>
                  <td data-label={t('column.number')} className="figures whitespace-nowrap">{quote?.name}</td>
                  <td data-label={t('column.stand')} className="figures">{stand}</td>
                  <td data-label={t('column.state')}>{quote ? <StandingBadge standing={quote.standing} /> : <Form method="post"><Button look="quiet" className="-my-2 px-0!" name="dossier" value={applicationId} aria-label={t('prepareFor', { company })}>{t('prepare')}</Button></Form>}</td>
                  <td data-label={t('column.net')} className="num">{quote && euros(quote.netCents, language)}</td>
                  <td data-label={t('column.aid')} className="num">{quote && quote.subsidyCents !== 0 && euros(quote.subsidyCents, language)}</td>
                  <td data-label={t('column.due')} className="num font-semibold">{quote && euros(quote.dueCents, language)}</td>
                  <td data-label={t('column.validUntil')} className="figures">{quote?.validUntil && shortDate(quote.validUntil, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}
