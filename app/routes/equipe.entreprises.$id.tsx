import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { companyById } from '~/directory/queries.server'
import { RefusedMail } from '~/messages/components/RefusedMail'
import { refusedAddresses } from '~/messages/queries.server'
import { applicationsOfCompany } from '~/shows/queries.server'
import { LinkButton } from '~/ui/Button'
import { Badge, Fact, Facts, PageHeader, Section } from '~/ui/Page'
import { dateOnly, dateRangeWords } from '~/ui/time'

export const handle = access('directory.read')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'directory.read')
  const company = await companyById(viewer, params.id ?? '')
  if (!company) throw notFound()
  return { company, shows: await applicationsOfCompany(viewer, company.id), refused: await refusedAddresses(viewer, company.contacts.map(({ email }) => email)) }
}

export default function Company() {
  const t = useTranslations('directory')
  const all = useTranslations()
  const language = useLocale()
  const { company, shows, refused } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${company.name} · Pavillon`}</title>
      <PageHeader title={company.name} crumbs={[{ to: '/equipe/entreprises', label: t('companies') }]} lead={company.siteName} />
      <div className="mb-10">
        <Facts>
          <Fact term={t(company.siret ? 'siret' : 'siren')}><span className="figures">{company.siret ?? company.siren}</span></Fact>
          <Fact term={t('naf')}>{[company.nafCode, company.activity].filter(Boolean).join(' · ')}</Fact>
          <Fact term={t('town')}>{[company.address, company.town].filter(Boolean).join(', ')}</Fact>
          <Fact term={t('phone')}>{company.phone && <a className="link figures" href={`tel:${company.phone}`}>{phoneWords(company.phone)}</a>}</Fact>
        </Facts>
      </div>
      {shows.length > 0 && (
        <Section title={t('itsShows')} id="salons" action={<LinkButton plain to={`/fichiers/aides/${company.id}`}>{t('aidStatement')}</LinkButton>}>
          <table className="data-table">
            <thead><tr><th scope="col">{t('show')}</th><th scope="col">{t('days')}</th><th scope="col">{t('stateTitle')}</th><th scope="col">{t('stand')}</th></tr></thead>
            <tbody>
              {shows.map(({ id, showId, title, startsOn, endsOn, state, host, stand }) => (
                <tr key={id}>
                  <td className="lead"><Link className="link font-semibold" to={`/equipe/salons/${showId}/candidatures/${id}`}>{title}</Link></td>
                  <td data-label={t('days')}>{dateRangeWords(dateOnly(startsOn), dateOnly(endsOn), language)}</td>
                  <td data-label={t('stateTitle')}><div><Badge tone={state === 'ACCEPTED' ? 'good' : state === 'REFUSED' ? 'bad' : 'plain'}>{all(`shows.applicationState.${state}`)}</Badge>{host && <span className="block text-sm text-soft">{t('sharedBy', { host })}</span>}</div></td>
                  <td data-label={t('stand')} className="figures">{stand}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {company.contacts.length > 0 && (
        <Section title={t('contacts')} id="personnes">
          <ul>{company.contacts.map(({ id, name, email }) => <li key={id} className="border-t border-line py-3"><p className="font-semibold">{name}</p><p className="text-sm text-soft">{email}</p><RefusedMail at={refused.get(email ?? '')} /></li>)}</ul>
        </Section>
      )}
    </>
  )
}
