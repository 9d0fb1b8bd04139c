/** The parts of a ZIP file on the disk, found by the directory at its end as programs do, each unpacked as it is read and never beyond a limit. */
import { open, type FileHandle } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { Unreadable } from './unreadable'

type Entry = { method: number; sum: number; packed: number; from: number }
export type ZipFile = { names: string[]; read(name: string, most: number, onBytes?: (packed: number) => void): AsyncGenerator<Buffer>; close(): Promise<void> }

const END = 22
const COMMENT = 0xffff
const MOST_ENTRIES = 5_000
const MOST_DIRECTORY = 8 * 1024 * 1024
const CHUNK = 64 * 1024

/** Opens an archive; the caller closes it. @throws Unreadable when it is broken, encrypted or of more than 4 GiB */
export async function openZip(path: string): Promise<ZipFile> {
  const file = await open(path)
  try {
    const entries = await directoryOf(file)
    return { names: [...entries.keys()], read: (name, most, onBytes = () => undefined) => unpacked(file, entries.get(name), most, onBytes), close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, from)
  if (bytesRead !== length) throw new Unreadable('broken')
  return bytes
}

async function directoryOf(file: FileHandle): Promise<Map<string, Entry>> {
  const { size } = await file.stat()
  const tail = Math.min(size, END + COMMENT)
  const last = await bytesAt(file, size - tail, tail)
  const end = last.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + END > last.length) throw new Unreadable('broken')
  const [count, length, from] = [last.readUInt16LE(end + 10), last.readUInt32LE(end + 12), last.readUInt32LE(end + 16)]
  if (count > MOST_ENTRIES || length > MOST_DIRECTORY || from + length > size) throw new Unreadable('tooLarge')
  const directory = await bytesAt(file, from, length)
  const entries = new Map<string, Entry>()
  for (let at = 0, n = 0; n < count; n += 1) {
    if (at + 46 > length || directory.readUInt32LE(at) !== 0x02014b50) throw new Unreadable('broken')
    const [flags, method, packed] = [directory.readUInt16LE(at + 8), directory.readUInt16LE(at + 10), directory.readUInt32LE(at + 20)]
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
    if (flags & 1) throw new Unreadable('locked')
    entries.set(directory.toString('utf8', at + 46, nameEnd).replace(/^\//, ''), { method, sum: directory.readUInt32LE(at + 16), packed, from: directory.readUInt32LE(at + 42) })
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** What is packed says how much it will be; what counts is how much comes out. */
async function* unpacked(file: FileHandle, entry: Entry | undefined, most: number, onBytes: (packed: number) => void): AsyncGenerator<Buffer> {
  if (!entry || (entry.method !== 0 && entry.method !== 8)) throw new Unreadable('broken')
  const head = await bytesAt(file, entry.from, 30)
  if (head.readUInt32LE(0) !== 0x04034b50) throw new Unreadable('broken')
  const from = entry.from + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  let [plain, sum] = [0, 0]
  for await (const chunk of entry.method === 0 ? pieces(file, from, entry.packed, onBytes) : inflated(pieces(file, from, entry.packed, onBytes))) {
    plain += chunk.length
    if (plain > most) throw new Unreadable('tooLarge')
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (sum !== entry.sum) throw new Unreadable('broken')
}

async function* pieces(file: FileHandle, from: number, length: number, onBytes: (packed: number) => void): AsyncGenerator<Buffer> {
  for (let read = 0; read < length; read += CHUNK) {
    const piece = await bytesAt(file, from + read, Math.min(CHUNK, length - read))
    onBytes(read + piece.length)
    yield piece
  }
}

async function* inflated(source: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  // Fed piece by piece as it is emptied: a bomb goes no further than the limit of who reads it.
  const feeding = (async () => {
    for await (const piece of source) {
      if (inflate.destroyed) return
      if (!inflate.write(piece)) await new Promise<void>((resolve) => inflate.once('drain', resolve).once('close', resolve))
    }
    inflate.end()
  })().catch((error: Error) => void inflate.destroy(error))
  try {
    for await (const chunk of inflate) yield chunk as Buffer
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('broken')
  } finally {
    inflate.destroy()
    await feeding
  }
}
