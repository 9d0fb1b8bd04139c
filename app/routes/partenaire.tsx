import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { useSpaces } from '~/access/components/useSpaces'
import { access } from '~/access/policy'
import { spaceFrame } from '~/access/space.server'
import { SpaceFrame } from '~/ui/Frame'
import { useToast } from '~/ui/useToast'
import type { loader as root } from '../root'

export const handle = access('partner.space')

export function loader({ request }: LoaderFunctionArgs) {
  return spaceFrame(request, 'partner.space')
}

export default function Space() {
  const t = useTranslations()
  const { person, toast, spaces } = useLoaderData<typeof loader>()
  const frame = useRouteLoaderData<typeof root>('root')
  const entries = [
    { to: '/partenaire', label: t('signups.partner.title'), end: true },
    { to: '/programme', label: t('ui.programme') },
  ]
  return (
    <SpaceFrame house={frame?.house ?? ''} space={t('access.role.PARTNER')} person={person} spaces={useSpaces(spaces)} menu={[{ entries }]} toast={useToast(toast)}>
      <Outlet />
    </SpaceFrame>
  )
}
