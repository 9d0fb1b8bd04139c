import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { safeBack, signInByLink } from '~/access/sign-in.server'
import { Button } from '~/ui/Button'
import { PageHeader } from '~/ui/Page'

export const handle = access('session.signIn')

// The address holds the token: nobody else shall learn it.
export const headers: HeadersFunction = () => ({ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' })

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  return { token: searchParams.get('jeton') ?? '', back: safeBack(searchParams.get('vers')) }
}

export async function action({ request }: ActionFunctionArgs) {
  const fields = await request.formData()
  const back = safeBack(String(fields.get('vers') ?? ''))
  const outcome = await signInByLink(String(fields.get('jeton') ?? ''))
  if (!outcome.ok) return redirect(`/connexion?utilise&vers=${encodeURIComponent(back)}`)
  return redirect(back || '/espace', { headers: outcome.headers })
}

export default function UseLink() {
  const t = useTranslations('access')
  const { token, back } = useLoaderData<typeof loader>()
  return (
    <div className="max-w-md">
      <title>{`${t('linkTitle')} · Pavillon`}</title>
      <PageHeader title={t('linkTitle')} lead={t('linkText')} />
      <Form method="post" action="/connexion/lien">
        <input type="hidden" name="jeton" value={token} />
        <input type="hidden" name="vers" value={back} />
        <Button className="w-full">{t('linkAction')}</Button>
      </Form>
    </div>
  )
}
