import type { LoaderFunctionArgs } from '@remix-run/node'
import { NavLink, Outlet, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { showFrame } from '~/shows/queries.server'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const show = await showFrame(await requireViewer(request, 'show.manage'), params.id ?? '')
  if (!show) throw notFound()
  return { show }
}

const rooms = [
  ['', 'dashboard'], ['edition', 'edition'], ['plan', 'plan'], ['candidatures', 'applications'], ['attribution', 'assignment'],
  ['devis', 'quotes'], ['aides', 'aid'], ['echeances', 'deadlines'], ['permanences', 'rota'], ['contacts', 'leads'],
] as const

/** The frame of one show for staff: its name, and the way to each of its rooms. */
export default function ShowRooms() {
  const t = useTranslations('shows')
  const { show } = useLoaderData<typeof loader>()
  return (
    <>
      <nav aria-label={show.title} className="no-print -mx-2 mb-6 flex gap-x-1 overflow-x-auto border-b border-line pb-px">
        {rooms.map(([path, name]) => (
          <NavLink
            key={name} end={path === ''} to={path === '' ? `/equipe/salons/${show.id}` : `/equipe/salons/${show.id}/${path}`}
            className={({ isActive }) => `flex min-h-11 shrink-0 items-center border-b-2 px-2.5 text-sm font-medium ${isActive ? 'border-accent text-accent' : 'border-transparent text-soft hover:text-ink'}`}
          >
            {t(`room.${name}`)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </>
  )
}
