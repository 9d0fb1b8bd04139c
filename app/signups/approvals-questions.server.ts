import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import { visibleTo } from './queries.server'

/** What authorities ask the school of a class before they decide, and wait for. A 404 for another school's class. */
export async function questionsOf(viewer: Viewer, signUpId: string) {
  const signUp = await db().signUp.findFirst({
    where: { id: signUpId, kind: 'CLASS', ...visibleTo(viewer) },
    select: {
      id: true, status: true, session: { select: { startsAt: true, endsAt: true, activity: { select: { title: true, programme: { select: { zone: true } } } } } },
      approvals: { where: { state: 'MORE_ASKED' }, select: { id: true, authority: true, notes: { where: { kind: 'QUESTION' }, orderBy: { createdAt: 'desc' }, take: 1, select: { text: true, createdAt: true } } } },
    },
  })
  if (!signUp) throw notFound()
  const { approvals, ...own } = signUp
  const questions = own.status === 'PENDING' ? approvals.flatMap(({ id, authority, notes }) => notes.map((note) => ({ approvalId: id, authority, ...note }))) : []
  return { signUp: own, questions }
}

/** The classes of a viewer's schools whose decision waits for an answer of the school, the next visit first. */
export async function unansweredOf(viewer: Viewer): Promise<{ id: string; title: string; className: string | null }[]> {
  const asked = await db().signUp.findMany({
    where: { kind: 'CLASS', status: 'PENDING', session: { startsAt: { gt: new Date() } }, approvals: { some: { state: 'MORE_ASKED' } }, ...visibleTo(viewer) },
    orderBy: { session: { startsAt: 'asc' } },
    select: { id: true, className: true, session: { select: { activity: { select: { title: true } } } } },
  })
  return asked.map(({ id, className, session }) => ({ id, className, title: session.activity.title }))
}
