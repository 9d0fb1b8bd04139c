import { stat } from 'node:fs/promises'
import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import { db, pool, transaction } from '~/db/client.server'
import type { ImportKind, Prisma } from '~/db/generated/client'
import { refused, type Refused } from '~/db/outcome'
import { companyReader, schoolReader, type ReadRow } from './columns'
import { formatOf, rowsOf } from './file-format.server'
import { Unreadable } from './unreadable'

/**
 * An import is read into a staging table first, where people see what it would do, and applied whole or not at all.
 * Keyed by UAI, or SIRET (SIREN where there is none): the same file a second time changes nothing. An empty cell
 * never takes away what is known.
 */
const BATCH = 500

type Staged = { line: number; action: 'ADD' | 'CHANGE' | 'SAME' | 'BAD'; key: string | null; values: object; changes: object; errors: object }

export async function beginImport(viewer: Viewer, kind: ImportKind, fileName: string, totalBytes: number): Promise<string> {
  const { id } = await db().import.create({ data: { kind, fileName: fileName.slice(0, 200), totalBytes, createdById: viewer.userId }, select: { id: true } })
  return id
}

/** Reads a file into the staging table. Stops when somebody cancels; gives what it came to. */
export async function readImport(id: string, path: string): Promise<{ ok: true } | Refused<'missingColumn' | 'cancelled' | 'unreadable'>> {
  try {
    return await readRows(id, path)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    await db().import.update({ where: { id }, data: { state: 'FAILED', failure: `unreadable ${error.reason}`, finishedAt: new Date() } })
    return refused('unreadable', { why: error.reason })
  }
}

async function readRows(id: string, path: string): Promise<{ ok: true } | Refused<'missingColumn' | 'cancelled'>> {
  const { kind } = await db().import.findUniqueOrThrow({ where: { id }, select: { kind: true } })
  const format = await formatOf(path)
  const isText = !('workbook' in format)
  const reader = kind === 'SCHOOLS' ? schoolReader(format.headers, isText) : companyReader(format.headers, isText)
  const { size } = await stat(path)
  const { headers: _headers, ...manner } = format
  const describe = { ...manner, unknown: reader.unknown.slice(0, 100) }
  if (!('read' in reader) || !reader.read) {
    await db().import.update({ where: { id }, data: { state: 'FAILED', failure: `missing ${reader.missing}`, format: describe, finishedAt: new Date() } })
    return refused('missingColumn', { column: reader.missing ?? '' })
  }
  await db().import.update({ where: { id }, data: { format: describe, totalBytes: size } })
  let [readBytes, readRows] = [0, 0]
  let batch: { line: number; row: ReadRow }[] = []
  // One batch is compared and written while the next is read; never more, or the file would fill the memory.
  let before: Promise<boolean> = Promise.resolve(true)
  const flush = async () => {
    const going = await before
    const [full, read] = [batch, readBytes]
    batch = []
    if (going && full.length > 0) before = compared(id, kind, full).then((staged) => stage(id, staged, read))
    // Whoever asks next hears of a failure; until then nobody listens.
    before.catch(() => undefined)
    return going
  }
  for await (const { line, cells } of rowsOf(path, format, (read) => (readBytes = read))) {
    readRows += 1
    batch.push({ line, row: reader.read(cells) })
    if (batch.length === BATCH && !(await flush())) return refused('cancelled')
  }
  if (!(await flush()) || !(await before)) return refused('cancelled')
  if (readRows === 0) throw new Unreadable('noRows')
  await db().import.updateMany({ where: { id, state: 'READING' }, data: { state: 'PREVIEW', readBytes: size } })
  return { ok: true }
}

const columns = {
  SCHOOLS: ['uai', 'name', 'kind', 'sector', 'address', 'postcode', 'communeCode', 'town', 'department', 'academie', 'basin', 'latitude', 'longitude', 'phone', 'mail', 'web', 'priorityEducation', 'openedOn'],
  COMPANIES: ['siren', 'siret', 'name', 'siteName', 'nafCode', 'nafNomenclature', 'activity', 'address', 'postcode', 'town', 'department', 'region', 'headcountBand', 'category', 'phone', 'mail', 'web', 'createdOn'],
} as const satisfies Record<ImportKind, readonly string[]>
/** A field that a file may fill. */
export type ImportField = (typeof columns)[ImportKind][number]

/** Compares rows with what is known. A key that the file has twice is a bad row the second time. */
async function compared(id: string, kind: ImportKind, batch: { line: number; row: ReadRow }[]): Promise<Staged[]> {
  const keys = batch.flatMap(({ row }) => (row.key ? [row.key] : []))
  const [known, seen] = await Promise.all([knownRows(kind, keys), seenKeys(id, keys)])
  return batch.map(({ line, row: { key, values, errors } }): Staged => {
    const before = key ? known.get(key) : undefined
    const all = { ...errors }
    if (!before && !values.name && !all.uai && !all.siren) all.name = 'required'
    if (!before && kind === 'SCHOOLS' && !values.town && !all.uai) all.town = 'required'
    if (key && seen.has(key)) all[kind === 'SCHOOLS' ? 'uai' : 'siret'] = `twice|${seen.get(key)}`
    else if (key) seen.set(key, line)
    if (Object.keys(all).length > 0 || !key) return { line, action: 'BAD', key: key ?? null, values, changes: {}, errors: all }
    if (!before) return { line, action: 'ADD', key, values, changes: {}, errors: {} }
    const changes = Object.fromEntries(
      Object.entries(values).filter(([field, value]) => !same(before[field], value)).map(([field, value]) => [field, [before[field] ?? null, value]]),
    )
    return { line, action: Object.keys(changes).length ? 'CHANGE' : 'SAME', key, values, changes, errors: {} }
  })
}

const same = (before: unknown, after: unknown) => before === after

/** Lines of earlier batches on which these keys stood first: kept in the staging table, a file's keys fill no memory. */
async function seenKeys(importId: string, keys: string[]): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ key: string; line: number }>('SELECT key, min(line) AS line FROM "ImportRow" WHERE "importId" = $1 AND key = ANY($2) GROUP BY key', [importId, keys])
  return new Map(rows.map(({ key, line }) => [key, line]))
}

// Days as a file writes them; the driver would make moments of them.
const fieldsOf = (kind: ImportKind) => columns[kind].map((name) => (casts[name] === 'date' ? `t."${name}"::text` : `t."${name}"`)).join(', ')

/** What is known of these keys, each record under the key by which the file names it: a school also by a UAI that it had. */
async function knownRows(kind: ImportKind, keys: string[]): Promise<Map<string, Record<string, unknown>>> {
  const text = kind === 'SCHOOLS'
    ? `SELECT former.uai AS key, ${fieldsOf(kind)} FROM "SchoolUai" former JOIN "School" t ON t.id = former."schoolId" WHERE former.uai = ANY($1)
       UNION ALL SELECT t.uai, ${fieldsOf(kind)} FROM "School" t WHERE t.uai = ANY($1)`
    : `SELECT coalesce(t.siret, t.siren) AS key, ${fieldsOf(kind)} FROM "Company" t WHERE t.siret = ANY($1) OR (t.siret IS NULL AND t.siren = ANY($1))`
  const { rows } = await pool().query<Record<string, unknown> & { key: string }>(text, [keys])
  return new Map(rows.map((row) => [row.key, kind === 'SCHOOLS' ? { ...row, uai: row.key } : row]))
}

/** Writes a batch with its counts; false when the import was cancelled meanwhile. */
async function stage(importId: string, staged: Staged[], readBytes: number): Promise<boolean> {
  const count = (action: Staged['action']) => staged.filter((row) => row.action === action).length
  const { rowCount } = await pool().query(
    `WITH counted AS (
       UPDATE "Import" SET rows = rows + $2, added = added + $3, changed = changed + $4, same = same + $5, bad = bad + $6, "readBytes" = $7, "updatedAt" = now()
       WHERE id = $1 AND state = 'READING' RETURNING id
     )
     INSERT INTO "ImportRow" ("importId", line, action, key, "values", changes, errors)
     SELECT counted.id, line, action::"ImportAction", key, "values", changes, errors
     FROM counted, jsonb_to_recordset($8::jsonb) AS r(line int, action text, key text, "values" jsonb, changes jsonb, errors jsonb)`,
    [importId, staged.length, count('ADD'), count('CHANGE'), count('SAME'), count('BAD'), readBytes, JSON.stringify(staged)],
  )
  return rowCount === staged.length
}

/** Applies an import that was previewed: all of its good rows, or nothing. */
export async function applyImport(viewer: Viewer, id: string): Promise<{ ok: true; applied: number } | Refused<'notReady' | 'badRows' | 'changedMeanwhile'>> {
  return transaction(async (tx) => {
    const [found] = await tx.$queryRaw<{ kind: ImportKind; state: string; bad: number; createdAt: Date }[]>`SELECT kind, state::text, bad, "createdAt" FROM "Import" WHERE id = ${id}::uuid FOR UPDATE`
    if (!found || found.state !== 'PREVIEW') return refused('notReady')
    if (found.bad > 0) return refused('badRows', { n: found.bad })
    const stale = await conflicts(tx, found.kind, id)
    if (stale > 0) return refused('changedMeanwhile', { n: stale })
    let applied = 0
    for (const statement of found.kind === 'SCHOOLS' ? upsertSchools : upsertCompanies) applied += await tx.$executeRawUnsafe(statement, id)
    await tx.import.update({ where: { id }, data: { state: 'DONE', applied, finishedAt: new Date() } })
    await audit(tx, viewer, 'directory.imported', { type: 'Import', id }, { kind: found.kind, applied })
    return { ok: true, applied }
  })
}

/** Rows whose record was made or changed by somebody after the preview: what was shown is no longer what would happen. */
async function conflicts(tx: Prisma.TransactionClient, kind: ImportKind, id: string): Promise<number> {
  const table = kind === 'SCHOOLS' ? '"School"' : '"Company"'
  const key = kind === 'SCHOOLS' ? 't.uai' : 'coalesce(t.siret, t.siren)'
  const rows = await tx.$queryRawUnsafe<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM "ImportRow" r JOIN ${table} t ON ${key} = r.key JOIN "Import" i ON i.id = r."importId"
     WHERE r."importId" = $1::uuid AND r.action IN ('ADD', 'CHANGE') AND t."updatedAt" > i."createdAt"`,
    id,
  )
  return rows[0]?.n ?? 0
}

const casts: Record<string, string> = {
  kind: '"SchoolKind"', sector: '"Sector"', priorityEducation: '"PriorityEducation"', nafNomenclature: '"NafNomenclature"',
  latitude: 'float8', longitude: 'float8', openedOn: 'date', createdOn: 'date',
}
const defaults: Record<string, string> = { kind: `'OTHER'`, sector: `'PUBLIC'`, priorityEducation: `'NONE'` }

function upsert(kind: ImportKind, table: string, conflict: string, where: string): string {
  const names = columns[kind]
  const quoted = names.map((name) => `"${name}"`)
  const read = (name: string) => `(r."values"->>'${name}')::${casts[name] ?? 'text'}`
  // A known row keeps what the file says nothing of: the staged value is read again, without its default.
  const staged = (name: string) => `(SELECT ${read(name)} FROM "ImportRow" r WHERE r."importId" = $1::uuid AND r.key = ${conflict === 'uai' ? 'excluded.uai' : 'coalesce(excluded.siret, excluded.siren)'} LIMIT 1)`
  const updates = names.map((name) => `"${name}" = coalesce(${defaults[name] ? staged(name) : `excluded."${name}"`}, t."${name}")`)
  return `INSERT INTO "${table}" AS t (id, ${quoted.join(', ')}, "updatedAt")
    SELECT gen_random_uuid(), ${names.map((name) => (defaults[name] ? `coalesce(${read(name)}, ${defaults[name]})` : read(name))).join(', ')}, now()
    FROM "ImportRow" r WHERE r."importId" = $1::uuid AND r.action IN ('ADD', 'CHANGE') ${where} ORDER BY r.line
    ON CONFLICT (${conflict}) ${conflict.startsWith('siren') ? 'WHERE siret IS NULL ' : ''}DO UPDATE SET ${updates.join(', ')}, "updatedAt" = now()`
}

const upsertSchools = [upsert('SCHOOLS', 'School', 'uai', '')]
// Companies with a SIRET, then those known by their SIREN alone: each has its own key.
const upsertCompanies = [
  upsert('COMPANIES', 'Company', 'siret', `AND r."values" ? 'siret'`),
  upsert('COMPANIES', 'Company', 'siren', `AND NOT r."values" ? 'siret'`),
]

/** Gives an import up; what was read of it is forgotten. */
export async function cancelImport(id: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.import.updateMany({ where: { id, state: { in: ['READING', 'PREVIEW'] } }, data: { state: 'CANCELLED', finishedAt: new Date() } })
    await tx.importRow.deleteMany({ where: { importId: id } })
  })
}

/** An import whose process died is told so when somebody looks. */
export async function failDeadImports(): Promise<void> {
  await db().import.updateMany({ where: { state: 'READING', updatedAt: { lt: new Date(Date.now() - 120_000) } }, data: { state: 'FAILED', failure: 'stopped', finishedAt: new Date() } })
}
