import { useRevalidator } from '@remix-run/react'
import { useCallback, useState } from 'react'
import { keep, type Queue } from '~/ui/device-queue'
import { useDeviceQueue } from '~/ui/useDeviceQueue'
import type { DeskGroup } from '../queries.server'
import { seenOf, type Seen } from '../rules'

export type Shown = DeskGroup & Seen

/**
 * Groups as this device knows them: what the server said, and over it what was counted here and still waits. What is
 * counted is kept on the device first, and sent as soon as there is a network.
 */
export function useDoor(sessionId: string, groups: DeskGroup[]) {
  const place: Queue = { prefix: 'pavillon.arrivee.', group: sessionId, address: `/jour/${sessionId}/envoi` }
  const { revalidate } = useRevalidator()
  // Without a network there is nothing to ask anew, and asking would show an error instead of the list.
  const refresh = useCallback(() => void (navigator.onLine && revalidate()), [revalidate])
  const queue = useDeviceQueue(place, '/jour/', refresh)
  const [noted, setNoted] = useState<string>()
  const shown = groups.map((group): Shown => {
    const own = queue.left.filter(({ signUpId }) => signUpId === group.id).map(({ pupils, adults, seenAt }) => ({ pupils: Number(pupils), adults: Number(adults), seenAt: new Date(Number(seenAt)) }))
    if (own.length === 0) return group
    const before = group.pupilsPresent === null ? [] : [{ pupils: group.pupilsPresent, adults: group.adultsPresent ?? 0, seenAt: group.arrivedAt ?? new Date(0) }]
    return { ...group, ...seenOf([...before, ...own]) }
  })

  /** Keeps a count; false where the browser keeps nothing, so that the form goes to the server itself. */
  function count(signUpId: string, pupils: number, adults: number, name: string): boolean {
    try {
      keep(place, { deviceKey: crypto.randomUUID(), signUpId, pupils: String(pupils), adults: String(adults), seenAt: String(Date.now()) })
    } catch {
      return false
    }
    setNoted(name)
    void queue.send()
    return true
  }

  return { shown, count, noted, left: queue.left.length, trouble: queue.trouble, ready: queue.ready }
}
