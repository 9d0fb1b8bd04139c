import type { TestProject } from 'vitest/node'
import { testPlace } from './testing-cluster.server'

declare module 'vitest' {
  interface ProvidedContext {
    testPlace: string
  }
}

/** One PostgreSQL for a run of tests, with a migrated template from which each file takes its database. */
export default async function setup(project: TestProject) {
  const { place, close } = await testPlace()
  project.provide('testPlace', place)
  return close
}
