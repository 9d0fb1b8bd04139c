import { inflateSync } from 'node:zlib'

/**
 * The words of a PDF that the house wrote, in the order in which they were written: a reader of its own, so that a test
 * sees what a person would. Each font brings a table that says which letter a glyph is.
 */
export function paperText(bytes: Buffer): string {
  const objects = new Map<number, { head: string; stream?: string }>()
  const text = bytes.toString('latin1')
  for (const match of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id, body = ''] = match
    const at = body.indexOf('stream\n')
    const head = at < 0 ? body : body.slice(0, at)
    const raw = at < 0 ? undefined : Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1')
    objects.set(Number(id), { head, stream: raw && (head.includes('FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1')) })
  }
  const letters = new Map<string, Map<string, string>>()
  for (const [, { head }] of objects) for (const [, name, id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) letters.set(name ?? '', lettersOf(objects, Number(id)))
  return [...objects.values()].flatMap(({ stream }) => (stream?.includes('BT') ? [wordsOf(stream, letters)] : [])).join('\n')
}

function lettersOf(objects: Map<number, { head: string; stream?: string }>, font: number): Map<string, string> {
  const table = objects.get(Number(objects.get(font)?.head.match(/\/ToUnicode (\d+) 0 R/)?.[1]))?.stream ?? ''
  const found = new Map<string, string>()
  for (const [, from, , list] of table.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)) {
    [...(list ?? '').matchAll(/<(\w+)>/g)].forEach(([, code], n) => found.set((parseInt(from ?? '', 16) + n).toString(16).padStart(4, '0'), Buffer.from(code ?? '', 'hex').swap16().toString('utf16le')))
  }
  return found
}

function wordsOf(stream: string, letters: Map<string, Map<string, string>>): string {
  let table: Map<string, string> | undefined
  const lines: string[] = []
  for (const [, font, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) table = letters.get(font)
    else lines.push([...(shown ?? '').matchAll(/<(\w+)>/g)].flatMap(([, hex]) => (hex ?? '').match(/.{4}/g) ?? []).map((glyph) => table?.get(glyph.toLowerCase()) ?? '').join(''))
  }
  // What a paper sets without a break is searched for as it is typed.
  return lines.join(' ').replace(/[\u00a0\u202f]/g, ' ').replace(/ +/g, ' ')
}
