import type { Ability } from './policy-table'

/** What a route says of itself: the line of the policy table that it needs. */
export type RouteAccess = { access: Ability }

/** `export const handle = access('programme.read')`. A route without it is refused by the server and fails a test. */
export function access(ability: Ability): RouteAccess {
  return { access: ability }
}
