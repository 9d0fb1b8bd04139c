import { access } from '~/access/policy'

export const handle = access('house.health')

/** The process lives. */
export function loader() {
  return new Response('ok', { headers: { 'Content-Type': 'text/plain' } })
}
