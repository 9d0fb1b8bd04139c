import { inflateRawSync } from 'node:zlib'
import { crc32 } from 'node:zlib'

/** Reads a ZIP by its directory at the end, as programs do, and checks each part's length and sum; for tests. */
export function unzipped(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const parts = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [sum, packed, plain] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
    const [nameLength, head] = [bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28)
    const content = inflateRawSync(bytes.subarray(from, from + packed))
    if (bytes.readUInt32LE(head) !== 0x04034b50 || content.length !== plain || crc32(content) !== sum) throw new Error(`${name} is broken`)
    parts.set(name, content.toString('utf8'))
    at += 46 + nameLength
  }
  return parts
}

/** The cells of a worksheet by their address; strings as Excel reads them. */
export function cellsOf(sheet: string): Map<string, { value: string | number; style: number }> {
  const text = (xml: string) => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
  return new Map([...sheet.matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d+)")?(?: t="inlineStr")?>(?:<is><t(?: xml:space="preserve")?>([\s\S]*?)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>/g)].map(([, at = '', style = '0', words, number]) => [at, { value: number === undefined ? text(words ?? '') : Number(number), style: Number(style) }]))
}
