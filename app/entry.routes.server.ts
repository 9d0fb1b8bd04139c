import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

/**
 * Parts a build by the first part of its addresses: `(path)` gives the build with only the routes that could answer it,
 * the whole one where none is known. The router ranks and compiles all the routes that it knows anew at each request,
 * which for a hundred and more of them costs more than many a page.
 */
export function partedBuild(build: ServerBuild): (path: string) => ServerBuild {
  const parts = new Map<string, Set<string>>()
  const everywhere = new Set<string>()
  for (const id of Object.keys(build.routes)) {
    const line = lineOf(build.routes, id)
    const [first = ''] = line.map((step) => build.routes[step]?.path ?? '').filter(Boolean).join('/').split('/')
    const into = /[:*?]/.test(first) ? everywhere : (parts.get(first.toLowerCase()) ?? new Set<string>())
    if (into !== everywhere) parts.set(first.toLowerCase(), into)
    for (const step of line) into.add(step)
  }
  const builds = new Map([...parts].map(([first, ids]) => [first, partOf(build, new Set([...ids, ...everywhere]))]))
  return (path) => builds.get(path.replace(/\.data$/, '').split('/')[1]?.toLowerCase() ?? '') ?? build
}

/** A route with those that hold it, from the frame inwards. */
function lineOf(routes: Routes, id: string): string[] {
  const route = routes[id]
  return route ? [...(route.parentId ? lineOf(routes, route.parentId) : []), id] : []
}

// The frame that renders a page wants a module for each route of the manifest; the browser asks for the others as it goes.
function partOf(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const only = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)))
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
}
