import type { Viewer } from '~/access/viewer.server'
import type { Refused } from '~/db/outcome'
import { parseFormData } from '~/ui/form.server'
import { confirmAssignment, confirmAssignments, extendHold, holdStand, moveAssignment, releaseAssignment, shareStand, swapAssignments } from './commands.server'
import type { PlaceRefusal } from './places.server'
import { ConfirmInput, ExtendInput, HoldInput, MoveStandInput, ReleaseInput, ShareInput, SwapInput } from './schema'

export type DeskRefusal = Refused<PlaceRefusal | 'untilPast' | 'sameStand' | 'expired' | 'confirmedAlready' | 'tooMuch' | 'notExhibitor'>

/** Errors of one of the desk's small forms, field by field, with what was typed. */
export type DeskErrors = { faire: string; errors: Record<string, string>; typed: Record<string, string> }
export type DeskAnswer = { ok: true; done: 'held' | 'confirmed' | 'moved' | 'swapped' | 'confirmedMany' | 'extended' | 'released' | 'shared'; n: number; leave?: true; dossier?: string } | { ok: false; refusal: DeskRefusal } | ({ ok: false; refusal?: undefined } & DeskErrors)

/** Does what a form of the desk asks for. What the form lacks comes back by field; what the house refuses, with its reason. */
export async function actAtDesk(viewer: Viewer, showId: string, fields: FormData): Promise<DeskAnswer> {
  const faire = String(fields.get('faire') ?? '')
  const lacking = (form: { reply(): { data: { error?: Record<string, string[] | null> | null } } }): DeskAnswer => ({
    ok: false, faire, errors: Object.fromEntries(Object.entries(form.reply().data.error ?? {}).flatMap(([name, list]) => (list?.[0] ? [[name, list[0]]] : []))),
    typed: Object.fromEntries([...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
  })
  const answer = (outcome: { ok: true } | DeskRefusal, done: Extract<DeskAnswer, { ok: true }>['done'], leave?: true): DeskAnswer => (outcome.ok ? { ok: true, done, n: 1, leave, dossier: leave && !fields.get('glisse') ? String(fields.get('applicationId') ?? '') || undefined : undefined } : { ok: false, refusal: outcome })
  switch (faire) {
    case 'retenir': {
      const form = parseFormData(fields, HoldInput)
      if (!form.ok) return lacking(form)
      return answer(await holdStand(viewer, showId, form.value), form.value.confirm ? 'confirmed' : 'held', true)
    }
    case 'deplacer': {
      const form = parseFormData(fields, MoveStandInput)
      return form.ok ? answer(await moveAssignment(viewer, showId, form.value), 'moved', true) : lacking(form)
    }
    case 'echanger': {
      const form = parseFormData(fields, SwapInput)
      return form.ok ? answer(await swapAssignments(viewer, showId, form.value), 'swapped', true) : lacking(form)
    }
    case 'prolonger': {
      const form = parseFormData(fields, ExtendInput)
      return form.ok ? answer(await extendHold(viewer, showId, form.value), 'extended') : lacking(form)
    }
    case 'liberer': {
      const form = parseFormData(fields, ReleaseInput)
      return form.ok ? answer(await releaseAssignment(viewer, showId, form.value), 'released') : lacking(form)
    }
    case 'partager': {
      const form = parseFormData(fields, ShareInput)
      return form.ok ? answer(await shareStand(viewer, showId, form.value), 'shared') : lacking(form)
    }
    default: {
      const form = parseFormData(fields, ConfirmInput)
      if (!form.ok) return lacking(form)
      const { assignmentId: ids } = form.value
      if (ids.length === 1) return answer(await confirmAssignment(viewer, showId, ids[0] ?? ''), 'confirmed')
      const refusals = await confirmAssignments(viewer, showId, ids)
      return refusals[0] ? { ok: false, refusal: refusals[0] } : { ok: true, done: 'confirmedMany', n: ids.length }
    }
  }
}
