import busboy from 'busboy'
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

/** `isEmpty`: a file was chosen, and nothing is in it. */
export type Upload = { fields: Record<string, string>; file?: { name: string; path: string; bytes: number }; isEmpty?: boolean }

/** Receives a form with one file, which goes to a temporary file as it comes: never whole in memory. */
export async function receiveUpload(request: Request): Promise<Upload> {
  const { body } = request
  if (!body) return { fields: {} }
  const upload: Upload = { fields: {} }
  const parser = busboy({ headers: Object.fromEntries(request.headers), limits: { files: 1, fields: 10, fieldSize: 10_000 }, defParamCharset: 'utf8' })
  const saving: Promise<void>[] = []
  parser.on('field', (name, value) => (upload.fields[name] = value))
  parser.on('file', (_field, stream, { filename }) => {
    const path = join(tmpdir(), `pavillon-upload-${randomUUID()}`)
    let bytes = 0
    stream.on('data', (chunk: Buffer) => (bytes += chunk.length))
    saving.push(
      pipeline(stream, createWriteStream(path, { mode: 0o600 })).then(async () => {
        if (bytes > 0) upload.file = { name: basename(filename || 'fichier.csv'), path, bytes }
        else {
          upload.isEmpty = Boolean(filename)
          await rm(path, { force: true })
        }
      }),
    )
  })
  await pipeline(Readable.fromWeb(body as ReadableStream), parser)
  await Promise.all(saving)
  return upload
}
