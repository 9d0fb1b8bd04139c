import { db } from '~/db/client.server'
import { requestLink, signInByLink } from './sign-in.server'

/** A browser that keeps its cookies, for tests. */
export function aBrowser() {
  const jar = new Map<string, string>()
  return {
    keep(outcome: { ok: boolean; headers?: Headers; reason?: string }) {
      if (!outcome.ok) throw new Error(outcome.reason)
      for (const cookie of outcome.headers?.getSetCookie() ?? []) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (value && !/Max-Age=0/i.test(cookie)) jar.set(name, value)
        else jar.delete(name)
      }
    },
    ask: (path = '/') => new Request(`http://127.0.0.1${path}`, { headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') } }),
  }
}

/** The token of the link in the newest mail to this address. */
export async function tokenOf(email: string): Promise<string> {
  const { text } = await db().message.findFirstOrThrow({ where: { recipient: email }, orderBy: { createdAt: 'desc' } })
  return new URL(/https?:\S+jeton=\S+/.exec(text)?.[0] ?? '').searchParams.get('jeton') ?? ''
}

export async function byLink(email: string) {
  await requestLink(email, '')
  return signInByLink(await tokenOf(email))
}
