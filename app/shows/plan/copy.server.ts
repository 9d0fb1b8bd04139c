import type { Prisma } from '~/db/generated/client'
import type { Tx } from '~/db/client.server'

/** Copies a show's halls with their plans and the stands that are on them now; who stood there is not copied. */
export async function copyPlan(tx: Tx, fromShowId: string, toShowId: string): Promise<void> {
  const halls = await tx.hall.findMany({ where: { showId: fromShowId }, include: { stands: { where: { retiredAt: null } } }, orderBy: { position: 'asc' } })
  for (const { id: _id, showId: _show, version: _version, stands, outline, gangways, ...hall } of halls) {
    const copy = await tx.hall.create({
      data: { ...hall, showId: toShowId, outline: outline as Prisma.InputJsonValue, gangways: gangways as Prisma.InputJsonValue }, select: { id: true },
    })
    await tx.stand.createMany({ data: stands.map(({ id: _stand, hallId: _hall, ...stand }) => ({ ...stand, hallId: copy.id })) })
  }
}
