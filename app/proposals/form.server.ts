/** The company's form of an activity: kept as it is typed, checked when it is to hold, and told what it lacks. */
import type { Viewer } from '~/access/viewer.server'
import { sentForm, typedForm } from '~/activities/form-values'
import { hostsOf } from '~/activities/hosts.server'
import { ActivityInput } from '~/activities/schema'
import { parseFormData, type FormReply } from '~/ui/form.server'
import { localDate, localTime } from '~/ui/time'
import { saveProposal } from './commands.server'
import { formOf, type OwnProposal } from './queries.server'
import { fieldOf, isDated, lacksOf } from './rules'

type Taken = { ok: true; did: 'saved' | 'draftKept' } | { ok: false; reply: FormReply }

/** Runs what the pressed button says: saves what holds, or keeps a draft as it was typed, whatever it is. */
export async function takeProposalForm(viewer: Viewer, id: string, fields: FormData): Promise<Taken> {
  const typed = typedForm(fields)
  const version = Number(fields.get('version'))
  const parsed = parseFormData(fields, ActivityInput)
  const draft = fields.get('faire') === 'brouillon'
  const named = parsed.ok ? await hostsOf(viewer, { host: undefined, coHosts: parsed.value.coHosts }) : undefined
  const valid = parsed.ok && named?.ok ? { input: parsed.value, coHostIds: named.hosts.coHostIds } : undefined
  if (!valid && !draft) return { ok: false, reply: parsed.reply(named && !named.ok ? named.errors : undefined) }
  const saved = await saveProposal(viewer, id, version, typed, valid)
  if (!saved.ok) return { ok: false, reply: parsed.reply({ title: [saved.reason === 'state' ? 'notNow' : saved.reason] }) }
  return { ok: true, did: draft ? 'draftKept' : 'saved' }
}

/** The form with what it lacks beside its fields, as if it had been sent. */
export function lackingForm(found: OwnProposal): unknown {
  const values = formOf(found)
  const attendance = String(values.attendance ?? 'ONSITE')
  const errors = lacksOf(values, isDated(found.activity)).map((what) => [fieldOf(what, attendance), [what === 'sessions' ? 'dateNeeded' : what === 'audiences' || what === 'openTo' ? 'chooseOne' : 'required']])
  return parseFormData(sentForm(values), ActivityInput).reply(Object.fromEntries(errors)).data
}

/** One date of an own activity as its form shows it, with what is asked of it; undefined for none. */
export function dateValues({ activity, sessions, revision }: OwnProposal, key: string) {
  const asked = revision?.dates.find((date) => date.key === key && date.kind !== 'cancel')
  const session = sessions.find(({ id, status }) => id === key && status === 'PLANNED')
  const shown = asked && asked.kind !== 'cancel' ? { ...asked, startsAt: new Date(asked.startsAt), endsAt: new Date(asked.endsAt) } : session
  if (!shown) return undefined
  const { zone } = activity.programme
  const overnight = localDate(shown.startsAt, zone) !== localDate(shown.endsAt, zone)
  return {
    date: localDate(shown.startsAt, zone), startTime: localTime(shown.startsAt, zone), endTime: localTime(shown.endsAt, zone), overnight: overnight ? 'on' : undefined,
    seats: String(shown.seats), note: shown.note ?? undefined, version: String(session?.version ?? 0),
  }
}
