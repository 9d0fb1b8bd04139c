import { Readable } from 'node:stream'
import { config } from '~/config.server'
import type { Language } from '~/ui/catalogues'
import { todayIn } from '~/ui/time'
import { translator } from '~/ui/translator'
import { csv, frenchExcel, rfc4180 } from './csv'
import { json } from './json'
import type { List } from './list'
import type { Format } from './names'
import { pdf } from './pdf.server'
import { xlsx } from './xlsx'

const types: Record<Format, { type: string; end: string }> = {
  csv: { type: 'text/csv; charset=utf-8', end: 'csv' },
  rfc4180: { type: 'text/csv; charset=utf-8; header=present', end: 'csv' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', end: 'xlsx' },
  pdf: { type: 'application/pdf', end: 'pdf' },
  emargement: { type: 'application/pdf', end: 'pdf' },
  json: { type: 'application/json', end: 'json' },
}

/** Hands a list over as a file of today, `inscriptions-visite-2026-11-19.xlsx`, written while it is read. */
export async function listAnswer(list: List, format: Format, language: Language, now = new Date()): Promise<Response> {
  const { type, end } = types[format]
  const file = `${list.file}${format === 'emargement' ? '-emargement' : ''}-${todayIn(list.zone, now)}.${end}`.replace(/[^a-z0-9.-]+/gi, '-')
  const headers = { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${file}"`, 'Cache-Control': 'private, no-store' }
  if (format === 'pdf' || format === 'emargement') {
    const bytes = await pdf(list, { language, house: config().houseName, madeAt: now, toSign: format === 'emargement' })
    return new Response(new Uint8Array(bytes), { headers })
  }
  return new Response(Readable.toWeb(Readable.from(chunks(list, format, language, now), { objectMode: false, highWaterMark: 256 * 1024 })) as ReadableStream, { headers })
}

/** The bytes of a list that is written as it is read. */
export function chunks(list: List, format: Exclude<Format, 'pdf' | 'emargement'>, language: Language, now: Date): AsyncGenerator<Buffer> {
  const t = translator(language, 'lists')
  const [yes, no] = [t('yes'), t('no')]
  if (format === 'xlsx') return xlsx(list, { yes, no, madeAt: now })
  if (format === 'json') return json(list)
  return csv(list, format === 'csv' ? frenchExcel(yes, no) : rfc4180)
}
