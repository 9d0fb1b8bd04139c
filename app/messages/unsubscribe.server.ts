import { createHmac, timingSafeEqual } from 'node:crypto'
import { addressOf } from '~/access/origin.server'
import { config } from '~/config.server'
import { db, type Tx } from '~/db/client.server'
import type { Language } from '~/ui/catalogues'
import { translator } from '~/ui/translator'
import { topics, type Topic } from './topics'

const signed = (text: string) => createHmac('sha256', String(config().secret)).update(`désabonnement ${text}`).digest('base64url').slice(0, 32)

/** The address at which somebody ends a topic without signing in: it says who and which, and is signed by the house. */
export function unsubscribeAddress(userId: string, topic: Topic): string {
  const about = `${topic}.${Buffer.from(userId).toString('base64url')}`
  return addressOf(`/desabonnement/${about}.${signed(about)}`).href
}

/** A mail with the line that ends its topic, beneath all else. */
export function withWayOut<Html extends string | null>({ text, html }: { text: string; html: Html }, language: Language, address: string): { text: string; html: Html } {
  const words = translator(language, 'messages')('unsubscribe')
  const line = `<p style="margin:16px 0;text-align:center;font-family:Arial,Helvetica,sans-serif;font-size:13px"><a href="${address}" style="color:#4d5c68">${words}</a></p></body>`
  return { text: `${text}\n\n${words} :\n${address}`, html: (html?.replace('</body>', () => line) ?? null) as Html }
}

/** Who and what such an address means; undefined for one that the house did not write. */
export function readUnsubscribe(token: string): { userId: string; topic: Topic } | undefined {
  const [name = '', who = '', given = ''] = token.split('.')
  const topic = topics.find((one) => one === name)
  const right = Buffer.from(signed(`${name}.${who}`))
  const sent = Buffer.from(given)
  if (!topic || sent.length !== right.length || !timingSafeEqual(sent, right)) return undefined
  return { topic, userId: Buffer.from(who, 'base64url').toString() }
}

/** What somebody chose not to be sent. */
export async function mutedBy(userId: string): Promise<Topic[]> {
  const rows = await db().mutedTopic.findMany({ where: { userId }, select: { topic: true } })
  return topics.filter((topic) => rows.some((row) => row.topic === topic))
}

/** Ends a topic for somebody, or takes it up again. Twice is once; somebody who is gone is left alone. */
export async function muteTopic(userId: string, topic: Topic, muted: boolean): Promise<void> {
  if (!muted) return void (await db().mutedTopic.deleteMany({ where: { userId, topic } }))
  if (await db().user.count({ where: { id: userId, erasedAt: null } })) await db().mutedTopic.createMany({ data: [{ userId, topic }], skipDuplicates: true })
}

/** Of these people those who do not want these topics, as `userId topic`. */
export async function mutedAmong(tx: Tx, wanted: { userId: string; topic: Topic }[]): Promise<Set<string>> {
  if (wanted.length === 0) return new Set()
  const rows = await tx.mutedTopic.findMany({ where: { userId: { in: [...new Set(wanted.map(({ userId }) => userId))] } }, select: { userId: true, topic: true } })
  return new Set(rows.map(({ userId, topic }) => `${userId} ${topic}`))
}
