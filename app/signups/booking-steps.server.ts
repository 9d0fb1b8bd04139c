/** The form by which a school books one class or several: what each of its buttons does, and what is shown next. */
import type { Viewer } from '~/access/viewer.server'
import { parseFormData, typedFields } from '~/ui/form.server'
import { bookClass } from './commands.server'
import { signUpOf } from './queries.server'
import { refusalReply, refusalWords } from './refusals.server'
import { ClassSignUp } from './schema'
import { bookClasses, outlookOf, whyNotAdded } from './several.server'
import { MOST_CLASSES, type Outlook } from './several-rules'

/** A class that was added and waits to be sent, and what would become of it: `refused` is the sentence that says why not. */
export type Added = ClassSignUp
export type Line = { added: Added; outlook: Outlook | 'refused'; refused?: string }

export type BookingStep =
  | { step: 'form'; basket: Added[]; values?: Record<string, unknown>; result?: unknown }
  | { step: 'summary'; lines: Line[]; lessRoom: boolean }
  | { step: 'booked'; signUps: { id: string; waits: boolean }[] }

/** What is carried in the form: what does not read as a class any more is left out. */
function basketOf(fields: FormData): Added[] {
  return fields.getAll('classe').slice(0, MOST_CLASSES).flatMap((text) => {
    try {
      const read = ClassSignUp.safeParse(JSON.parse(String(text)))
      return read.success ? [read.data] : []
    } catch {
      return []
    }
  })
}

/** Does what the pressed button says. Without JavaScript each is a page of its own; nothing is kept but in the form. */
export async function bookingStep(viewer: Viewer, fields: FormData): Promise<BookingStep> {
  const basket = basketOf(fields)
  const [button = '', index = ''] = String(fields.get('faire') ?? '').split(':')
  const sessionId = String(fields.get('sessionId') ?? '')
  const without = basket.filter((_, at) => at !== Number(index))
  switch (button) {
    case 'confirmer': return confirm(viewer, sessionId, basket, fields)
    case 'retirer': return fields.has('said') && without.length > 0 ? summary(sessionId, without) : { step: 'form', basket: without, values: typedFields(fields, ['classe', 'faire', 'said', 'sessionId', 'formKey']) }
    case 'reprendre': return { step: 'form', basket: without, values: basket[Number(index)] && valuesOf(basket[Number(index)] as Added) }
    case 'continuer': return { step: 'form', basket, values: nextAfter(basket.at(-1)) }
    case 'verifier': return basket.length > 0 && !fields.get('pupils') && !fields.get('className') ? summary(sessionId, basket) : add(basket, fields, true)
    case 'ajouter': return add(basket, fields, false)
    default: return basket.length > 0 ? add(basket, fields, true) : bookOne(viewer, fields)
  }
}

async function bookOne(viewer: Viewer, fields: FormData): Promise<BookingStep> {
  const form = parseFormData(fields, ClassSignUp)
  if (!form.ok) return { step: 'form', basket: [], result: form.reply().data }
  const booked = await bookClass(viewer, form.value)
  if (!booked.ok) return { step: 'form', basket: [], result: form.reply(...refusalReply(booked)).data }
  return { step: 'booked', signUps: [{ id: booked.signUp.id, waits: booked.signUp.status === 'WAITLISTED' }] }
}

async function add(basket: Added[], fields: FormData, last: boolean): Promise<BookingStep> {
  const form = parseFormData(fields, ClassSignUp)
  if (!form.ok) return { step: 'form', basket, result: form.reply().data }
  const refused = await whyNotAdded(form.value.sessionId, basket, form.value)
  if (refused) return { step: 'form', basket, result: form.reply(...refusalReply(refused)).data }
  const added = [...basket, form.value]
  return last || added.length >= MOST_CLASSES ? summary(form.value.sessionId, added) : { step: 'form', basket: added, values: nextAfter(form.value) }
}

async function summary(sessionId: string, basket: Added[], lessRoom = false): Promise<BookingStep> {
  const outlooks = await outlookOf(sessionId, basket)
  const lines = basket.map((added, index): Line => {
    const outlook = outlooks[index]
    return typeof outlook === 'string' ? { added, outlook } : { added, outlook: 'refused', refused: outlook && refusalWords({ ok: false, ...outlook }) }
  })
  return { step: 'summary', lines, lessRoom }
}

async function confirm(viewer: Viewer, sessionId: string, classes: Added[], fields: FormData): Promise<BookingStep> {
  if (classes.length === 0) return { step: 'form', basket: [] }
  const said = fields.getAll('said').map((one): Outlook => (one === 'seated' ? 'seated' : 'waits'))
  const booked = await bookClasses(viewer, sessionId, { schoolId: classes[0]?.schoolId, classes, said })
  return booked.ok ? { step: 'booked', signUps: booked.signUps } : summary(sessionId, classes, booked.reason === 'lessRoom')
}

const valuesOf = ({ sessionId: _session, formKey: _key, stepFreeAcknowledged, ...typed }: Added): Record<string, unknown> => ({ ...typed, ...(stepFreeAcknowledged && { stepFreeAcknowledged: 'on' }) })

/** What the next class most likely shares with one before it: level, adults, telephone, how one comes. */
function nextAfter(before: Added | undefined): Record<string, unknown> | undefined {
  if (!before) return undefined
  const { schoolId, level, adults, contactPhone, transportMode, transportPayer, transportNotes } = before
  return { schoolId, level, adults, contactPhone, transportMode, transportPayer, transportNotes }
}

/** The same from a class that is booked already, for one that is booked after it; undefined for another's. */
export async function valuesLike(viewer: Viewer, signUpId: string | null): Promise<Record<string, unknown> | undefined> {
  const before = signUpId && /^[\da-f-]{36}$/.test(signUpId) ? await signUpOf(viewer, signUpId) : null
  if (!before) return undefined
  const { level, adults, contactPhone, transportMode, transportPayer, transportNotes } = before
  return { schoolId: before.schoolId, level, adults, contactPhone, transportMode, transportPayer, transportNotes }
}
