import { useCallback, useEffect, useMemo, useState } from 'react'
import { putAway, refusals, sendWaiting, waiting, type Fields, type Queue, type Refusal, type Sending } from './device-queue'
import { keepPages, thisPage } from './offline-pages'

const EVERY = 20_000

/**
 * Sends what waits on this device: when the page opens, when the network is back, and now and then. Also has the
 * browser keep the page itself (`scope`: the part of the site that it belongs to), so that it opens without a network:
 * `ready` once it is kept whole. `left` is what waits, `refused` what the server did not take; `onAnswer` is called when
 * the server has said something to what was sent.
 */
export function useDeviceQueue({ prefix, group, address, keepsTrying }: Queue, scope: string, onAnswer?: () => void) {
  const queue = useMemo(() => ({ prefix, group, address, keepsTrying }), [prefix, group, address, keepsTrying])
  const [state, setState] = useState<{ left: Fields[]; refused: Refusal[]; trouble: Sending['trouble'] }>({ left: [], refused: [], trouble: 'none' })
  const [ready, setReady] = useState(false)
  const look = useCallback((trouble?: Sending['trouble']) => setState((before) => ({ left: waiting(queue), refused: refusals(queue), trouble: trouble ?? before.trouble })), [queue])
  const send = useCallback(async () => {
    look()
    // Two tabs take turns where the browser can; where it cannot, the server keeps each entry once all the same.
    const run = () => sendWaiting(queue)
    const { sent, refused, trouble } = await (navigator.locks ? navigator.locks.request(prefix, run) : run())
    look(trouble)
    if (sent + refused === 0) return
    onAnswer?.()
    // The page that is kept should know of what the server has now.
    void keepPages(scope, thisPage())
  }, [queue, prefix, scope, onAnswer, look])
  const forget = useCallback((deviceKeys: readonly string[]) => {
    for (const key of deviceKeys) putAway(queue, key)
    look()
  }, [queue, look])
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
  return { ...state, ready, send, forget }
}
