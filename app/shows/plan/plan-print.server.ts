import { z } from 'zod'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { config } from '~/config.server'
import { db } from '~/db/client.server'
import type { Language } from '~/ui/catalogues'
import { translator } from '~/ui/translator'
import { planPaper, scales, sizes, type PlanScale } from './plan-paper.server'
import { holdersOf, planOf } from './queries.server'

/** What an address says of a printed plan: `papier=A3&echelle=200`. */
const PrintSearch = z.object({
  papier: z.enum(sizes).default('A4').catch('A4'),
  echelle: z.coerce.number().refine((scale): scale is PlanScale => scales.some((one) => one === scale)).optional().catch(undefined),
})

/**
 * The plan of a show as PDF. Staff read every name; others only who stands there for sure, in a show that is public.
 * A 404 for a show that one may not see, or without a plan.
 */
export async function planFile(viewer: Viewer | null, which: { id: string } | { slug: string }, search: URLSearchParams, language: Language, now = new Date()): Promise<Response> {
  const staff = viewer?.roles.includes('STAFF') ?? false
  const programme = await db().programme.findFirst({ where: { ...which, kind: 'SHOW', ...(!staff && { publishedAt: { not: null } }) }, select: { id: true, slug: true, title: true } })
  const halls = programme ? await planOf(programme.id) : []
  if (!programme || halls.length === 0) throw notFound()
  const { papier, echelle } = PrintSearch.parse(Object.fromEntries(search))
  const t = translator(language, 'showPlan')
  const holders = new Map((await holdersOf(programme.id, now)).map((holder) => [holder.standId, { name: holder.state === 'CONFIRMED' || staff ? holder.companies.join(', ') : t('reserved'), held: holder.state === 'HELD' }]))
  const bytes = await planPaper(halls, ({ id }) => holders.get(id), { language, house: config().houseName, title: programme.title, madeAt: now, size: papier, scale: echelle })
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="plan-${programme.slug}.pdf"`, 'Cache-Control': staff ? 'private, no-store' : 'no-cache' } })
}
