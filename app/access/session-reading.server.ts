import { createHmac, timingSafeEqual } from 'node:crypto'
import { config } from '~/config.server'
import { pool } from '~/db/client.server'
import { hashToken } from './hashed-tokens.server'
import type { RoleName } from './policy-table'

/** A browser's session with its person and the roles they hold now. */
export type SessionRow = {
  userId: string
  name: string
  email: string
  twoFactorEnabled: boolean
  secondFactorAt: Date | null
  expiresAt: Date
  contacts: { role: RoleName; schoolId: string | null; companyId: string | null; partnerId: string | null; academie: string | null; claimed: boolean }[]
}

/** Whether a delegation gives its right today: within its days, while who gave it has it still. */
export const delegationHolds = (row: string) => `${row}."endedAt" IS NULL
  AND (now() AT TIME ZONE 'Europe/Paris')::date BETWEEN ${row}."startsOn" AND ${row}."endsOn"
  AND EXISTS (SELECT 1 FROM "Contact" own WHERE own."userId" = ${row}."fromId" AND own.role = 'RECTORATE' AND own.academie = ${row}.academie AND own."endedAt" IS NULL)`

// Every page and form that is not for everyone asks this first: one round trip instead of one for each table.
const sessionText = `
  SELECT u.id AS "userId", u.name, u.email, coalesce(u."twoFactorEnabled", false) AS "twoFactorEnabled", s."secondFactorAt", s."expiresAt",
    coalesce((
      SELECT json_agg(json_build_object('role', c.role, 'schoolId', c."schoolId", 'companyId', c."companyId", 'partnerId', c."partnerId", 'academie', c.academie, 'claimed', c.claimed) ORDER BY c."createdAt")
      FROM (
        SELECT role, "schoolId", "companyId", "partnerId", academie, "createdAt", "verifiedAt" IS NULL AS claimed FROM "Contact" WHERE "userId" = u.id AND "endedAt" IS NULL
        UNION ALL SELECT 'RECTORATE', NULL, NULL, NULL, d.academie, d."createdAt", false FROM "Delegation" d WHERE d."toId" = u.id AND ${delegationHolds('d')}
      ) c), '[]') AS contacts
  FROM "AuthSession" s JOIN "User" u ON u.id = s."userId"
  WHERE s.token = $1 AND s."expiresAt" > now() AND u."erasedAt" IS NULL`

/** The live session that the cookie of these headers names; somebody who was erased has none. */
export async function sessionOf(headers: Headers): Promise<SessionRow | null> {
  const token = tokenIn(headers.get('cookie') ?? '')
  if (!token) return null
  const { rows } = await pool().query<SessionRow>(sessionText, [hashToken(token)])
  return rows[0] ?? null
}

/** The token of the session cookie, if the house has signed it: the value is `token.signature`, HMAC-SHA-256 in base64. */
function tokenIn(cookies: string): string | undefined {
  const { secret, publicUrl } = config()
  const name = `${publicUrl?.startsWith('https://') ? '__Secure-' : ''}pavillon.session_token`
  const found = cookies.split('; ').find((part) => part.startsWith(`${name}=`))
  if (!found || !secret) return undefined
  const value = decoded(found.slice(name.length + 1))
  const [token, signature] = [value.slice(0, value.lastIndexOf('.')), value.slice(value.lastIndexOf('.') + 1)]
  const right = createHmac('sha256', secret).update(token).digest()
  const given = Buffer.from(signature, 'base64')
  return token && given.length === right.length && timingSafeEqual(given, right) ? token : undefined
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
