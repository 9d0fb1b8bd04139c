import type { TestProject } from 'vitest/node'
import { openTestCluster } from './testing-cluster.server'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
  }
}

/** One PostgreSQL for a run of tests, with a migrated template from which each file takes its database. */
export default async function setup(project: TestProject) {
  const cluster = await openTestCluster()
  project.provide('adminUrl', cluster.adminUrl)
  return cluster.close
}
