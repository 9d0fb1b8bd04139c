import { createCookie, redirect } from '@remix-run/node'
import { config } from '~/config.server'

/** What was just done, said once on the next page: a key of the catalogue with its values. */
export type Toast = { key: string; values?: Record<string, string | number> }

const cookie = () => {
  const { secret, publicUrl } = config()
  return createCookie('annonce', { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 60, secure: publicUrl?.startsWith('https://'), secrets: secret ? [secret] : [] })
}

export async function redirectWithToast(to: string, key: string, values?: Toast['values'], headers = new Headers()) {
  headers.append('Set-Cookie', await cookie().serialize({ key, values } satisfies Toast))
  return redirect(to, { headers })
}

/** The toast of this request, and the header that takes it away. */
export async function readToast(request: Request): Promise<{ toast: Toast | null; headers: Headers }> {
  const headers = new Headers()
  const found: unknown = await cookie().parse(request.headers.get('cookie'))
  const toast = found && typeof found === 'object' && 'key' in found ? (found as Toast) : null
  if (toast) headers.append('Set-Cookie', await cookie().serialize('', { maxAge: 0 }))
  return { toast, headers }
}
