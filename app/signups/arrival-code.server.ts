import { createHmac } from 'node:crypto'
import { renderSVG } from 'uqr'
import { addressOf } from '~/access/origin.server'
import { config } from '~/config.server'

// Crockford's base 32: no letter that is taken for a figure.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The short code of a sign-up, to be said or typed at the door: six signs, always the same. */
export function arrivalCode(signUpId: string): string {
  const digest = createHmac('sha256', String(config().secret)).update(`arrivee ${signUpId}`).digest()
  return [...digest.subarray(0, 6)].map((byte) => SIGNS[byte & 31]).join('')
}

/** Where the drawn code leads: to the door's page for whoever receives people, to a sign-in for anybody else. */
export const arrivalAddress = (signUpId: string) => addressOf(`/jour/arrivee/${signUpId}`).href

/** The code as a drawing (SVG), to be scanned from a screen or from paper. */
export function arrivalDrawing(signUpId: string): string {
  return renderSVG(arrivalAddress(signUpId), { border: 2 })
}
