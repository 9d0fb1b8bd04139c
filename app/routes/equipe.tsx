import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { useSpaces } from '~/access/components/useSpaces'
import { access } from '~/access/policy'
import { spaceFrame } from '~/access/space.server'
import { SpaceFrame } from '~/ui/Frame'
import { useToast } from '~/ui/useToast'
import type { loader as root } from '../root'

export const handle = access('staff.space')

export function loader({ request }: LoaderFunctionArgs) {
  return spaceFrame(request, 'staff.space')
}

export default function Space() {
  const t = useTranslations()
  const { person, toast, spaces } = useLoaderData<typeof loader>()
  const frame = useRouteLoaderData<typeof root>('root')
  const menu = [
    {
      entries: [
        { to: '/equipe', label: t('signups.staff.title'), end: true },
        { to: '/equipe/jour', label: t('arrivals.menu') },
        { to: '/equipe/propositions', label: t('proposals.staff.title') },
        { to: '/equipe/demandes', label: t('requests.menu') },
      ],
    },
    {
      title: t('ui.menuGroup.plan'),
      entries: [
        { to: '/equipe/programmes', label: t('programmes.list') },
        { to: '/equipe/calendrier-scolaire', label: t('programmes.holiday.title') },
        { to: '/equipe/agendas-partenaires', label: t('partnerCalendars.title') },
      ],
    },
    {
      title: t('ui.menuGroup.directory'),
      entries: [
        { to: '/equipe/ecoles', label: t('directory.schools') },
        { to: '/equipe/entreprises', label: t('directory.companies') },
        { to: '/equipe/imports', label: t('directory.imports') },
      ],
    },
    {
      title: t('ui.menuGroup.house'),
      entries: [
        { to: '/equipe/comptes', label: t('access.accounts') },
        { to: '/equipe/courrier', label: t('messages.outbox') },
        { to: '/equipe/modeles', label: t('wordings.menu') },
        { to: '/equipe/webhooks', label: t('api.webhooks') },
        { to: '/equipe/donnees', label: t('privacy.staff.menu') },
      ],
    },
    {
      title: t('ui.menuGroup.mine'),
      entries: [
        { to: '/mes-permanences', label: t('showRota.mine') },
        { to: '/programme', label: t('ui.programme') },
      ],
    },
  ]
  return (
    <SpaceFrame house={frame?.house ?? ''} space={t('access.role.STAFF')} person={person} spaces={useSpaces(spaces)} menu={menu} toast={useToast(toast)}>
      <Outlet />
    </SpaceFrame>
  )
}
