import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { companyById } from '~/directory/queries.server'
import { Fact, Facts, PageHeader, Section } from '~/ui/Page'

export const handle = access('directory.read')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const company = await companyById(await requireViewer(request, 'directory.read'), params.id ?? '')
  if (!company) throw notFound()
  return { company }
}

export default function Company() {
  const t = useTranslations('directory')
  const { company } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${company.name} · Pavillon`}</title>
      <PageHeader title={company.name} crumbs={[{ to: '/equipe/entreprises', label: t('companies') }]} lead={company.siteName} />
      <div className="mb-10">
        <Facts>
          <Fact term={t('siret')}><span className="figures">{company.siret ?? company.siren}</span></Fact>
          <Fact term={t('naf')}>{[company.nafCode, company.activity].filter(Boolean).join(' · ')}</Fact>
          <Fact term={t('town')}>{[company.address, company.town].filter(Boolean).join(', ')}</Fact>
          <Fact term={t('phone')}>{company.phone && <a className="link figures" href={`tel:${company.phone}`}>{phoneWords(company.phone)}</a>}</Fact>
        </Facts>
      </div>
      {company.contacts.length > 0 && (
        <Section title={t('contacts')} id="personnes">
          <ul>{company.contacts.map(({ id, name, email }) => <li key={id} className="border-t border-line py-3"><p className="font-semibold">{name}</p><p className="text-sm text-soft">{email}</p></li>)}</ul>
        </Section>
      )}
    </>
  )
}
