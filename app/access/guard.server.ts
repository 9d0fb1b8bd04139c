import type { ActionFunction, LoaderFunction, ServerBuild } from '@remix-run/node'
import { policyTable, type Ability } from './policy-table'
import { notFound } from './responses.server'
import { SHARED_MARK, sharedHeaders } from './shared-page'
import { requireViewer } from './viewer.server'

type RouteModule = ServerBuild['routes'][string]['module']

/** The line of the policy table that a route names, or undefined when it names none or one that is not there. */
export function abilityOf(module: Pick<RouteModule, 'handle'>): Ability | undefined {
  const handle: unknown = module.handle
  if (typeof handle !== 'object' || handle === null || !('access' in handle)) return undefined
  const { access } = handle
  return typeof access === 'string' && access in policyTable ? (access as Ability) : undefined
}

/**
 * Puts the policy table before every loader and action, whatever they do themselves: a route that names nothing is a
 * 404, and so is one that the viewer may not see. A parent's data are read for its children, so a child may be more
 * open than its parent only in name.
 */
export function guardRoutes(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [id, { ...route, module: guardModule(route.module) }]),
  )
  return { ...build, routes }
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

function guardModule(module: RouteModule): RouteModule {
  const ability = abilityOf(module)
  // A page without a loader must be asked for too: without one the router would show it to anybody.
  const loader: LoaderFunction | undefined = module.loader ?? (module.default ? async () => null : undefined)
  return {
    ...module,
    ...(loader && { loader: guarded(ability, loader) }),
    ...(module.action && { action: guarded<ActionFunction>(ability, module.action) }),
  }
}

function guarded<Handler extends LoaderFunction | ActionFunction>(ability: Ability | undefined, handler: Handler): Handler {
  return (async (args: Parameters<Handler>[0]) => {
    if (!ability) throw notFound()
    // What anyone may see needs no look at who asks: so a page for everyone costs no question about sessions.
    if (policyTable[ability] !== 'anyone') await requireViewer(args.request, ability)
    // Records go by UUID: an address that holds anything else names nothing, and would fail in the database.
    if (args.params.id !== undefined && !UUID.test(args.params.id)) throw notFound()
    return handler(args as never)
  }) as Handler
}

/** Ids of the routes whose answers are the same for everyone. */
export function sharedRouteIds(build: ServerBuild): ReadonlySet<string> {
  const shared = Object.entries(build.routes).filter(([, { module }]) => {
    if (typeof module.headers !== 'function') return false
    if (module.headers === sharedHeaders) return true
    const headers = new Headers(module.headers({ actionHeaders: new Headers(), errorHeaders: undefined, loaderHeaders: new Headers(), parentHeaders: new Headers() }))
    return headers.has(SHARED_MARK)
  })
  return new Set(shared.map(([id]) => id))
}
