import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { safeBack } from '~/access/sign-in.server'
import { config } from '~/config.server'

export const handle = access('house.preferences')

const Preferences = z.object({ langue: z.enum(['fr', 'en']).optional(), theme: z.enum(['light', 'dark', 'system']).optional() })

export function loader() {
  throw notFound()
}

/** Keeps the language and the theme in the browser, and shows the page again. */
export async function action({ request }: ActionFunctionArgs) {
  const { langue, theme } = Preferences.catch({}).parse(Object.fromEntries(await request.formData()))
  const referer = request.headers.get('referer')
  const from = referer ? new URL(referer) : undefined
  const headers = new Headers()
  const secure = config().publicUrl?.startsWith('https://') ? '; Secure' : ''
  const keep = (name: string, value: string) => headers.append('Set-Cookie', `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure}`)
  if (langue) keep('langue', langue)
  if (theme) keep('theme', theme)
  return redirect((from && safeBack(from.pathname + from.search)) || '/', { headers })
}
