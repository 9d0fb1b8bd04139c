import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { ownCompanies } from '~/directory/queries.server'
import { makeOffer, withdrawOffer } from '~/requests/commands.server'
import { AnswerList } from '~/requests/components/AnswerList'
import { OfferForm } from '~/requests/components/OfferForm'
import { Invited } from '~/requests/components/Invitations'
import { RequestFacts } from '~/requests/components/RequestFacts'
import { RequestBadge } from '~/requests/components/StateBadge'
import { ownOffers, requestPage } from '~/requests/queries.server'
import { refuseInvitation } from '~/requests/invitations.server'
import { refusalReply, refusalWords } from '~/requests/refusals.server'
import { isLive } from '~/requests/rules'
import { OfferInput } from '~/requests/schema'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader, Section } from '~/ui/Page'

export const handle = access('request.answer')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'request.answer')
  const found = await requestPage(viewer, params.id ?? '', 'company')
  const [companies, activities] = await Promise.all([ownCompanies(viewer), ownOffers(viewer, found.programme.id)])
  return { found, companies, activities }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'request.answer')
  const here = `/entreprise/demandes/${params.id}`
  const fields = await request.formData()
  if (fields.get('faire') === 'retirer') {
    const withdrawn = await withdrawOffer(viewer, String(fields.get('offre') ?? ''))
    return withdrawn.ok ? redirectWithToast(here, 'requests.offerWithdrawn') : { refusal: refusalWords(withdrawn) }
  }
  if (fields.get('faire') === 'nepeut') {
    await refuseInvitation(viewer, params.id ?? '')
    return redirectWithToast(here, 'requests.cannotSaid')
  }
  const form = parseFormData(fields, OfferInput)
  if (!form.ok) return { form: form.reply().data }
  const made = await makeOffer(viewer, params.id ?? '', form.value)
  return made.ok ? redirectWithToast(here, 'requests.offerSent') : { form: form.reply(...refusalReply(made)).data }
}

export default function AnswerRequest() {
  const t = useTranslations('requests')
  const { found, companies, activities } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const title = [t(`kinds.${found.kind as 'WORKSHOP'}`), found.school.name].join(' · ')
  const made = found.answers.length > 0
  return (
    <>
      <title>{`${title} · Pavillon`}</title>
      <PageHeader title={title} crumbs={[{ to: '/entreprise/demandes', label: t('companyTitle') }]} meta={<RequestBadge state={found.state} />} />
      {answer && 'refusal' in answer && answer.refusal && <Notice tone="bad" role="alert">{answer.refusal}</Notice>}
      {isLive(found.state) && !made && <Invited request={found} />}
      <Section id="demande" title={t('request')}><RequestFacts request={found} withSchool /></Section>
      {made && <Section id="reponses" title={t('answered')}><AnswerList request={found} may={isLive(found.state) ? 'withdraw' : 'read'} /></Section>}
      {isLive(found.state) && (
        <Section id="repondre" title={t(found.answers.some(({ state }) => state === 'MADE') ? 'answerAgain' : 'answerTitle')}>
          <OfferForm key={found.answers.length} companies={companies} activities={activities} zone={found.programme.zone} windows={found.windows} inClass={found.kind === 'TALK_IN_CLASS'} firstDay={found.windows[0]?.from ?? ''} lastResult={answer && 'form' in answer ? answer.form : undefined} />
        </Section>
      )}
    </>
  )
}
