import type { RoleName } from './policy-table'

/** The space of each role. */
export const homes: Record<RoleName, string> = { STAFF: '/equipe', RECTORATE: '/rectorat', SCHOOL: '/ecole', COMPANY: '/entreprise', PARTNER: '/partenaire' }

const order: RoleName[] = ['STAFF', 'RECTORATE', 'SCHOOL', 'COMPANY', 'PARTNER']

/** The roles of a person in the order in which they are offered, each once. */
export const inOrder = (roles: readonly RoleName[]) => order.filter((role) => roles.includes(role))

/** Where somebody with these roles goes first: their space, the choice of one, or, without any, to say which school. */
export function homeOf({ roles }: { roles: readonly RoleName[] }): string {
  const [role, another] = inOrder(roles)
  if (!role) return '/etablissement'
  return another ? '/espace' : homes[role]
}
