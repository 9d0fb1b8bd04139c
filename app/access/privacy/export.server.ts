import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import type { Language } from '~/ui/catalogues'
import { translator } from '~/ui/translator'
import type { Viewer } from '../viewer.server'
import { mailColumns, ofContact, tables, type TableFields } from './fields'
import { numbersOf, ruleNames, type Rule } from './keeping'

type Row = Record<string, unknown>
type Part = { rule: Rule; kind: string; why: string; until: string; rows: Row[] }

/** All that the house holds of one person, by table, each with why and until when. Secrets and other people stay out. */
export type PersonalData = { about: Record<string, string>; data: Record<string, Part> }

/**
 * Gathers it from every table that fields.ts says to name an account or a contact, so that no table can be forgotten.
 * Of what the person did to things of others, the number and the dates are given; of what is theirs, all.
 */
export async function exportOf(viewer: Viewer, house: string, language: Language, now = new Date()): Promise<PersonalData> {
  const t = translator(language, 'privacy')
  const userId = viewer.userId ?? ''
  const contacts = await db().contact.findMany({ where: { userId }, select: { id: true, email: true } })
  const contactIds = contacts.map(({ id }) => id)
  const mails = [...new Set([viewer.email, ...contacts.flatMap(({ email }) => email?.toLowerCase() ?? [])])]
  const data: Record<string, Part> = {}
  for (const [table, fields] of Object.entries(tables)) {
    const rows = await rowsOf(table as Prisma.ModelName, fields, { userId, contactIds, mails })
    if (rows.length === 0) continue
    const rules = Object.keys(fields.personal ?? {}) as Rule[]
    const rule: Rule = rules[0] ?? (table === 'ShiftDuty' || table === 'Availability' ? 'rota' : 'account')
    data[table] = { rule, kind: t(`rule.${rule}.short`), why: t(`rule.${rule}.why`, numbersOf(rule)), until: t(`rule.${rule}.until`, numbersOf(rule)), rows }
  }
  return { about: { house, person: viewer.email, at: now.toISOString(), explanation: t('export.explanation') }, data }
}

type Of = { userId: string; contactIds: string[]; mails: string[] }

async function rowsOf(table: Prisma.ModelName, fields: TableFields, { userId, contactIds, mails }: Of): Promise<Row[]> {
  const secret = [...(fields.secret ?? []), 'searchText']
  const who = Object.entries(fields.who ?? {})
  const columns = (meaning: 'mine' | 'act') => who.filter(([column, is]) => is === meaning && column !== 'formKey').map(([column]) => column)
  const contactColumn = table in ofContact ? ofContact[table as keyof typeof ofContact] : undefined
  const mailColumn = table in mailColumns ? mailColumns[table as keyof typeof mailColumns] : undefined
  const mine = [...columns('mine').map((column) => `"${column}" = $1`), ...(contactColumn ? [`"${contactColumn}" = ANY($2::uuid[])`] : []), ...(mailColumn ? [`lower("${mailColumn}") = ANY($3)`] : [])]
  const whole = await ask(table, mine, [userId, contactIds, mails])
  const act = columns('act').map((column) => `"${column}" = $1`)
  const done = act.length === 0 ? [] : await ask(table, act, [userId, contactIds, mails], mine)
  return [...whole.map((row) => without(row, (column) => secret.includes(column))), ...done.map(onlyFacts)].map((row) => withoutSecretText(table, row))
}

async function ask(table: string, any: string[], values: [string, string[], string[]], but: string[] = []): Promise<Row[]> {
  if (any.length === 0) return []
  const not = but.length > 0 ? ` AND (${but.join(' OR ')}) IS NOT TRUE` : ''
  // Each parameter has its type even where the table does not ask for it.
  const found = await db().$queryRawUnsafe<{ row: Row }[]>(
    `SELECT to_jsonb(t) - 'bytes' AS row FROM "${table}" t, (SELECT $1::text, $2::uuid[], $3::text[]) AS asked WHERE (${any.join(' OR ')})${not}`, ...values)
  return found.map(({ row }) => row)
}

const without = (row: Row, left: (column: string) => boolean): Row => Object.fromEntries(Object.entries(row).filter(([column]) => !left(column)))

const FACT = /^(id|kind|state|action|subjectType)$|(At|On|Id)$/
/** What one did to somebody else's thing: which, and when. */
const onlyFacts = (row: Row) => without(row, (column) => !FACT.test(column))

/** A mail with a secret link keeps it to itself, even from a file of its own reader. */
const withoutSecretText = (table: string, row: Row): Row => (table === 'Message' && row.secret === true ? { ...row, text: '', html: null } : row)

/** What the house holds of the viewer, counted by rule, for their own page. */
export async function holdingsOf(viewer: Viewer): Promise<{ rule: Rule; rows: number }[]> {
  const { data } = await exportOf(viewer, '', 'fr')
  const rows = new Map<Rule, number>()
  for (const part of Object.values(data)) rows.set(part.rule, (rows.get(part.rule) ?? 0) + part.rows.length)
  return ruleNames.flatMap((rule) => (rows.has(rule) ? [{ rule, rows: rows.get(rule) ?? 0 }] : []))
}
