/** A list as every format takes it: columns that know how their values are written, and rows that come in batches. */

export type Value = string | number | boolean | Date | null | undefined

/**
 * How a value is written. `text` came from people and is guarded against formulas where a spreadsheet would run them;
 * `identifier` is ours and written as it is (SIRET, UAI, a state in words); `phone` is given in pairs, which Excel leaves
 * alone and keeps the leading zero of; `number` is a number, `money` cents; `day` is an instant, shown as the local day
 * of `zone`, `moment` with its hour; `yes` is true or false.
 */
export type Kind = 'text' | 'identifier' | 'phone' | 'number' | 'money' | 'day' | 'moment' | 'yes'

export type ColumnHead = { key: string; title: string; kind: Kind; zone?: string }

export type Column<Row> = { key: string; title: string } & (
  | { kind: 'text' | 'identifier' | 'phone'; value(row: Row): string | null | undefined }
  | { kind: 'number' | 'money'; value(row: Row): number | null | undefined }
  | { kind: 'day' | 'moment'; zone: string; value(row: Row): Date | null | undefined }
  | { kind: 'yes'; value(row: Row): boolean | null | undefined }
)

export type Batches<Row> = Iterable<readonly Row[]> | AsyncIterable<readonly Row[]>

/** A list that somebody may have, opened: what stands over it, its columns, and its values batch by batch. */
export type List = {
  /** Begins the name of the file: `inscriptions-visite`. */
  file: string
  title: string
  /** In whose days "today" is meant. */
  zone: string
  columns: ColumnHead[]
  /** Columns of the sheet to sign, as long as nobody chose others: what one asks at the door, with room to write beside it. */
  toSign?: readonly string[]
  values(): AsyncGenerator<Value[][]>
}

/** Makes a list of columns over rows of one type. */
export function listOf<Row>(about: Omit<List, 'columns' | 'values'>, columns: readonly Column<Row>[], rows: () => Batches<Row> | Promise<Batches<Row>>): List {
  return {
    ...about,
    columns: columns.map(({ key, title, kind, ...rest }) => ({ key, title, kind, ...('zone' in rest && { zone: rest.zone }) })),
    async *values() {
      for await (const batch of await rows()) yield batch.map((row) => columns.map((column) => column.value(row)))
    },
  }
}

/** The columns of these keys in this order; when none is named all of them, or those of the sheet to sign. Keys that the list does not have are left out. */
export function chosen(list: List, keys: readonly string[], toSign = false): List {
  const places = [...new Set(toSign && keys.length === 0 ? list.toSign : keys)].map((key) => list.columns.findIndex((column) => column.key === key)).filter((place) => place >= 0)
  if (places.length === 0) return list
  return {
    ...list,
    columns: places.flatMap((place) => list.columns[place] ?? []),
    async *values() {
      for await (const batch of list.values()) yield batch.map((row) => places.map((place) => row[place]))
    },
  }
}

export const BATCH = 500

/** Letters after which a piece of a file is handed on: a longer one is a lump that the collector moves late, and keeps others waiting. */
export const PIECE = 65_536

/** Rows that are all there already, in batches. */
export function* inBatches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH)
}
