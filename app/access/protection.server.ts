import { createHash } from 'node:crypto'

type Incoming = { method: string; url?: string; headers: Record<string, string | string[] | undefined> }

/**
 * Whether a request that changes something comes from our own pages (OWASP CSRF cheat sheet: verify the origin).
 * `Sec-Fetch-Site` is written by the browser alone; older ones send `Origin`. Nobody without either may change things.
 */
export function isOwnRequest(request: Incoming, ownOrigins: readonly string[]): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return true
  // Mail programs end a subscription by themselves (RFC 8058), from nowhere and as nobody: the signed address is what counts.
  if (/^\/desabonnement\/[\w.-]+$/.test(request.url?.split('?')[0] ?? '')) return true
  const { origin } = request.headers
  if (typeof origin === 'string' && origin !== 'null') return ownOrigins.includes(origin)
  return request.headers['sec-fetch-site'] === 'same-origin'
}

/** Headers of every answer; the policy of scripts is added by `contentPolicy`. */
export function commonHeaders(secure: boolean): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
    ...(secure && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
  }
}

/** The Content-Security-Policy of a page whose own scripts are named by `sources` (a nonce, or hashes). */
export function contentPolicy(sources: readonly string[], development = false): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${sources.join(' ')}`.trimEnd(),
    // Vite's development server hands out styles as <style> elements.
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    development ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    // The preview of a letter stands in a frame: it has styles of its own, which the page may not have.
    "frame-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

/** The hashes of a page's own scripts, for bytes that are the same for everyone and so can hold no nonce. */
export function scriptHashes(html: string): string[] {
  const hashes = new Set<string>()
  for (const [, attributes = '', code = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (/\ssrc=/.test(attributes) || /type="application\/(ld\+)?json"/.test(attributes)) continue
    hashes.add(`'sha256-${createHash('sha256').update(code).digest('base64')}'`)
  }
  return [...hashes]
}
