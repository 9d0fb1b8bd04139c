import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { proposalsForStaff } from '~/proposals/queries.server'
import { EmptyState, PageHeader, Section } from '~/ui/Page'
import { dayWords } from '~/ui/time'

export const handle = access('activity.manage')

export async function loader({ request }: LoaderFunctionArgs) {
  return proposalsForStaff(await requireViewer(request, 'activity.manage'))
}

type About = { title: string; kind: string; town: string | null; host: { name: string } | null; programme: { title: string } }

export default function Proposals() {
  const t = useTranslations('proposals')
  const language = useLocale()
  const { proposed, changes, away } = useLoaderData<typeof loader>()
  const since = (sentAt: Date | null) => sentAt && <p className="text-sm text-soft">{t('staff.since', { day: dayWords(sentAt, language) })}</p>
  return (
    <>
      <title>{`${t('staff.title')} · Pavillon`}</title>
      <PageHeader title={t('staff.title')} lead={t('staff.lead')} />
      {proposed.length + changes.length === 0 && <EmptyState title={t('staff.none')}>{t('staff.noneText')}</EmptyState>}
      {proposed.length > 0 && (
        <Section id="nouvelles" title={t('staff.new', { n: proposed.length })}>
          <ul>{proposed.map((activity) => <Row key={activity.id} to={`/equipe/actions/${activity.id}`} about={activity}>{since(activity.sentAt)}</Row>)}</ul>
        </Section>
      )}
      {changes.length > 0 && (
        <Section id="modifications" title={t('staff.changes', { n: changes.length })}>
          <ul>{changes.map(({ id, sentAt, activity }) => <Row key={id} to={`/equipe/propositions/${id}`} about={activity}>{since(sentAt)}</Row>)}</ul>
        </Section>
      )}
      {away.length > 0 && (
        <Section id="renvoyees" title={t('staff.away')} className="mt-10">
          <ul>{away.map(({ id, reason, ...activity }) => <Row key={id} to={`/equipe/actions/${id}`} about={activity}><p className="max-w-prose text-sm text-soft">{t('staff.reason', { reason: reason ?? '' })}</p></Row>)}</ul>
        </Section>
      )}
    </>
  )
}

function Row({ to, about: { title, kind, town, host, programme }, children }: { to: string; about: About; children: ReactNode }) {
  const words = useTranslations('activities')
  return (
    <li className="grid gap-x-8 gap-y-1 border-t border-line py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <Link className="link inline-flex min-h-11 items-center font-semibold" to={to}>{title}</Link>
        <p className="text-sm text-soft">{[words(`kind.${kind as 'WORKSHOP'}`), host?.name, town, programme.title].filter(Boolean).join(' · ')}</p>
      </div>
      {children}
    </li>
  )
}
