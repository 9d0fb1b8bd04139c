const PATIENCE = 30_000

/**
 * Has the browser keep pages of this site, so that they open without a network. `scope` is the part of the site that they
 * belong to. Gives whether every one of them is kept whole; false where the browser keeps nothing.
 */
export async function keepPages(scope: string, addresses: readonly string[]): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    const { active, installing, waiting: next } = await navigator.serviceWorker.register('/hors-ligne.js', { scope })
    const worker = active ?? (await whenActive(installing ?? next))
    if (!worker) return false
    return await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      // A worker of an earlier release does not know how to answer; the next one has taken over by then.
      setTimeout(() => resolve(false), PATIENCE)
      port1.onmessage = ({ data }: MessageEvent<{ kept?: boolean }>) => resolve(Boolean(data.kept))
      worker.postMessage({ keep: addresses }, [port2])
    })
  } catch {
    // Without it a page works as long as it stays open.
    return false
  }
}

/** When a page that is kept on this device was made; undefined for one that is not kept. */
export async function keptSince(address: string): Promise<Date | undefined> {
  // A browser that keeps nothing has no `caches` either, nor has a page that did not come safely.
  const kept = await globalThis.caches?.match(address, { ignoreVary: true }).catch(() => undefined)
  const made = kept?.headers.get('Date')
  return made ? new Date(made) : undefined
}

/** Whether something failed for want of a network, in the words of the several browsers. */
export function isNetworkFailure(error: unknown): boolean {
  return typeof document !== 'undefined' && error instanceof TypeError && (!navigator.onLine || /fetch|network|load failed/i.test(error.message))
}

/** The page that is open, with the scripts and styles that it has loaded by now. */
export function thisPage(): string[] {
  const parts = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.startsWith(`${location.origin}/assets/`))
  return [location.origin + location.pathname, ...parts]
}

function whenActive(worker: ServiceWorker | null): Promise<ServiceWorker | null> {
  return new Promise((resolve) => {
    if (!worker || worker.state === 'activated') return resolve(worker)
    worker.addEventListener('statechange', () => worker.state === 'activated' && resolve(worker))
  })
}
