import { afterAll, beforeAll } from 'vitest'
import { config, configure } from '~/config.server'

// Several files of tests run in one process, one after another: each finds the configuration that the first did.
const found = { ...config() }

beforeAll(() => void configure(found))
afterAll(() => void configure(found))
