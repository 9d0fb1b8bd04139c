/** What an authority does besides deciding: asks the school for more, decides over many. */
import { audit } from '~/access/audit.server'
import { addressOf } from '~/access/origin.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import { dueAfterAnswer } from './approvals-rules'
import { decideApproval } from './commands.server'
import { lockSessionOf, toldFields, type ToldSignUp } from './moves.server'
import { visibleTo } from './queries.server'
import { mayDecide } from './rules'

type NotNow = 'decided' | 'reasonNeeded'

/** An authority asks the school something before it decides. The school is told; its seats stay kept. */
export async function askForMore(viewer: Viewer, approvalId: string, question: string): Promise<{ ok: true } | Refused<NotNow>> {
  const text = question.trim()
  if (!text) return refused('reasonNeeded')
  return transaction(async (tx) => {
    const { approval, signUp } = await heldApproval(tx, approvalId)
    if (!mayDecide(approval.authority, viewer, signUp.school)) throw notFound()
    if (signUp.status !== 'PENDING' || !['ASKED', 'MORE_ASKED'].includes(approval.state)) return refused('decided')
    const note = await tx.approvalNote.create({ data: { approvalId, kind: 'QUESTION', text, byId: viewer.userId }, select: { id: true } })
    await tx.approval.update({ where: { id: approvalId }, data: { state: 'MORE_ASKED' } })
    await audit(tx, viewer, 'approval.moreAsked', { type: 'SignUp', id: signUp.id }, { authority: approval.authority })
    await tellQuestion(tx, signUp, note.id, approval.authority, text)
    return { ok: true }
  })
}

/** The school answers: the decision is asked again, with the time that the school took added to its date. */
export async function answerMore(viewer: Viewer, approvalId: string, answer: string): Promise<{ ok: true; signUpId: string } | Refused<NotNow>> {
  const text = answer.trim()
  if (!text) return refused('reasonNeeded')
  return transaction(async (tx) => {
    const own = await tx.approval.findFirst({ where: { id: approvalId, signUp: visibleTo(viewer) }, select: { id: true } })
    if (!own) throw notFound()
    const { approval, signUp } = await heldApproval(tx, approvalId)
    if (signUp.status !== 'PENDING' || approval.state !== 'MORE_ASKED') return refused('decided')
    const asked = await tx.approvalNote.findFirst({ where: { approvalId, kind: 'QUESTION' }, orderBy: { createdAt: 'desc' }, select: { createdAt: true } })
    const now = new Date()
    await tx.approvalNote.create({ data: { approvalId, kind: 'ANSWER', text, byId: viewer.userId }, select: { id: true } })
    await tx.approval.update({
      where: { id: approvalId },
      // Told and reminded anew: it waits for the authority again.
      data: { state: 'ASKED', dueAt: dueAfterAnswer(approval.dueAt, asked?.createdAt ?? now, now, signUp.session.startsAt), toldAt: null, remindedAt: null },
    })
    await audit(tx, viewer, 'approval.answered', { type: 'SignUp', id: signUp.id }, { authority: approval.authority })
    return { ok: true, signUpId: signUp.id }
  })
}

/** One decision over many, each on its own: what was decided meanwhile is passed over. Gives how many of each. */
export async function decideMany(
  viewer: Viewer, ids: readonly string[], decision: 'GIVEN' | 'REFUSED', reason?: string,
): Promise<{ ok: true; decided: number; passed: number } | Refused<'reasonNeeded' | 'nothingChosen'>> {
  if (ids.length === 0) return refused('nothingChosen')
  if (decision === 'REFUSED' && !reason?.trim()) return refused('reasonNeeded')
  let decided = 0
  for (const approvalId of new Set(ids)) {
    const one = await decideApproval(viewer, { approvalId, decision, reason })
    if (one.ok) decided += 1
  }
  return { ok: true, decided, passed: new Set(ids).size - decided }
}

async function heldApproval(tx: Tx, approvalId: string) {
  const seen = await tx.approval.findUnique({ where: { id: approvalId }, select: { signUpId: true } })
  if (!seen?.signUpId) throw notFound()
  await lockSessionOf(tx, seen.signUpId)
  const { signUp, ...approval } = await tx.approval.findUniqueOrThrow({
    where: { id: approvalId },
    select: { authority: true, state: true, dueAt: true, signUp: { select: { ...toldFields, school: { select: { id: true, academie: true } } } } },
  })
  if (!signUp) throw notFound()
  return { approval, signUp }
}

async function tellQuestion(tx: Tx, signUp: ToldSignUp, noteId: string, authority: 'CHAMBER' | 'RECTORATE', question: string): Promise<void> {
  const { user, session } = signUp
  if (!user || user.erasedAt) return
  const locale = user.locale === 'en' ? 'en' : 'fr'
  const t = translator(locale, 'rectorate')
  const { title, programme } = session.activity
  await enqueue(tx, {
    kind: 'approval.moreAsked', dedupeKey: `approval.moreAsked:${noteId}`, to: user.email, userId: user.id, locale, about: { type: 'SignUp', id: signUp.id }, expiresAt: session.startsAt,
    ...letterOf('approval.moreAsked', locale, {
      titre: title, autorite: t('letter.authority', { authority }), question, quand: sessionWords(session.startsAt, session.endsAt, locale, programme.zone),
    }, { address: addressOf(`/ecole/classes/${signUp.id}/repondre`).href }),
  })
}
