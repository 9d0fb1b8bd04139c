import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { useSpaces } from '~/access/components/useSpaces'
import { access } from '~/access/policy'
import { spaceFrame } from '~/access/space.server'
import { SpaceFrame } from '~/ui/Frame'
import { useToast } from '~/ui/useToast'
import type { loader as root } from '../root'

export const handle = access('rectorate.space')

export function loader({ request }: LoaderFunctionArgs) {
  return spaceFrame(request, 'rectorate.space')
}

export default function Space() {
  const t = useTranslations()
  const { person, toast, spaces } = useLoaderData<typeof loader>()
  const frame = useRouteLoaderData<typeof root>('root')
  const entries = [
    { to: '/rectorat', label: t('rectorate.nav.queue'), end: true },
    { to: '/rectorat/carte', label: t('rectorate.nav.map') },
    { to: '/rectorat/annee', label: t('rectorate.nav.year') },
    { to: '/rectorat/remplacements', label: t('rectorate.nav.delegations') },
    { to: '/programme', label: t('ui.programme') },
  ]
  return (
    <SpaceFrame house={frame?.house ?? ''} space={t('access.role.RECTORATE')} person={person} spaces={useSpaces(spaces)} menu={[{ entries }]} toast={useToast(toast)}>
      <Outlet />
    </SpaceFrame>
  )
}
