import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { spacesOf } from '~/access/space.server'
import { homeOf, homes } from '~/access/spaces'
import { requireViewer } from '~/access/viewer.server'
import { SiteFrame } from '~/ui/Frame'
import { PageHeader } from '~/ui/Page'
import type { loader as root } from '../root'

export const handle = access('account.own')

/** «Mon espace» is the same link for everyone, so that public pages are the same for everyone. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  if (viewer.secondFactor === 'toSetUp') throw redirect('/compte')
  const home = homeOf(viewer)
  if (home !== '/espace') throw redirect(home)
  return { spaces: await spacesOf(viewer) }
}

export default function ChooseSpace() {
  const t = useTranslations('access')
  const { spaces } = useLoaderData<typeof loader>()
  const frame = useRouteLoaderData<typeof root>('root')
  return (
    <SiteFrame house={frame?.house ?? ''}>
      <title>{`${t('spacesTitle')} · Pavillon`}</title>
      <PageHeader title={t('spacesTitle')} lead={t('spacesLead')} />
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {spaces.map(({ role, organisations }) => (
          <li key={role} className="relative flex flex-col rounded-lg border border-line bg-sheet p-5 hover:border-ink">
            <h2 className="flex items-center justify-between gap-3 text-lg">
              <Link to={homes[role]} className="after:absolute after:inset-0 after:rounded-lg">{t(`role.${role}`)}</Link>
              <ArrowRight aria-hidden className="size-5 shrink-0 text-accent" />
            </h2>
            <p className="mt-1 text-sm text-soft">{t(`spaceText.${role}`)}</p>
            {organisations.length > 0 && <ul className="mt-4 border-t border-line pt-3 text-sm font-semibold">{organisations.map((name) => <li key={name}>{name}</li>)}</ul>}
          </li>
        ))}
      </ul>
    </SiteFrame>
  )
}
