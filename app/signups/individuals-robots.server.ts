/**
 * Tells people from robots without a third party and without a picture: a field that nobody sees, the time that a form
 * takes, a small work that the browser does by itself, and where it cannot, a question in words. Each stamp is good once.
 */
import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { limited } from '~/access/limits.server'
import { config } from '~/config.server'
import { WORK_BITS } from './individuals-work'

const FASTEST = 2_000
const LONGEST = 3_600_000

/** What a form carries: the stamp to send back, and a sum for whoever's browser cannot do the work. */
export type FormStamp = { stamp: string; sum: [number, number] }

const mac = (text: string) => createHmac('sha256', String(config().secret)).update(`formulaire ${text}`).digest('base64url')

/** A stamp for a form that is shown now. */
export function formStamp(now = Date.now()): FormStamp {
  const sum: [number, number] = [randomInt(1, 10), randomInt(1, 10)]
  const text = [now.toString(36), randomBytes(9).toString('base64url'), ...sum].join('.')
  return { stamp: `${text}.${mac(text)}`, sum }
}

/** `robot`: nothing is done. `stale`: the form is too old. `ask`: neither work nor answer, or too quick to be read. */
export type Verdict = 'person' | 'robot' | 'stale' | 'ask'

/** Judges a form by its fields `site` (which nobody sees), `stamp`, `proof` and `answer`. */
export async function judge(fields: FormData, now = Date.now()): Promise<Verdict> {
  if (textOf(fields, 'site') !== '') return 'robot'
  const stamp = textOf(fields, 'stamp')
  const [at = '', nonce = '', a, b, signature = ''] = stamp.split('.')
  const expected = Buffer.from(mac([at, nonce, a, b].join('.')))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'stale'
  const took = now - parseInt(at, 36)
  if (took > LONGEST) return 'stale'
  const answered = textOf(fields, 'answer').trim() === String(Number(a) + Number(b))
  const worked = took >= FASTEST && isWorkDone(stamp, textOf(fields, 'proof'))
  if (!answered && !worked) return 'ask'
  return (await limited('formStamp', nonce)) ? 'stale' : 'person'
}

function isWorkDone(stamp: string, proof: string): boolean {
  if (!/^\d{1,12}$/.test(proof)) return false
  const digest = createHash('sha256').update(`${stamp}:${proof}`).digest()
  return digest.readUInt32BE(0) >>> (32 - WORK_BITS) === 0
}

function textOf(fields: FormData, name: string): string {
  const value = fields.get(name)
  return typeof value === 'string' ? value : ''
}
