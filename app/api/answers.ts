/** What everyone may read may also be read by pages of elsewhere. */
const PUBLIC = { 'Content-Type': 'application/json; charset=utf-8', 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag', 'Cross-Origin-Resource-Policy': 'cross-origin' }

export const publicJson = (value: unknown) => new Response(JSON.stringify(value), { headers: { ...PUBLIC, 'Cache-Control': 'no-cache' } })

/** What one person may read: nobody keeps it. */
export const privateJson = (value: unknown) => new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'private, no-store' } })

/** A refusal that a program reads: `{"error": "…"}`. */
export const problem = (status: 401 | 404 | 429, error: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ error }), { status, headers: { ...PUBLIC, 'Cache-Control': 'no-store', ...headers } })
