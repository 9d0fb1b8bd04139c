import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { acceptOffer, declineOffer, withdrawRequest } from '~/requests/commands.server'
import { AnswerList } from '~/requests/components/AnswerList'
import { RequestFacts } from '~/requests/components/RequestFacts'
import { RequestBadge } from '~/requests/components/StateBadge'
import { requestPage } from '~/requests/queries.server'
import { refusalWords } from '~/requests/refusals.server'
import { isLive } from '~/requests/rules'
import { Button, LinkButton } from '~/ui/Button'
import { Notice, PageHeader, Section } from '~/ui/Page'

export const handle = access('request.own')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { found: await requestPage(await requireViewer(request, 'request.own'), params.id ?? '', 'school') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'request.own')
  const id = params.id ?? ''
  const fields = await request.formData()
  const offer = String(fields.get('offre') ?? '')
  switch (fields.get('faire')) {
    case 'accepter': {
      const accepted = await acceptOffer(viewer, offer)
      return accepted.ok ? redirectWithToast(`/ecole/classes/${accepted.signUpId}`, 'requests.accepted') : { refusal: refusalWords(accepted) }
    }
    case 'decliner': {
      const declined = await declineOffer(viewer, offer)
      return declined.ok ? redirectWithToast(`/ecole/demandes/${id}`, 'requests.declined') : { refusal: refusalWords(declined) }
    }
    default: {
      const withdrawn = await withdrawRequest(viewer, id)
      return withdrawn.ok ? redirectWithToast(`/ecole/demandes/${id}`, 'requests.withdrawn') : { refusal: refusalWords(withdrawn) }
    }
  }
}

export default function MyRequest() {
  const t = useTranslations('requests')
  const { found } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const title = [t(`kinds.${found.kind as 'WORKSHOP'}`), found.theme].filter(Boolean).join(' · ')
  return (
    <>
      <title>{`${title} · Pavillon`}</title>
      <PageHeader title={title} crumbs={[{ to: '/ecole/demandes', label: t('mine') }]} meta={<RequestBadge state={found.state} />} action={found.signUpId && <LinkButton look="primary" to={`/ecole/classes/${found.signUpId}`}>{t('booking')}</LinkButton>} />
      {answer && <Notice tone="bad" role="alert">{answer.refusal}</Notice>}
      <Section id="reponses" title={t('offers')}><AnswerList request={found} may={isLive(found.state) ? 'accept' : 'read'} /></Section>
      <Section id="demande" title={t('request')}><RequestFacts request={found} withSchool={false} /></Section>
      {isLive(found.state) && (
        <Form method="post" className="flex flex-wrap items-center gap-4">
          <Button look="danger" name="faire" value="retirer">{t('withdraw')}</Button>
          {found.offers > 0 && <p className="text-sm text-soft">{t('withdrawText')}</p>}
        </Form>
      )}
    </>
  )
}
