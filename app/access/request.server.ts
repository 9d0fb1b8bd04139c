import { AsyncLocalStorage } from 'node:async_hooks'
import type { Language } from '~/ui/catalogues'
import type { Viewer } from './viewer.server'

/** What one request knows of itself, from the first middleware to the last byte. */
export type CurrentRequest = {
  id: string
  /** Of this answer's scripts; empty where the bytes are the same for everyone (scripts are then named by hash). */
  nonce: string
  locale: Language
  theme: Theme
  /** Address of the caller, for rate limits only; never logged. */
  address: string
  viewer?: Promise<Viewer>
  /** Cookies of a session that was just prolonged: they go out with the answer, whatever answers (see renewal.server). */
  renewed?: string[]
}

export type Theme = 'system' | 'light' | 'dark'

// The server and the built pages are two copies of this module in one process: they share the storage.
const holder = globalThis as typeof globalThis & { pavillonRequest?: AsyncLocalStorage<CurrentRequest> }
const storage = (holder.pavillonRequest ??= new AsyncLocalStorage<CurrentRequest>())

export function runRequest<T>(request: CurrentRequest, work: () => T): T {
  return storage.run(request, work)
}

/** The request under way, or undefined in jobs and on the command line. */
export function currentRequest(): CurrentRequest | undefined {
  return storage.getStore()
}
