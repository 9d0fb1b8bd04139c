/** Letters to many companies at once, from words with placeholders. */
import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import { config } from '~/config.server'
import { db, transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { enqueue } from '~/messages/outbox.server'
import { dateOnly, dateRangeWords, dayWords, fromDateOnly, todayIn } from '~/ui/time'
import { translator } from '~/ui/translator'
import { peopleOf } from '../people.server'
import { bulkLetter } from './letters.server'
import { filled, unknownPlaceholders, type Placeholder } from './rules'
import type { LettersInput } from './schema'

/** The letters that would leave: one for each company, with what stands for each placeholder. */
export async function previewLetters(_viewer: Viewer, showId: string, applicationIds: string[], { subject, text }: LettersInput) {
  const [programme, applications] = await Promise.all([
    db().programme.findUniqueOrThrow({ where: { id: showId }, select: { title: true, startsOn: true, endsOn: true, zone: true } }),
    db().application.findMany({
      where: { showId, id: { in: applicationIds }, state: { not: 'DRAFT' } }, orderBy: { company: { name: 'asc' } },
      select: { id: true, state: true, companyId: true, company: { select: { name: true } }, assignments: { where: { state: { not: 'RELEASED' } }, select: { stand: { select: { number: true } } } } },
    }),
  ])
  const next = await nextDeadlines(showId, applications.map(({ id }) => id), programme.zone)
  const words = translator('fr', 'shows')
  const { publicUrl, host, port } = config()
  return applications.map(({ id, state, companyId, company, assignments }) => {
    const values: Record<Placeholder, string> = {
      entreprise: company.name, salon: programme.title, dates: dateRangeWords(dateOnly(programme.startsOn), dateOnly(programme.endsOn), 'fr'), stand: assignments[0]?.stand.number ?? '–',
      etat: words(`applicationState.${state}`).toLowerCase(), echeance: next.get(id) ?? '–', lien: new URL(`/entreprise/salons/${showId}`, publicUrl ?? `http://${host}:${port}`).href,
    }
    return { id, companyId, company: company.name, subject: filled(subject, values), text: filled(text, values) }
  })
}

/** What each exhibitor has to do next, with its day, in words. */
async function nextDeadlines(showId: string, applicationIds: string[], zone: string): Promise<Map<string, string>> {
  const deadlines = await db().deadline.findMany({
    where: { showId, perCompany: true, cancelledAt: null, dueOn: { gte: fromDateOnly(todayIn(zone)) } }, orderBy: [{ dueOn: 'asc' }, { title: 'asc' }],
    select: { title: true, dueOn: true, tasks: { where: { doneAt: { not: null } }, select: { applicationId: true } } },
  })
  return new Map(applicationIds.flatMap((id) => {
    const due = deadlines.find(({ tasks }) => !tasks.some(({ applicationId }) => applicationId === id))
    return due ? [[id, `${due.title}, ${dayWords(dateOnly(due.dueOn), 'fr')}`] as const] : []
  }))
}

/**
 * Sends a letter to the people of each of these applications, once for each `batch`: a form that is sent twice writes
 * once. Refuses placeholders that nobody can fill in, by their names. Gives how many companies were written to.
 */
export async function sendLetters(viewer: Viewer, showId: string, applicationIds: string[], input: LettersInput, batch: string): Promise<{ ok: true; companies: number; people: number } | Refused<'unknownPlaceholder'>> {
  const unknown = unknownPlaceholders(`${input.subject}\n${input.text}`)
  if (unknown.length > 0) return refused('unknownPlaceholder', { names: unknown.map((name) => `{{${name}}}`).join(', ') })
  const letters = await previewLetters(viewer, showId, applicationIds, input)
  return transaction(async (tx) => {
    let people = 0
    for (const one of letters) {
      const reached = await peopleOf(tx, [one.companyId])
      await enqueue(tx, ...reached.map((person) => bulkLetter(person, batch, one.id, one, showId)))
      people += reached.length
    }
    if (input.name) await tx.letterTemplate.upsert({ where: { showId_name: { showId, name: input.name } }, create: { showId, name: input.name, subject: input.subject, text: input.text }, update: { subject: input.subject, text: input.text } })
    await audit(tx, viewer, 'application.letters', { type: 'Programme', id: showId }, { companies: letters.length, people })
    return { ok: true, companies: letters.length, people }
  })
}

/** Letters that staff keep for this show. */
export function lettersOf(_viewer: Viewer, showId: string) {
  return db().letterTemplate.findMany({ where: { showId }, orderBy: { name: 'asc' }, select: { id: true, name: true, subject: true, text: true } })
}
