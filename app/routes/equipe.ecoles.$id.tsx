import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { SchoolFactsForm } from '~/directory/components/SchoolFactsForm'
import { settleContact } from '~/directory/contacts.server'
import { phoneWords } from '~/directory/identity'
import { schoolById } from '~/directory/queries.server'
import { SchoolFacts } from '~/directory/school-facts'
import { setSchoolFacts } from '~/directory/schools.server'
import { RefusedMail } from '~/messages/components/RefusedMail'
import { refusedAddresses } from '~/messages/queries.server'
import { Button } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { Badge, EmptyState, Fact, Facts, PageHeader, Section } from '~/ui/Page'

export const handle = access('directory.read')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'directory.read')
  const school = await schoolById(viewer, params.id ?? '')
  if (!school) throw notFound()
  return { school, refused: await refusedAddresses(viewer, school.contacts.map(({ email }) => email)) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'account.manage')
  const fields = await request.formData()
  if (fields.get('faire') === 'equite') {
    const form = parseFormData(fields, SchoolFacts)
    if (!form.ok) return form.reply()
    await setSchoolFacts(viewer, params.id ?? '', form.value)
    return redirectWithToast(`/equipe/ecoles/${params.id}`, 'directory.factsSaved')
  }
  const verdict = fields.get('verdict') === 'verify' ? 'verify' : 'end'
  await settleContact(viewer, String(fields.get('contact') ?? ''), verdict)
  return redirectWithToast(`/equipe/ecoles/${params.id}`, verdict === 'verify' ? 'directory.contactVerified' : 'directory.contactEnded')
}

export default function School() {
  const t = useTranslations('directory')
  const { school, refused } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${school.name} · Pavillon`}</title>
      <PageHeader title={school.name} crumbs={[{ to: '/equipe/ecoles', label: t('schools') }]} lead={`${t(`kind.${school.kind}`)} · ${school.town ?? ''}`} />
      <div className="mb-10">
        <Facts>
          <Fact term={t('uai')}><span className="figures">{[school.uai, ...school.formerUais.map(({ uai }) => uai)].join(', ')}</span></Fact>
          <Fact term={t('town')}>{[school.address, [school.postcode, school.town].filter(Boolean).join(' ')].filter(Boolean).join(', ')}</Fact>
          <Fact term={t('phone')}>{school.phone && <a className="link figures" href={`tel:${school.phone}`}>{phoneWords(school.phone)}</a>}</Fact>
          <Fact term="Web">{school.web}</Fact>
        </Facts>
      </div>
      <Section title={t('factsTitle')} id="equite"><SchoolFactsForm school={school} /></Section>
      <Section title={t('contacts')} id="personnes">
        {school.contacts.length === 0 && <EmptyState title={t('noContact')} />}
        <ul>
          {school.contacts.map(({ id, name, email, verifiedAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3">
              <div><p className="font-semibold">{name}</p><p className="text-sm text-soft">{email}</p><RefusedMail at={refused.get(email ?? '')} /></div>
              <Form method="post" className="flex flex-wrap items-center gap-2">
                <input type="hidden" name="contact" value={id} />
                <Badge tone={verifiedAt ? 'good' : 'warn'}>{verifiedAt ? t('verified') : t('claimed')}</Badge>
                {!verifiedAt && <Button look="secondary" name="verdict" value="verify">{t('verify')}</Button>}
                <Button look="danger" name="verdict" value="end">{t('end')}</Button>
              </Form>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
