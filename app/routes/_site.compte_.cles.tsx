import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { readToast, redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { KeyForm } from '~/api/components/KeyForm'
import { createKey, myKeys, revokeKey } from '~/api/keys.server'
import { KeyInput } from '~/api/schema'
import { CopyField } from '~/ui/CopyField'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader, Section } from '~/ui/Page'
import { shortDate } from '~/ui/time'
import { useToast } from '~/ui/useToast'

export const handle = access('account.own')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  const { toast, headers } = await readToast(request)
  return data({ keys: await myKeys(viewer), toast, origin: originOf(request) }, { headers })
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  const fields = await request.formData()
  const revoked = fields.get('supprimer')
  if (revoked) {
    await revokeKey(viewer, String(revoked))
    return redirectWithToast('/compte/cles', 'api.keyRevoked')
  }
  const form = parseFormData(fields, KeyInput)
  if (!form.ok) return form.reply()
  const made = await createKey(viewer, form.value.name)
  // Shown in this answer alone: a redirect would write the secret into an address.
  return made.ok ? { key: made.key } : form.reply({ name: [made.reason] })
}

export default function MyKeys() {
  const t = useTranslations('api')
  const account = useTranslations('access')
  const language = useLocale()
  const { keys, toast, origin } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const made = answer && 'key' in answer ? String(answer.key) : undefined
  const done = useToast(toast)
  return (
    <div className="max-w-2xl">
      <title>{`${t('keys')} · Pavillon`}</title>
      <PageHeader title={t('keys')} crumbs={[{ to: '/compte', label: account('account') }]} lead={t('keysLead')} />
      {done && !made && <Notice tone="good" role="status">{done.text}</Notice>}
      {made && (
        <Notice tone="good" role="status" title={t('keyMade')}>
          <p className="mb-3">{t('onlyOnce')}</p>
          <CopyField id="cle" key={made} label={t('yourKey')} value={made} />
        </Notice>
      )}
      <Section title={t('keys')} id="cles">
        {keys.length === 0 ? <p className="text-soft">{t('noKey')}</p> : (
          <Form method="post">
            <ul className="divide-y divide-line border-y border-line">
              {keys.map(({ id, name, createdAt, lastUsedAt }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-x-5 py-2">
                  <span><span className="block font-semibold">{name}</span><span className="text-sm text-soft">{t('createdOn', { day: shortDate(createdAt, language) })}{' · '}{lastUsedAt ? t('lastUsed', { day: shortDate(lastUsedAt, language) }) : t('neverUsed')}</span></span>
                  <button name="supprimer" value={id} className="inline-flex min-h-11 items-center text-sm text-bad hover:underline">{t('revoke', { name })}</button>
                </li>
              ))}
            </ul>
          </Form>
        )}
        <KeyForm key={made ?? 'new'} lastResult={made ? undefined : answer} />
      </Section>
      <p className="mb-2">{t('example')}</p>
      <pre className="rounded-lg border border-line bg-sheet p-4 text-sm wrap-anywhere whitespace-pre-wrap"><code>{`curl -H "Authorization: Bearer pav_…" \\\n  "${origin}/api/v1/lists/avis"`}</code></pre>
      <p className="mt-4"><a className="link" href="/api/v1/openapi.json">{t('description')}</a></p>
    </div>
  )
}
