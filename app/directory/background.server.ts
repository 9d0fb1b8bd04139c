import { rm } from 'node:fs/promises'
import { currentRequest } from '~/access/request.server'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { ImportKind } from '~/db/generated/client'
import { errorFields, log } from '~/log.server'
import { beginImport, readImport } from './imports.server'

/** Begins to read an uploaded file and gives the import's id at once; the reading goes on behind it. */
export async function startImport(viewer: Viewer, kind: ImportKind, file: { name: string; path: string; bytes: number }): Promise<string> {
  const id = await beginImport(viewer, kind, file.name, file.bytes)
  const reference = currentRequest()?.id
  void readImport(id, file.path)
    .catch(async (error) => {
      log().error({ request: reference, ...errorFields(error) }, 'import failed')
      await db().import.update({ where: { id }, data: { state: 'FAILED', failure: reference ?? 'unknown', finishedAt: new Date() } })
    })
    .catch((error) => log().error({ request: reference, ...errorFields(error) }, 'import could not be marked as failed'))
    .finally(() => void rm(file.path, { force: true }))
  return id
}
