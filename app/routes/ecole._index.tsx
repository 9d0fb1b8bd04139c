import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { ClassTable } from '~/signups/components/ClassTable'
import { mySignUps, schoolsOf } from '~/signups/queries.server'
import { LinkButton } from '~/ui/Button'
import { EmptyState, PageHeader, Section } from '~/ui/Page'

export const handle = access('signup.own')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.own')
  const [{ coming, waiting, ended }, schools] = await Promise.all([mySignUps(viewer), schoolsOf(viewer)])
  return { schools, coming, waiting, ended }
}

export default function MyClasses() {
  const t = useTranslations('signups')
  const { schools, coming, waiting, ended } = useLoaderData<typeof loader>()
  const many = schools.length > 1
  const browse = <LinkButton to="/programme" look="primary">{t('browse')}</LinkButton>
  return (
    <>
      <title>{`${t('mine')} · Pavillon`}</title>
      <PageHeader title={t('mine')} lead={t('mineLead', { school: schools.map(({ name }) => name).join(', ') })} action={browse} />
      {coming.length + waiting.length === 0 && <EmptyState title={t('none')} action={browse}>{t('noneText')}</EmptyState>}
      {coming.length > 0 && <Section id="a-venir" title={t('coming')}><ClassTable signUps={coming} withSchool={many} /></Section>}
      {waiting.length > 0 && <Section id="attente" title={t('waiting')}><ClassTable signUps={waiting} withSchool={many} /></Section>}
      {ended.length > 0 && <Section id="passees" title={t('past')} className="mt-10"><ClassTable signUps={ended} withSchool={many} /></Section>}
    </>
  )
}
