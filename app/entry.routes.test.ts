import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { expect, test } from 'vitest'
import { partedBuild } from './entry.routes.server'

const routes = Object.fromEntries(
  ([
    ['root', undefined, ''],
    ['site', 'root', undefined],
    ['home', 'site', undefined, true],
    ['programme', 'site', 'programme'],
    ['activity', 'site', 'actions/:slug'],
    ['staff', 'root', 'equipe'],
    ['staffHome', 'staff', undefined, true],
    ['show', 'staff', 'salons/:id'],
    ['showPlan', 'show', 'plan'],
    ['file', 'root', 'fichiers/aides/:id'],
    ['feed', 'root', 'calendrier.ics'],
    ['page', 'site', ':anything/lire'],
  ] as const).map(([id, parentId, path, index]) => [id, { id, parentId, path, index, module: {} }]),
)
const build = { routes, assets: { routes } } as unknown as ServerBuild

type Node = { id: string; path?: string; index?: boolean; children?: Node[] }
const tree = (from: ServerBuild, parent?: string): Node[] =>
  Object.values(from.routes).filter(({ parentId }) => parentId === parent).map(({ id, path, index }) => (index ? { id, path, index } : { id, path, children: tree(from, id) }))
const found = (from: ServerBuild, path: string) => matchRoutes(tree(from) as Parameters<typeof matchRoutes>[0], path)?.map(({ route }) => route.id)

test('the part of a build answers as the whole does, and is smaller', () => {
  const parted = partedBuild(build)
  for (const path of ['/', '/programme', '/Programme', '/actions/souder', '/equipe', '/equipe/salons/1/plan', '/fichiers/aides/2', '/calendrier.ics', '/autre/lire', '/programme/lire', '/equipe/lire', '/nulle-part', '/fichiers/autre']) {
    expect([path, found(parted(path), path)]).toEqual([path, found(build, path)])
  }
  expect(Object.keys(parted('/equipe/salons/1').routes).sort()).toEqual(['page', 'root', 'show', 'showPlan', 'site', 'staff', 'staffHome'])
  expect(Object.keys(parted('/equipe').assets.routes)).toEqual(Object.keys(parted('/equipe').routes))
  expect(parted('/equipe.data')).toBe(parted('/equipe'))
  expect(parted('/nulle-part')).toBe(build)
})
