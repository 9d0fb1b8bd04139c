import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { useSpaces } from '~/access/components/useSpaces'
import { access } from '~/access/policy'
import { spaceFrame } from '~/access/space.server'
import { SpaceFrame } from '~/ui/Frame'
import { useToast } from '~/ui/useToast'
import type { loader as root } from '../root'

export const handle = access('company.space')

export function loader({ request }: LoaderFunctionArgs) {
  return spaceFrame(request, 'company.space')
}

export default function Space() {
  const t = useTranslations()
  const { person, toast, spaces } = useLoaderData<typeof loader>()
  const frame = useRouteLoaderData<typeof root>('root')
  const entries = [
    { to: '/entreprise', label: t('signups.company.title'), end: true },
    { to: '/entreprise/jour', label: t('arrivals.menu') },
    { to: '/entreprise/demandes', label: t('requests.companyTitle') },
    { to: '/entreprise/salons', label: t('shows.mine') },
    { to: '/programme', label: t('ui.programme') },
  ]
  return (
    <SpaceFrame house={frame?.house ?? ''} space={t('access.role.COMPANY')} person={person} spaces={useSpaces(spaces)} menu={[{ entries }]} toast={useToast(toast)}>
      <Outlet />
    </SpaceFrame>
  )
}
