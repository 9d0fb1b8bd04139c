import type { ServerResponse } from 'node:http'
import { currentRequest } from './request.server'

const nameOf = (cookie: string) => cookie.slice(0, cookie.indexOf('='))

/**
 * Lets the cookies of a session that was prolonged while this request was read go out with its answer: without them the
 * browser would forget the session on the day that its first cookie named. An answer that sets the cookie itself (a
 * sign-out, a new session) has the last word.
 */
export function sendRenewedCookies(response: ServerResponse): void {
  const current = currentRequest()
  const { writeHead } = response
  response.writeHead = function (this: ServerResponse, ...args: never[]) {
    if (current?.renewed && !response.headersSent) {
      const given = [response.getHeader('Set-Cookie') ?? []].flat().map((cookie) => nameOf(String(cookie)))
      for (const cookie of current.renewed) if (!given.includes(nameOf(cookie))) response.appendHeader('Set-Cookie', cookie)
      current.renewed = undefined
    }
    return writeHead.apply(this, args as never)
  } as typeof writeHead
}
