import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'

export const handle = access('house.read')

/** An address that nothing answers: as a route, so that its page has the frame's language, theme and nonce like any other. */
export function loader(): never {
  throw notFound()
}

export const action = loader

export default function Nowhere() {
  return null
}
