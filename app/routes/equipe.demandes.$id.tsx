import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { AnswerList } from '~/requests/components/AnswerList'
import { InvitationList } from '~/requests/components/Invitations'
import { RequestFacts } from '~/requests/components/RequestFacts'
import { RequestBadge } from '~/requests/components/StateBadge'
import { requestPage } from '~/requests/queries.server'
import { LinkButton } from '~/ui/Button'
import { PageHeader, Section } from '~/ui/Page'

export const handle = access('request.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { found: await requestPage(await requireViewer(request, 'request.manage'), params.id ?? '', 'staff') }
}

export default function RequestForStaff() {
  const t = useTranslations('requests')
  const { found } = useLoaderData<typeof loader>()
  const title = [t(`kinds.${found.kind as 'WORKSHOP'}`), found.school.name].join(' · ')
  const taken = found.answers.find(({ state }) => state === 'ACCEPTED')
  return (
    <>
      <title>{`${title} · Pavillon`}</title>
      <PageHeader title={title} crumbs={[{ to: '/equipe/demandes', label: t('staffTitle') }]} meta={<RequestBadge state={found.state} />} action={taken?.sessionId && <LinkButton to={`/equipe/creneaux/${taken.sessionId}`}>{t('booking')}</LinkButton>} />
      <Section id="demande" title={t('request')}><RequestFacts request={found} withSchool /></Section>
      <Section id="reponses" title={t('offers')}><AnswerList request={found} may="read" /></Section>
      {found.invitations.length > 0 && <Section id="sollicitees" title={t('invitations')}><InvitationList request={found} /></Section>}
    </>
  )
}
