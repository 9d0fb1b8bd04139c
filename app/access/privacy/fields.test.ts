import { expect, test } from 'vitest'
import { pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { catalogues } from '~/ui/catalogues'
import { isListed, mailColumns, ofContact, tables, type TableFields } from './fields'
import { ruleNames } from './keeping'

useTestDatabase()

const columns = async () => (await pool().query<{ table: string; column: string }>(`
  SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND t.table_name <> '_prisma_migrations'
    AND (c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea') OR (c.data_type = 'ARRAY' AND c.udt_name = '_text'))`)).rows

/** Columns that say nothing of why and until when they are kept. */
const unsaid = (listed: Partial<Record<string, TableFields>>, all: { table: string; column: string }[]) =>
  all.filter(({ table, column }) => { const fields = listed[table]; return !fields || !isListed(fields, column) }).map(({ table, column }) => `${table}.${column}`)

test('every field that could hold something of a person says why it is kept and until when, or that nobody is in it', async () => {
  expect(unsaid(tables, await columns()), 'list these in app/access/privacy/fields.ts').toEqual([])
})

test('a new field that says nothing is found', async () => {
  await pool().query('ALTER TABLE "Contact" ADD COLUMN birthday text')
  await pool().query('CREATE TABLE "Diary" (id uuid PRIMARY KEY, words text)')
  expect(unsaid(tables, await columns())).toEqual(expect.arrayContaining(['Contact.birthday', 'Diary.words']))
  await pool().query('ALTER TABLE "Contact" DROP COLUMN birthday; DROP TABLE "Diary"')
})

test('what is listed is there: no field of the past, no rule without its words', async () => {
  const { rows } = await pool().query<{ table: string; column: string }>(`SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public'`)
  const there = new Set(rows.map(({ table, column }) => `${table}.${column}`))
  const listed = Object.entries(tables).flatMap(([table, { personal, who, plain, secret }]) =>
    [...Object.values(personal ?? {}).flat(), ...Object.keys(who ?? {}), ...(plain === 'all' ? [] : plain ?? []), ...(secret ?? [])].map((column) => `${table}.${column}`))
  const pairs = [...Object.entries(ofContact), ...Object.entries(mailColumns)].map(([table, column]) => `${table}.${column}`)
  expect([...listed, ...pairs].filter((name) => !there.has(name))).toEqual([])
  const used = new Set(Object.values(tables).flatMap(({ personal }) => Object.keys(personal ?? {})))
  expect(ruleNames.filter((rule) => !used.has(rule))).toEqual([])
  for (const { privacy } of Object.values(catalogues)) expect(Object.keys(privacy.rule).sort()).toEqual([...ruleNames].sort())
})
