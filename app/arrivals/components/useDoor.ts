import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import { keep, type Queue } from '~/ui/device-queue'
import { useDeviceQueue } from '~/ui/useDeviceQueue'
import type { DeskGroup } from '../queries.server'
import { doorIsOpen, isMoot, seenOf, type Seen, type Untaken } from '../rules'

export type NotTaken = Untaken & { deviceKey: string; label: string }
export type Shown = DeskGroup & Seen & { notTaken: NotTaken[] }

const MINUTE = 60_000
const REFRESHED_EVERY = MINUTE

/**
 * Groups as this device knows them: what the server said, and over it what was counted here and still waits. What is
 * counted is kept on the device first, and sent as soon as there is a network. What the server did not take counts for
 * nothing: it stands beside its group until it is put away (`gone`: beside nothing, its group is not expected any more).
 */
export function useDoor(session: { id: string; startsAt: Date }, groups: DeskGroup[], openThen: boolean) {
  const place: Queue = { prefix: 'pavillon.arrivee.', group: session.id, address: `/jour/${session.id}/envoi` }
  const { revalidate } = useRevalidator()
  // Without a network there is nothing to ask anew, and asking would show an error instead of the list.
  const refresh = useCallback(() => void (navigator.onLine && revalidate()), [revalidate])
  const { left, refused, trouble, ready, send, forget } = useDeviceQueue(place, '/jour/', refresh)
  const [noted, setNoted] = useState<{ deviceKey: string; name: string }>()
  const open = useOpen(session.startsAt, openThen)
  useSeen(`/jour/${session.id}`, refresh)

  const untaken = refused.map(({ fields, label, reason, at }): NotTaken => ({ ...countOf(fields), deviceKey: fields.deviceKey, label, reason, at: new Date(at) }))
  const moot = untaken.filter((one) => isMoot(one, groups, session.startsAt, new Date())).map(({ deviceKey }) => deviceKey)
  useEffect(() => {
    if (moot.length > 0) forget(moot)
  // The keys themselves, not the list that is made anew each time.
  }, [moot.join(' '), forget]) // eslint-disable-line react-hooks/exhaustive-deps
  const told = untaken.filter(({ deviceKey }) => !moot.includes(deviceKey))

  const shown = groups.map((group): Shown => {
    const own = left.filter(({ signUpId }) => signUpId === group.id).map((fields) => ({ ...countOf(fields), seenAt: new Date(Number(fields.seenAt)) }))
    const before = group.pupilsPresent === null ? [] : [{ pupils: group.pupilsPresent, adults: group.adultsPresent ?? 0, seenAt: group.arrivedAt ?? new Date(0) }]
    return { ...group, ...(own.length > 0 && seenOf([...before, ...own])), notTaken: told.filter(({ signUpId }) => signUpId === group.id) }
  })

  /** Keeps a count; false where the browser keeps nothing, so that the form goes to the server itself. */
  function count(signUpId: string, pupils: number, adults: number, name: string): boolean {
    const deviceKey = crypto.randomUUID()
    try {
      keep(place, { deviceKey, signUpId, pupils: String(pupils), adults: String(adults), seenAt: String(Date.now()) }, name)
    } catch {
      return false
    }
    // Counted anew: what was not taken before is of no more use.
    forget(told.filter((one) => one.signUpId === signUpId).map((one) => one.deviceKey))
    setNoted({ deviceKey, name })
    void send()
    return true
  }

  return {
    shown, open, count, ready, trouble, left: left.length,
    gone: told.filter(({ signUpId }) => groups.every(({ id }) => id !== signUpId)),
    noted: noted && told.every(({ deviceKey }) => deviceKey !== noted.deviceKey) ? noted.name : undefined,
    putAway: (deviceKey: string) => forget([deviceKey]),
  }
}

const countOf = ({ signUpId = '', pupils, adults }: Record<string, string>) => ({ signUpId, pupils: Number(pupils), adults: Number(adults) })

/** Whether the door is open: as the server said, or since, on a page that has been open or kept for a while. */
function useOpen(startsAt: Date, openThen: boolean): boolean {
  const [since, setSince] = useState(false)
  useEffect(() => {
    if (openThen) return
    const look = () => setSince(doorIsOpen(startsAt, new Date()))
    look()
    const clock = setInterval(look, MINUTE / 4)
    return () => clearInterval(clock)
  }, [startsAt, openThen])
  return openThen || since
}

/**
 * Asks anew when one comes back to the page, and each minute while it is looked at: there may be several phones at a
 * door. Only where the page would come: else what one is typing gave way to an error, or to the sign-in.
 */
function useSeen(address: string, refresh: () => void): void {
  useEffect(() => {
    let over = false
    async function look() {
      if (document.visibilityState !== 'visible' || !navigator.onLine) return
      const there = await fetch(address, { method: 'HEAD', redirect: 'manual' }).then(({ ok }) => ok, () => false)
      if (there && !over) refresh()
    }
    const again = () => void look()
    const clock = setInterval(again, REFRESHED_EVERY)
    document.addEventListener('visibilitychange', again)
    return () => {
      over = true
      clearInterval(clock)
      document.removeEventListener('visibilitychange', again)
    }
  }, [address, refresh])
}
