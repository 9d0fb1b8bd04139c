import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { answersToRead } from '~/requests/queries.server'
import { PaperToDo } from '~/papers/components/PaperToDo'
import { toSignFor } from '~/papers/queries.server'
import { askedOfSchools } from '~/signups/another-time-queries.server'
import { unansweredOf } from '~/signups/approvals-questions.server'
import { ClassTable } from '~/signups/components/ClassTable'
import { SchoolToDo } from '~/signups/components/SchoolToDo'
import { mySignUps, schoolsOf } from '~/signups/queries.server'
import { LinkButton } from '~/ui/Button'
import { EmptyState, Notice, PageHeader, Section } from '~/ui/Page'

export const handle = access('signup.own')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.own')
  const [{ coming, waiting, ended }, schools, unanswered, answers, toSign] = await Promise.all([mySignUps(viewer), schoolsOf(viewer), unansweredOf(viewer), answersToRead(viewer), toSignFor(viewer, 'SCHOOL')])
  const asked = await askedOfSchools(viewer)
  return { asked, now: new Date(), schools, unanswered, answers, toSign, coming, waiting, ended }
}

export default function MyClasses() {
  const t = useTranslations('signups')
  const rectorate = useTranslations('rectorate.answer')
  const requests = useTranslations('requests')
  const { asked, now, schools, unanswered, answers, toSign, coming, waiting, ended } = useLoaderData<typeof loader>()
  const classes = useTranslations('classes')
  const many = schools.length > 1
  const browse = <LinkButton to="/ecole/visites" look="primary">{classes('find')}</LinkButton>
  return (
    <>
      <title>{`${t('mine')} · Pavillon`}</title>
      <PageHeader title={t('mine')} lead={t('mineLead', { school: schools.map(({ name }) => name).join(', ') })} action={browse} />
      {unanswered.length > 0 && (
        <Notice tone="warn" title={rectorate('notice')}>
          <ul>{unanswered.map(({ id, title, className }) => <li key={id}><Link to={`/ecole/classes/${id}/repondre`} className="link inline-flex min-h-11 items-center">{rectorate('goFor', { what: [className, title].filter(Boolean).join(', ') })}</Link></li>)}</ul>
        </Notice>
      )}
      {answers > 0 && <Notice><Link to="/ecole/demandes" className="link inline-flex min-h-11 items-center">{requests('toRead', { n: answers })}</Link></Notice>}
      <SchoolToDo coming={coming} asked={asked} now={now} />
      <PaperToDo visits={toSign} side="SCHOOL" />
      {coming.length + waiting.length === 0 && <EmptyState title={t('none')} action={browse}>{t('noneText')}</EmptyState>}
      {coming.length > 0 && <Section id="a-venir" title={t('coming')}><ClassTable signUps={coming} withSchool={many} /></Section>}
      {waiting.length > 0 && <Section id="attente" title={t('waiting')}><ClassTable signUps={waiting} withSchool={many} /></Section>}
      {coming.length > 0 && <p className="no-print"><LinkButton to="/compte/agendas">{classes('calendar')}</LinkButton></p>}
      {ended.length > 0 && <Section id="passees" title={t('past')} className="mt-10"><ClassTable signUps={ended} withSchool={many} /></Section>}
    </>
  )
}
