import fc from 'fast-check'
import { afterAll, beforeAll } from 'vitest'
import { config, configure } from '~/config.server'

// Several files of tests run in one process, one after another: each finds the configuration that the first did.
const found = { ...config() }

beforeAll(() => void configure(found))
afterAll(() => void configure(found))

// The same cases in each run, so that a failure speaks of what was changed; another PROPERTY_SEED tries others.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_129) })
