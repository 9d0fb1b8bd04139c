import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { openClaims, settleClaim } from '~/directory/claims.server'
import { companyLabel } from '~/directory/company-words'
import { settleContact } from '~/directory/contacts.server'
import { Button } from '~/ui/Button'
import { EmptyState, PageHeader, Section } from '~/ui/Page'
import { shortDate } from '~/ui/time'

export const handle = access('account.manage')

export async function loader({ request }: LoaderFunctionArgs) {
  return openClaims(await requireViewer(request, 'account.manage'))
}

const Verdict = z.object({ id: z.uuid(), genre: z.enum(['entreprise', 'ecole']), faire: z.enum(['accepter', 'refuser']) })

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'account.manage')
  const verdict = Verdict.safeParse(Object.fromEntries(await request.formData()))
  if (!verdict.success) throw notFound()
  const { id, genre, faire } = verdict.data
  const here = '/equipe/comptes/demandes'
  if (genre === 'ecole') {
    await settleContact(viewer, id, faire === 'accepter' ? 'verify' : 'end')
    return redirectWithToast(here, faire === 'accepter' ? 'claims.verified' : 'claims.refused')
  }
  const settled = await settleClaim(viewer, id, faire === 'accepter')
  return redirectWithToast(here, settled.ok ? (faire === 'accepter' ? 'claims.granted' : 'claims.refused') : 'claims.settled')
}

export default function Claims() {
  const t = useTranslations('claims')
  const accounts = useTranslations('access')
  const language = useLocale()
  const { companies, schools } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('queue')} · Pavillon`}</title>
      <PageHeader title={t('queue')} lead={t('queueLead')} crumbs={[{ to: '/equipe/comptes', label: accounts('accounts') }]} />
      {companies.length + schools.length === 0 && <EmptyState title={t('nobody')}>{t('nobodyText')}</EmptyState>}
      {companies.length > 0 && (
        <Section id="entreprises" title={t('companies')}>
          <ul>
            {companies.map(({ id, createdAt, user, company }) => (
              <Row key={id} id={id} genre="entreprise" name={user.name || user.email} mail={user.email} asked={t('askedOn', { date: shortDate(createdAt, language) })}>
                <Link className="link" to={`/equipe/entreprises/${company.id}`}>{companyLabel(company)}</Link>
                <span className="block text-soft">{[t('others', { n: company._count.contacts }), company.mail, company.web].filter(Boolean).join(' · ')}</span>
              </Row>
            ))}
          </ul>
        </Section>
      )}
      {schools.length > 0 && (
        <Section id="ecoles" title={t('schools')}>
          <p className="mb-2 text-soft">{t('schoolsText')}</p>
          <ul>
            {schools.map(({ id, createdAt, name, email, school }) => (
              <Row key={id} id={id} genre="ecole" name={name} mail={email ?? ''} asked={t('askedOn', { date: shortDate(createdAt, language) })}>
                {school && <Link className="link" to={`/equipe/ecoles/${school.id}`}>{[school.name, school.town, school.uai].filter(Boolean).join(' · ')}</Link>}
                {school?.mail && <span className="block text-soft">{school.mail}</span>}
              </Row>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

type RowProps = { id: string; genre: 'entreprise' | 'ecole'; name: string; mail: string; asked: string; children: React.ReactNode }

function Row({ id, genre, name, mail, asked, children }: RowProps) {
  const t = useTranslations('claims')
  return (
    <li className="grid gap-x-6 gap-y-2 border-t border-line py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="font-semibold">{name}{name !== mail && <span className="block text-sm font-normal break-all text-soft">{mail}</span>}</p>
        <p className="text-sm">{children}</p>
        <p className="figures text-sm text-soft">{asked}</p>
      </div>
      <Form method="post" className="flex flex-wrap items-start gap-2">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="genre" value={genre} />
        <Button name="faire" value="accepter" aria-label={`${t('accept')} : ${name}`}>{t('accept')}</Button>
        <Button look="secondary" name="faire" value="refuser" aria-label={`${t('refuse')} : ${name}`}>{t('refuse')}</Button>
      </Form>
    </li>
  )
}
