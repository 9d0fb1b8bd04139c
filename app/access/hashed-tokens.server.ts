import type { DBAdapter, DBTransactionAdapter, Where } from '@better-auth/core/db/adapter'
import { createHash } from 'node:crypto'

export const hashToken = (token: string) => createHash('sha256').update(token).digest('base64url')

/**
 * Keeps session tokens as hashes: who reads the database can sign in as nobody. better-auth sees the plain token that
 * the cookie holds; what is written and searched is its hash.
 */
export function withHashedSessions<Adapter extends DBAdapter | DBTransactionAdapter>(adapter: Adapter): Adapter {
  const isSession = (model: string) => model === 'session'
  const hashedWhere = (where: Where[] | undefined) =>
    where?.map((part) => (part.field !== 'token' ? part : {
      ...part,
      value: Array.isArray(part.value) ? part.value.map((value) => hashToken(String(value))) : hashToken(String(part.value)),
    }))
  const plainIn = (where: Where[] | undefined) => where?.find(({ field, value }) => field === 'token' && typeof value === 'string')?.value
  const restored = <T>(found: T, token: unknown): T => (found && token ? { ...found, token } : found)
  const wrapped = {
    ...adapter,
    create: async (input: Parameters<Adapter['create']>[0]) => {
      const { token } = input.data as { token?: string }
      if (!isSession(input.model) || !token) return adapter.create(input)
      return restored(await adapter.create({ ...input, data: { ...input.data, token: hashToken(token) } }), token)
    },
    findOne: async (input: Parameters<Adapter['findOne']>[0]) =>
      isSession(input.model)
        ? restored(await adapter.findOne({ ...input, where: hashedWhere(input.where) ?? [] }), plainIn(input.where))
        : adapter.findOne(input),
    findMany: async (input: Parameters<Adapter['findMany']>[0]) =>
      adapter.findMany(isSession(input.model) ? { ...input, where: hashedWhere(input.where) } : input),
    update: async (input: Parameters<Adapter['update']>[0]) =>
      isSession(input.model)
        ? restored(await adapter.update({ ...input, where: hashedWhere(input.where) ?? [] }), plainIn(input.where))
        : adapter.update(input),
    updateMany: async (input: Parameters<Adapter['updateMany']>[0]) =>
      adapter.updateMany(isSession(input.model) ? { ...input, where: hashedWhere(input.where) ?? [] } : input),
    delete: async (input: Parameters<Adapter['delete']>[0]) =>
      adapter.delete(isSession(input.model) ? { ...input, where: hashedWhere(input.where) ?? [] } : input),
    deleteMany: async (input: Parameters<Adapter['deleteMany']>[0]) =>
      adapter.deleteMany(isSession(input.model) ? { ...input, where: hashedWhere(input.where) ?? [] } : input),
    ...('transaction' in adapter && {
      transaction: <R>(work: (inside: DBTransactionAdapter) => Promise<R>) =>
        adapter.transaction((inside) => work(withHashedSessions(inside))),
    }),
  }
  return wrapped as Adapter
}
