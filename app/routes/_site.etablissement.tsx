import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData, useSubmit } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { safeBack } from '~/access/sign-in.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { joinSchool } from '~/directory/contacts.server'
import { uaiFromMail } from '~/directory/identity'
import { findSchools } from '~/directory/queries.server'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { EmptyState, PageHeader } from '~/ui/Page'

export const handle = access('school.join')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'school.join')
  const { searchParams } = new URL(request.url)
  // The school's own mailbox says which school it is: nothing to search for.
  const q = (searchParams.get('q') ?? uaiFromMail(viewer.email) ?? '').slice(0, 80)
  return { q, back: safeBack(searchParams.get('vers')), ...(q.length > 1 ? await findSchools(q, { limit: 12 }) : { schools: [], total: 0 }) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'school.join')
  const fields = await request.formData()
  const schoolId = String(fields.get('school') ?? '')
  if (!/^[0-9a-f-]{36}$/.test(schoolId)) throw notFound()
  const joined = await joinSchool(viewer, schoolId)
  if (!joined.ok) throw notFound()
  const back = safeBack(String(fields.get('vers') ?? ''))
  return back ? redirect(back) : redirectWithToast('/ecole', 'directory.joined', { school: joined.school })
}

export default function JoinSchool() {
  const t = useTranslations('directory')
  const claims = useTranslations('claims')
  const { q, back, schools, total } = useLoaderData<typeof loader>()
  const submit = useSubmit()
  return (
    <div className="max-w-2xl">
      <title>{`${t('joinTitle')} · Pavillon`}</title>
      <PageHeader title={t('joinTitle')} lead={t('joinLead')} />
      <p className="mb-6">{claims('forCompany')} <Link to="/mon-entreprise" className="link">{claims('forCompanyText')}</Link></p>
      <Form method="get" role="search" onInput={({ currentTarget }) => submit(currentTarget, { replace: true })} className="mb-6 flex flex-wrap items-end gap-3">
        {back && <input type="hidden" name="vers" value={back} />}
        <TextField className="min-w-0 flex-1 basis-64" id="q" name="q" type="search" label={t('searchSchool')} defaultValue={q} autoComplete="organization" />
        <Button look="secondary">{t('find')}</Button>
      </Form>
      {q.length > 1 && <p role="status" className="mb-3 text-sm text-soft">{t('count', { n: total })}</p>}
      {q.length > 1 && total === 0 && <EmptyState title={t('noSchool')} />}
      <ul>
        {schools.map((school) => (
          <li key={school.id} className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3">
            <div>
              <p className="font-semibold">{school.name}</p>
              <p className="text-sm text-soft">{[t(`kind.${school.kind}`), school.postcode, school.town, school.uai].filter(Boolean).join(' · ')}</p>
            </div>
            <Form method="post">
              <input type="hidden" name="school" value={school.id} />
              <input type="hidden" name="vers" value={back} />
              <Button look="secondary" aria-label={`${t('join')} : ${school.name}, ${school.town}`}>{t('join')}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </div>
  )
}
