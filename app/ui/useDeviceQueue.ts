import { useCallback, useEffect, useMemo, useState } from 'react'
import { sendWaiting, waiting, type Fields, type Queue, type Sending } from './device-queue'
import { keepPages, thisPage } from './offline-pages'

const EVERY = 20_000

/**
 * Sends what waits on this device: when the page opens, when the network is back, and now and then. Also has the
 * browser keep the page itself (`scope`: the part of the site that it belongs to), so that it opens without a network:
 * `ready` once it is kept whole. `left` is what waits; `onSent` is called when the server took something.
 */
export function useDeviceQueue({ prefix, group, address }: Queue, scope: string, onSent?: () => void) {
  const queue = useMemo(() => ({ prefix, group, address }), [prefix, group, address])
  const [state, setState] = useState<{ left: Fields[]; trouble: Sending['trouble'] }>({ left: [], trouble: 'none' })
  const [ready, setReady] = useState(false)
  const send = useCallback(async () => {
    setState((before) => ({ ...before, left: waiting(queue) }))
    // Two tabs take turns where the browser can; where it cannot, the server keeps each entry once all the same.
    const run = () => sendWaiting(queue)
    const { sent, trouble } = await (navigator.locks ? navigator.locks.request(prefix, run) : run())
    setState({ left: waiting(queue), trouble })
    if (sent === 0) return
    onSent?.()
    // The page that is kept should know of what the server has now.
    void keepPages(scope, thisPage())
  }, [queue, prefix, scope, onSent])
  useEffect(() => {
    void send()
    let open = true
    void keepPages(scope, thisPage()).then((kept) => open && kept && setReady(true))
    const again = () => void send()
    const clock = setInterval(() => waiting(queue).length > 0 && again(), EVERY)
    window.addEventListener('online', again)
    return () => {
      open = false
      clearInterval(clock)
      window.removeEventListener('online', again)
    }
  }, [send, queue, scope])
  return { ...state, ready, send }
}
