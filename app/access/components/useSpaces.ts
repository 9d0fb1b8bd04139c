import { useTranslations } from 'use-intl'
import type { RoleName } from '../policy-table'
import { homes } from '../spaces'

/** The menu entries of a person's spaces; none for who has one only. */
export function useSpaces(roles: readonly RoleName[]) {
  const t = useTranslations('access')
  return roles.length > 1 ? roles.map((role) => ({ to: homes[role], label: t(`role.${role}`) })) : []
}
