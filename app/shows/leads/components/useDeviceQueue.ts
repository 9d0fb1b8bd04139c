import { useCallback, useEffect, useState } from 'react'
import { sendWaiting, waiting, type Sending } from '../device-queue'

const EVERY = 20_000

/**
 * Sends what waits on this device: when the page opens, when the network is back, and now and then. Also has the
 * browser keep the page itself, so that it opens without a network: `ready` once it is kept whole.
 */
export function useDeviceQueue(showId: string) {
  const [state, setState] = useState<Omit<Sending, 'sent'>>({ left: 0, trouble: 'none' })
  const [ready, setReady] = useState(false)
  const send = useCallback(async () => {
    // Two tabs take turns where the browser can; where it cannot, the server keeps each contact once all the same.
    const run = () => sendWaiting(showId)
    setState(await (navigator.locks ? navigator.locks.request('pavillon.leads', run) : run()))
  }, [showId])
  useEffect(() => {
    setState((before) => ({ ...before, left: waiting(showId).length }))
    void send()
    const heard = ({ data }: MessageEvent<{ kept?: boolean }>) => data.kept && setReady(true)
    navigator.serviceWorker?.addEventListener('message', heard)
    void keepPage()
    const again = () => void send()
    const clock = setInterval(() => waiting(showId).length > 0 && again(), EVERY)
    window.addEventListener('online', again)
    return () => {
      clearInterval(clock)
      window.removeEventListener('online', again)
      navigator.serviceWorker?.removeEventListener('message', heard)
    }
  }, [send, showId])
  return { ...state, ready, send }
}

async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/hors-ligne.js', { scope: '/stand/' })
    const worker = (await navigator.serviceWorker.ready).active
    const parts = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.startsWith(`${location.origin}/assets/`))
    worker?.postMessage({ keep: [location.href, ...parts] })
  } catch {
    // Without it the page works as long as it stays open.
  }
}
