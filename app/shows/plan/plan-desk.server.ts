import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Refused } from '~/db/outcome'
import { formErrorKeys } from '~/ui/form-errors'
import { parseFormData } from '~/ui/form.server'
import { removeBackground, savePlan, setBackground, type PlanRefusal } from './commands.server'
import { holdersOf, planOf } from './queries.server'
import { BackgroundInput, readPlan, typedPlan, type PlanLack, type TypedPlan } from './schema'

/** Where one draws: a show's halls, the one that is open with its stands, and whose they are (stand id → names). */
export async function planDesk(_viewer: Viewer, showId: string, wanted: string | null) {
  const programme = await db().programme.findFirst({ where: { id: showId, kind: 'SHOW' }, select: { id: true, title: true, slug: true, publishedAt: true } })
  if (!programme) throw notFound()
  const [halls, holders] = await Promise.all([planOf(showId), holdersOf(showId)])
  const hall = halls.find(({ id }) => id === wanted) ?? halls[0] ?? null
  return { programme, halls: halls.map(({ id, name }) => ({ id, name })), hall, held: Object.fromEntries(holders.map(({ standId, companies }) => [standId, companies.join(', ')])) }
}

/** One hall's own measures, to be changed; a 404 for a hall of another show. */
export async function hallOf(_viewer: Viewer, showId: string, hallId: string) {
  const hall = (await planOf(showId)).find(({ id }) => id === hallId)
  if (!hall) throw notFound()
  return hall
}

export type PlanAnswer =
  | { ok: true; done: 'plan' | 'background' | 'backgroundRemoved' }
  | { ok: false; status: 400 | 409; refusal?: Refused<PlanRefusal>; lacks?: PlanLack[]; typed?: TypedPlan; background?: Record<string, string> }

/** Does what a form of the drawing table asks for. What was typed comes back when it does not hold. */
export async function actAtPlan(viewer: Viewer, showId: string, hallId: string, fields: FormData): Promise<PlanAnswer> {
  switch (fields.get('faire')) {
    case 'fond': {
      const form = parseFormData(fields, BackgroundInput)
      const errors = form.ok ? {} : (form.reply().data.error ?? {})
      if (!form.ok) return { ok: false, status: 400, background: Object.fromEntries(Object.entries(errors).map(([name, list]) => [name, list?.[0] ?? ''])) }
      const file = fields.get('file')
      const kept = await setBackground(viewer, showId, hallId, file instanceof File && file.name ? file : undefined, form.value)
      return kept.ok ? { ok: true, done: 'background' } : { ok: false, status: 400, background: { file: `${kept.reason}|${kept.details?.n ?? ''}` } }
    }
    case 'retirerFond':
      await removeBackground(viewer, showId, hallId)
      return { ok: true, done: 'backgroundRemoved' }
    default: {
      const typed = typedPlan(fields)
      const read = readPlan(typed, reasonOf)
      if (!read.ok) return { ok: false, status: 400, lacks: read.lacks, typed }
      const saved = await savePlan(viewer, showId, hallId, read.value)
      return saved.ok ? { ok: true, done: 'plan' } : { ok: false, status: 409, refusal: saved, typed }
    }
  }
}

const reasonOf: Parameters<typeof readPlan>[1] = (issue) => {
  const key = formErrorKeys(issue)
  return typeof key === 'string' ? key : 'invalid'
}
