/**
 * Contacts that wait on the device until the network is back. Each has an entry of its own in localStorage: two tabs
 * never write the same one, and a page that dies loses none.
 */
const PREFIX = 'pavillon.lead.'

export type Waiting = { showId: string; fields: Record<string, string> }

/** Keeps a contact on the device; throws where the browser lets us keep nothing. */
export function keep({ showId, fields }: Waiting): void {
  localStorage.setItem(PREFIX + fields.deviceKey, JSON.stringify({ showId, fields }))
}

/** What waits on this device for a show. */
export function waiting(showId: string): Waiting[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).flatMap((key) => {
    try {
      const found: Waiting = JSON.parse(localStorage.getItem(key) ?? '')
      return found.showId === showId ? [found] : []
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
export async function sendWaiting(showId: string): Promise<Sending> {
  let [sent, trouble] = [0, 'none' as Sending['trouble']]
  for (const lead of waiting(showId)) {
    const outcome = await send(lead)
    if (outcome === 'kept') {
      localStorage.removeItem(PREFIX + lead.fields.deviceKey)
      sent += 1
    } else {
      trouble = outcome
      if (outcome !== 'refused') break
    }
  }
  return { sent, left: waiting(showId).length, trouble }
}

async function send({ showId, fields }: Waiting): Promise<'kept' | 'offline' | 'signIn' | 'refused'> {
  try {
    const answer = await fetch(`/stand/${showId}/envoi`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(fields), redirect: 'manual' })
    if (answer.status === 201 || answer.status === 200) return 'kept'
    if (answer.type === 'opaqueredirect' || answer.status === 401) return 'signIn'
    return answer.status === 400 || answer.status === 404 ? 'refused' : 'offline'
  } catch {
    return 'offline'
  }
}
