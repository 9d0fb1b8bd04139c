import { Outlet, useRouteLoaderData } from '@remix-run/react'
import { access } from '~/access/policy'
import { SiteFrame } from '~/ui/Frame'
import type { loader as root } from '../root'

export const handle = access('house.read')

export default function Site() {
  const frame = useRouteLoaderData<typeof root>('root')
  return (
    <SiteFrame house={frame?.house ?? ''}>
      <Outlet />
    </SiteFrame>
  )
}
