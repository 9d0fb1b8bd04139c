import type { Viewer } from '~/access/viewer.server'
import type { Prisma } from '~/db/generated/client'

/** What the house prepares for a company is the house's until it is published; what a company proposes is its own from the first word. */
const seenByHost = { OR: [{ proposed: true }, { moderation: { in: ['PUBLISHED', 'CANCELLED'] } }] } satisfies Prisma.ActivityWhereInput

/** Activities that the viewer's companies host: they write them. */
export const hostedBy = ({ companyIds }: Pick<Viewer, 'companyIds'>): Prisma.ActivityWhereInput => ({ hostId: { in: companyIds }, ...seenByHost })

/** Those, and published ones at which the viewer's companies are co-hosts: they read them. */
export const readBy = (viewer: Pick<Viewer, 'companyIds'>): Prisma.ActivityWhereInput => ({
  OR: [hostedBy(viewer), { coHosts: { some: { companyId: { in: viewer.companyIds } } }, moderation: { in: ['PUBLISHED', 'CANCELLED'] } }],
})
