import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { configure } from '~/config.server'
import { disconnect } from './client.server'
import { createDatabaseFromTemplate, dropDatabase } from './testing-cluster.server'

/** Gives this test file a real, migrated, empty database, and takes it away at the end. */
export function useTestDatabase(): void {
  const name = `test_${randomBytes(6).toString('hex')}`
  beforeAll(async () => {
    configure({ databaseUrl: await createDatabaseFromTemplate(inject('testPlace'), name) })
  })
  afterAll(async () => {
    await disconnect()
    await dropDatabase(inject('testPlace'), name)
  })
}
