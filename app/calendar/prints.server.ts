import { createHash } from 'node:crypto'
import { pool } from '~/db/client.server'

/** Written again when so old, so that the nightly task sees that an address is still read. */
const NOTED_DAYS = 1

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url')

/**
 * The ETag and Last-Modified of a calendar's bytes. The newest change of what a calendar holds is no date for it: what was
 * taken out of it leaves none behind. So the house keeps, for each address, what it gave out last, and since when. Each
 * other content has another second, later than the one before, in whichever process it was made; one date never means two.
 */
export async function printOf(address: string, file: string): Promise<{ etag: string; lastModified: Date }> {
  const [key, print] = [sha256(address), sha256(file)]
  const known = await pool().query<{ changedAt: Date }>(
    `SELECT "changedAt" FROM "FeedPrint" WHERE key = $1 AND print = $2 AND "madeAt" > clock_timestamp() - interval '${NOTED_DAYS} days'`, [key, print],
  )
  const { rows: [found] } = known.rows.length > 0 ? known : await pool().query<{ changedAt: Date }>(
    `INSERT INTO "FeedPrint" AS kept (key, print, "changedAt", "madeAt") VALUES ($1, $2, date_trunc('second', clock_timestamp()), clock_timestamp())
     ON CONFLICT (key) DO UPDATE SET print = EXCLUDED.print, "madeAt" = EXCLUDED."madeAt",
       "changedAt" = CASE kept.print WHEN EXCLUDED.print THEN kept."changedAt" ELSE greatest(EXCLUDED."changedAt", kept."changedAt" + interval '1 second') END
     RETURNING "changedAt"`, [key, print],
  )
  if (!found) throw new Error('A calendar without its print')
  return { etag: `"${print}"`, lastModified: found.changedAt }
}
