import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Door } from '~/access/components/Door'
import { LinkForm } from '~/access/components/SignInForms'
import { access } from '~/access/policy'
import { linkHolds } from '~/access/sign-in-links.server'
import { safeBack, signInByLink } from '~/access/sign-in.server'
import { viewerOf } from '~/access/viewer.server'
import { Button, LinkButton } from '~/ui/Button'
import { Notice, PageHeader } from '~/ui/Page'

export const handle = access('session.signIn')

// The address holds the token: nobody else shall learn it. (With `no-referrer` a browser without JavaScript would not
// even tell the house itself where the form came from.)
export const headers: HeadersFunction = () => ({ 'Referrer-Policy': 'same-origin', 'Cache-Control': 'no-store' })

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const token = searchParams.get('jeton') ?? ''
  const back = safeBack(searchParams.get('vers'))
  return { token, back, holds: await linkHolds(token), already: (await viewerOf(request)).email }
}

export async function action({ request }: ActionFunctionArgs) {
  const fields = await request.formData()
  const back = safeBack(String(fields.get('vers') ?? ''))
  const outcome = await signInByLink(String(fields.get('jeton') ?? ''))
  if (!outcome.ok) return redirect(`/connexion/lien?vers=${encodeURIComponent(back)}`)
  return redirect(back || '/espace', { headers: outcome.headers })
}

export default function UseLink() {
  const t = useTranslations('access')
  const { token, back, holds, already } = useLoaderData<typeof loader>()
  if (!holds) {
    return (
      <Door>
        <title>{`${t('deadTitle')} · Pavillon`}</title>
        <PageHeader title={t('deadTitle')} lead={t('deadText')} />
        {already && <Notice title={t('alreadyIn', { email: already })}><LinkButton to={back || '/espace'} look="quiet" className="-ml-4">{t('goOn')}</LinkButton></Notice>}
        <LinkForm action={`/connexion?index${back && `&vers=${encodeURIComponent(back)}`}`} />
      </Door>
    )
  }
  return (
    <Door>
      <title>{`${t('linkTitle')} · Pavillon`}</title>
      <PageHeader title={t('linkTitle')} lead={t('linkText')} />
      <Form method="post" action="/connexion/lien">
        <input type="hidden" name="jeton" value={token} />
        <input type="hidden" name="vers" value={back} />
        <Button className="w-full">{t('linkAction')}</Button>
      </Form>
    </Door>
  )
}
