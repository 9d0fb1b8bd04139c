import { createHash } from 'node:crypto'
import { refused, type Refused } from './outcome'
import { db, type Tx } from './client.server'

/** What may be handed in, told by its first bytes. SVG stays out: it can hold scripts. */
const KINDS = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
} as const
export type FileKind = keyof typeof KINDS

/** The kind of a file by its bytes, whatever its name or the browser says of it. */
export function fileKindOf(bytes: Uint8Array): FileKind | undefined {
  return (Object.keys(KINDS) as FileKind[]).find((kind) => KINDS[kind].every((byte, index) => bytes[index] === byte))
}

/** Megabytes that one file may have. */
export const FILE_LIMIT_MB = 10

/**
 * Keeps a file that somebody handed in, if it is one of `kinds` by its bytes and not larger than `FILE_LIMIT_MB`.
 * Refuses: `fileEmpty`, `fileTooLarge`, `fileKind` (keys of the namespace `errors`).
 */
export async function storeUpload(
  tx: Tx, file: File, kinds: readonly FileKind[], createdById: string | null,
): Promise<{ ok: true; id: string } | Refused<'fileEmpty' | 'fileTooLarge' | 'fileKind'>> {
  if (file.size === 0) return refused('fileEmpty')
  if (file.size > FILE_LIMIT_MB * 1_048_576) return refused('fileTooLarge', { n: FILE_LIMIT_MB })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = fileKindOf(bytes)
  if (!type || !kinds.includes(type)) return refused('fileKind')
  return { ok: true, id: await storeFile(tx, { name: file.name, type, bytes, createdById }) }
}

/** Keeps a file that the house made or checked itself; gives its id. */
export async function storeFile(tx: Tx, { name, type, bytes, createdById }: { name: string; type: FileKind; bytes: Uint8Array; createdById: string | null }): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // A name from another machine: no folders, no control characters.
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '').split(/[\\/]/).at(-1)?.slice(-120) || 'document'
  const { id } = await tx.storedFile.create({ data: { name: plain, type, size: bytes.length, sha256, bytes: new Uint8Array(bytes), createdById }, select: { id: true } })
  return id
}

/**
 * A kept file as an answer to be shown or downloaded; undefined when there is none. Whoever calls has checked that the
 * viewer may see it. The content of an id never changes, so browsers keep it.
 */
export async function fileAnswer(id: string, request: Request, disposition: 'inline' | 'attachment' = 'inline'): Promise<Response | undefined> {
  const file = await db().storedFile.findUnique({ where: { id }, select: { name: true, type: true, sha256: true, size: true } })
  if (!file) return undefined
  const headers = {
    'Content-Type': file.type, ETag: `"${file.sha256}"`, 'Cache-Control': 'private, max-age=3600',
    'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox", 'X-Content-Type-Options': 'nosniff',
  }
  if (request.headers.get('If-None-Match') === `"${file.sha256}"`) return new Response(null, { status: 304, headers })
  const { bytes } = await db().storedFile.findUniqueOrThrow({ where: { id }, select: { bytes: true } })
  return new Response(bytes, { headers: { ...headers, 'Content-Length': String(file.size) } })
}
