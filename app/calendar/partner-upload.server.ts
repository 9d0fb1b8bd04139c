import busboy from 'busboy'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { MOST_BYTES } from './partner-source.server'

/** A form with a calendar file, in memory: one byte more than may be is kept of a longer one, so that it is seen as too long. */
export async function receivePartnerFile(request: Request): Promise<{ fields: Record<string, string>; file?: Buffer }> {
  if (!request.body) return { fields: {} }
  const fields: Record<string, string> = {}
  const chunks: Buffer[] = []
  const parser = busboy({ headers: Object.fromEntries(request.headers), limits: { files: 1, fields: 10, fieldSize: 4_000, fileSize: MOST_BYTES + 1 } })
  parser.on('field', (name, value) => (fields[name] = value))
  parser.on('file', (_field, stream) => stream.on('data', (chunk: Buffer) => void chunks.push(chunk)))
  await pipeline(Readable.fromWeb(request.body as ReadableStream), parser)
  const file = Buffer.concat(chunks)
  return file.length > 0 ? { fields, file } : { fields }
}
