/** A ZIP archive as a stream (PKWARE APPNOTE 6.3.3): sizes follow each part, so nothing is held back to learn them. */
import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export type Part = { name: string; chunks: Iterable<Buffer> | AsyncIterable<Buffer> }

// Sizes in a data descriptor (bit 3), names in UTF-8 (bit 11).
const FLAGS = 0x0808
const DEFLATE = 8
const MOST = 0xffff_ffff

/** The bytes of an archive of these parts, in their order. Throws for more than 4 GiB. */
export async function* zip(parts: Iterable<Part> | AsyncIterable<Part>, madeAt: Date): AsyncGenerator<Buffer> {
  const central: Buffer[] = []
  let at = 0
  for await (const { name, chunks } of parts) {
    const label = Buffer.from(name)
    const [from, sum] = [at, { crc: 0, plain: 0, packed: 0 }]
    const head = header(0x04034b50, 30, label, madeAt, sum)
    yield head
    at += head.length
    for await (const chunk of packed(chunks, sum)) {
      sum.packed += chunk.length
      at += chunk.length
      yield chunk
    }
    if (at > MOST || sum.plain > MOST) throw new Error('A ZIP of more than 4 GiB')
    const after = Buffer.alloc(16)
    after.writeUInt32LE(0x08074b50, 0)
    sizes(after, 4, sum)
    yield after
    at += after.length
    const entry = header(0x02014b50, 46, label, madeAt, sum)
    entry.writeUInt32LE(from, 42)
    central.push(entry)
  }
  const directory = Buffer.concat(central)
  yield directory
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  yield end
}

type Sum = { crc: number; plain: number; packed: number }

function packed(chunks: Part['chunks'], sum: Sum): AsyncIterable<Buffer> {
  async function* counted() {
    for await (const chunk of chunks) {
      sum.crc = crc32(chunk, sum.crc)
      sum.plain += chunk.length
      yield chunk
    }
  }
  // Level 1: a list in XML is packed to a tenth by it already, and the rest costs four times as long.
  const deflate = createDeflateRaw({ level: 1, chunkSize: 64 * 1024 })
  const source = Readable.from(counted(), { highWaterMark: 2 })
  source.on('error', (error) => deflate.destroy(error))
  deflate.on('close', () => source.destroy())
  return source.pipe(deflate)
}

/** The head of a part (30 bytes) or its line in the directory (46); they say the same in the same order. */
function header(signature: number, length: 30 | 46, name: Buffer, madeAt: Date, sum: Sum): Buffer {
  const bytes = Buffer.alloc(length)
  const shift = length === 46 ? 2 : 0
  bytes.writeUInt32LE(signature, 0)
  if (shift) bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(20, 4 + shift)
  bytes.writeUInt16LE(FLAGS, 6 + shift)
  bytes.writeUInt16LE(DEFLATE, 8 + shift)
  bytes.writeUInt16LE((madeAt.getUTCHours() << 11) | (madeAt.getUTCMinutes() << 5) | (madeAt.getUTCSeconds() >> 1), 10 + shift)
  bytes.writeUInt16LE(((madeAt.getUTCFullYear() - 1980) << 9) | ((madeAt.getUTCMonth() + 1) << 5) | madeAt.getUTCDate(), 12 + shift)
  sizes(bytes, 14 + shift, sum)
  bytes.writeUInt16LE(name.length, 26 + shift)
  return Buffer.concat([bytes, name])
}

function sizes(bytes: Buffer, at: number, { crc, plain, packed }: Sum): void {
  bytes.writeUInt32LE(crc, at)
  bytes.writeUInt32LE(packed, at + 4)
  bytes.writeUInt32LE(plain, at + 8)
}
