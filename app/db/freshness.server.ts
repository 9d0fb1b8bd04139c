import { pool } from './client.server'

/**
 * The version of everything that public pages show. Triggers add a row to "ContentChange" for each change, in its
 * transaction; the version is the sum of the rows that are committed. A sum, because rows commit in another order
 * than they are numbered, and because adding a row makes no writer wait for another, as one counter would.
 */
const SUM = 'SELECT coalesce(sum(n), 0)::text AS version, count(*)::int AS rows FROM "ContentChange"'
const ROWS_BEFORE_FOLDING = 500

type Round = { asked: Promise<string> }

const holder = globalThis as typeof globalThis & { pavillonFreshness?: { running?: Round; next?: Round } }
const state = (holder.pavillonFreshness ??= {})

/**
 * The version as of now or later: never one that was read before this call. All who ask while a query runs share
 * the next one, so a thousand visitors cost the database a handful of questions.
 */
export function contentVersion(): Promise<string> {
  if (!state.running) return begin()
  if (!state.next) {
    const { running } = state
    const asked = running.asked.then(begin, begin)
    state.next = { asked }
  }
  return state.next.asked
}

function begin(): Promise<string> {
  const asked = readVersion().finally(() => {
    if (state.running?.asked === asked) state.running = undefined
  })
  state.running = { asked }
  state.next = undefined
  return asked
}

async function readVersion(): Promise<string> {
  const { rows } = await pool().query<{ version: string; rows: number }>(SUM)
  const [found] = rows
  if (!found) throw new Error('The content version could not be read')
  if (found.rows > ROWS_BEFORE_FOLDING) void foldChanges().catch(() => undefined)
  return found.version
}

/** Replaces the rows that are there by one with their sum; several processes may do it at once. */
export async function foldChanges(): Promise<void> {
  await pool().query(`
    WITH gone AS (
      DELETE FROM "ContentChange" WHERE id IN (SELECT id FROM "ContentChange" FOR UPDATE SKIP LOCKED) RETURNING n
    )
    INSERT INTO "ContentChange" (n) SELECT sum(n) FROM gone HAVING count(*) > 0`)
}
