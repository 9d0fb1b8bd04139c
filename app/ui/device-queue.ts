/**
 * What waits on the device until the network is back. Each has an entry of its own in localStorage: two tabs never write
 * the same one, and a page that dies loses none.
 */
export type Queue = { prefix: string; group: string; address: string }

/** What is sent: its `deviceKey` is made where it was typed, so that the server keeps it once. */
export type Fields = Record<string, string> & { deviceKey: string }

/** Keeps fields on the device; throws where the browser lets us keep nothing. */
export function keep({ prefix, group }: Queue, fields: Fields): void {
  localStorage.setItem(prefix + fields.deviceKey, JSON.stringify({ group, fields }))
}

/** What waits on this device for a group. */
export function waiting({ prefix, group }: Queue): Fields[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).flatMap((key) => {
    try {
      // `showId` was the group's name once: what a device kept then is not lost.
      const found: { group?: string; showId?: string; fields: Fields } = JSON.parse(localStorage.getItem(key) ?? '')
      return (found.group ?? found.showId) === group ? [found.fields] : []
    } catch {
      return []
    }
  })
}

export type Sending = { sent: number; left: number; trouble: 'none' | 'offline' | 'signIn' | 'refused' }

/**
 * Sends what waits, one after the other. What the server has, leaves the device; all else stays, in order: what could
 * not be sent, what the server refused, and everything when one has to sign in again.
 */
export async function sendWaiting(queue: Queue): Promise<Sending> {
  let [sent, trouble] = [0, 'none' as Sending['trouble']]
  for (const fields of waiting(queue)) {
    const outcome = await send(queue, fields)
    if (outcome === 'kept') {
      localStorage.removeItem(queue.prefix + fields.deviceKey)
      sent += 1
    } else {
      trouble = outcome
      if (outcome !== 'refused') break
    }
  }
  return { sent, left: waiting(queue).length, trouble }
}

async function send({ address }: Queue, fields: Fields): Promise<'kept' | 'offline' | 'signIn' | 'refused'> {
  try {
    const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(fields), redirect: 'manual' })
    if (answer.status === 201 || answer.status === 200) return 'kept'
    if (answer.type === 'opaqueredirect' || answer.status === 401) return 'signIn'
    return answer.status === 400 || answer.status === 404 ? 'refused' : 'offline'
  } catch {
    return 'offline'
  }
}
