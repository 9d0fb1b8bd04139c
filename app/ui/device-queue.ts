/**
 * What waits on the device until the network is back. Each has an entry of its own in localStorage: two tabs never write
 * the same one, and a page that dies loses none. What the server refuses is marked and not sent again; in a queue that
 * `keepsTrying`, where somebody else can put right what stood in the way, it goes on waiting.
 */
export type Queue = { prefix: string; group: string; address: string; keepsTrying?: boolean }

/** What is sent: its `deviceKey` is made where it was typed, so that the server keeps it once. */
export type Fields = Record<string, string> & { deviceKey: string }

/** What the server refused, with its word for why; `label` says what it was where the page no longer knows. */
export type Refusal = { fields: Fields; label: string; reason: string; at: number }

type Entry = { group?: string; showId?: string; fields: Fields; label?: string; refused?: { reason: string; at: number } }

/** Keeps fields on the device; throws where the browser lets us keep nothing. */
export function keep({ prefix, group }: Queue, fields: Fields, label?: string): void {
  localStorage.setItem(prefix + fields.deviceKey, JSON.stringify({ group, fields, label } satisfies Entry))
}

/** What waits on this device for a group. */
export function waiting(queue: Queue): Fields[] {
  return entriesOf(queue).filter(({ refused }) => !refused).map(({ fields }) => fields)
}

/** What the server refused of a group, and nobody has put away. */
export function refusals(queue: Queue): Refusal[] {
  return entriesOf(queue).flatMap(({ fields, label = '', refused }) => (refused ? [{ fields, label, ...refused }] : []))
}

/** Takes an entry off the device. */
export function putAway({ prefix }: Queue, deviceKey: string): void {
  localStorage.removeItem(prefix + deviceKey)
}

function entriesOf({ prefix, group }: Queue): Entry[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).flatMap((key) => {
    try {
      // `showId` was the group's name once: what a device kept then is not lost.
      const entry: Entry = JSON.parse(localStorage.getItem(key) ?? '')
      return (entry.group ?? entry.showId) === group ? [entry] : []
    } catch {
      return []
    }
  })
}

/** How many the server took, how many were marked as refused, and what stopped the rest. */
export type Sending = { sent: number; refused: number; trouble: 'none' | 'offline' | 'signIn' | 'refused' }

/**
 * Sends what waits, one after the other. What the server has, leaves the device; what it refused is marked; all else
 * stays as it is, in order: what could not be sent, and everything when one has to sign in again.
 */
export async function sendWaiting(queue: Queue): Promise<Sending> {
  const sending: Sending = { sent: 0, refused: 0, trouble: 'none' }
  for (const entry of entriesOf(queue).filter(({ refused }) => !refused)) {
    const outcome = await send(queue, entry.fields)
    if (outcome === 'kept') {
      putAway(queue, entry.fields.deviceKey)
      sending.sent += 1
    } else if (typeof outcome === 'object') {
      sending.trouble = 'refused'
      if (queue.keepsTrying) continue
      localStorage.setItem(queue.prefix + entry.fields.deviceKey, JSON.stringify({ ...entry, refused: { ...outcome, at: Date.now() } } satisfies Entry))
      sending.refused += 1
    } else {
      sending.trouble = outcome
      break
    }
  }
  return sending
}

async function send({ address }: Queue, fields: Fields): Promise<'kept' | 'offline' | 'signIn' | { reason: string }> {
  try {
    // When it is sent, by the same clock as the rest: how long ago something was is true also where the clock is wrong.
    const body = JSON.stringify({ ...fields, sentAt: String(Date.now()) })
    const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, redirect: 'manual' })
    if (answer.status === 201 || answer.status === 200) return 'kept'
    if (answer.type === 'opaqueredirect' || answer.status === 401) return 'signIn'
    if (answer.status === 404) return { reason: 'gone' }
    if (answer.status !== 400) return 'offline'
    // A page that is left while it hears why has not heard it: it is told again.
    const told: { reason?: string } = await answer.json()
    return { reason: told.reason ?? 'invalid' }
  } catch {
    return 'offline'
  }
}
