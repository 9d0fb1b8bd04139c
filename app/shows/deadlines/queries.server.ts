import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import { dateOnly, todayIn } from '~/ui/time'
import { deadlineState } from './rules'

const fileFields = { id: true, applicationId: true, file: { select: { id: true, name: true, size: true } } } as const

/** A show's timeline for staff: each deadline with how it stands and, where each exhibitor has it to do, who has done it. */
export async function showTimeline(_viewer: Viewer, showId: string, now = new Date()) {
  const [deadlines, applications, programme] = await Promise.all([
    db().deadline.findMany({ where: { showId, cancelledAt: null }, orderBy: [{ dueOn: 'asc' }, { title: 'asc' }], include: { tasks: true, files: { select: fileFields } } }),
    db().application.findMany({ where: { showId, state: 'ACCEPTED' }, orderBy: { company: { name: 'asc' } }, select: { id: true, company: { select: { name: true } } } }),
    db().programme.findUniqueOrThrow({ where: { id: showId }, select: { startsOn: true, endsOn: true, zone: true } }),
  ])
  const today = todayIn(programme.zone, now)
  const rows = deadlines.map(({ tasks, files, ...deadline }) => {
    const dueOn = dateOnly(deadline.dueOn)
    const doneBy = new Map(tasks.map((task) => [task.applicationId, task]))
    const parts = deadline.perCompany
      ? applications.map(({ id, company }) => {
          const task = doneBy.get(id)
          return { applicationId: id, company: company.name, doneAt: task?.doneAt ?? null, doneByName: task?.doneByName ?? null, note: task?.note ?? '', state: deadlineState(dueOn, !!task?.doneAt, today), files: files.filter(({ applicationId }) => applicationId === id) }
        })
      : []
    const doneParts = parts.filter(({ doneAt }) => doneAt).length
    const done = deadline.perCompany ? parts.length > 0 && doneParts === parts.length : deadline.doneAt !== null
    return { ...deadline, dueOn, parts, doneParts, state: deadlineState(dueOn, done, today), files: files.filter(({ applicationId }) => !applicationId) }
  })
  return { rows, today, startsOn: dateOnly(programme.startsOn), endsOn: dateOnly(programme.endsOn) }
}

/** What one exhibitor has to do, in order of its days; null when the application is none of the viewer's, or not accepted. */
export async function exhibitorTimeline(viewer: Viewer, showId: string, now = new Date()) {
  const application = await db().application.findFirst({
    where: { showId, state: 'ACCEPTED', companyId: { in: viewer.companyIds } },
    select: { id: true, show: { select: { programme: { select: { title: true, zone: true, startsOn: true, endsOn: true } } } } },
  })
  if (!application) return null
  const { programme } = application.show
  const deadlines = await db().deadline.findMany({
    where: { showId, cancelledAt: null, perCompany: true }, orderBy: [{ dueOn: 'asc' }, { title: 'asc' }],
    include: { tasks: { where: { applicationId: application.id } }, files: { where: { OR: [{ applicationId: null }, { applicationId: application.id }] }, select: fileFields } },
  })
  const today = todayIn(programme.zone, now)
  const rows = deadlines.map(({ tasks, files, ...deadline }) => {
    const dueOn = dateOnly(deadline.dueOn)
    const [task] = tasks
    return {
      ...deadline, dueOn, doneAt: task?.doneAt ?? null, doneByName: task?.doneByName ?? null, note: task?.note ?? '', state: deadlineState(dueOn, !!task?.doneAt, today),
      forms: files.filter(({ applicationId }) => !applicationId), handedIn: files.filter(({ applicationId }) => applicationId),
    }
  })
  return { applicationId: application.id, title: programme.title, startsOn: dateOnly(programme.startsOn), endsOn: dateOnly(programme.endsOn), today, rows }
}

/** The templates that this show's timeline does not have yet. */
export async function templatesFor(_viewer: Viewer, showId: string) {
  const [templates, there] = await Promise.all([
    db().deadlineTemplate.findMany({ orderBy: [{ anchor: 'asc' }, { offsetDays: 'asc' }] }),
    db().deadline.findMany({ where: { showId, cancelledAt: null }, select: { title: true } }),
  ])
  const titles = new Set(there.map(({ title }) => title))
  return templates.filter(({ title }) => !titles.has(title))
}

/** The kept file of a deadline if the viewer may see it: staff all, an exhibitor the forms and their own. */
export async function deadlineFileId(viewer: Viewer, id: string): Promise<string | undefined> {
  const staff = viewer.roles.includes('STAFF')
  const mine = { companyId: { in: viewer.companyIds }, state: 'ACCEPTED' as const }
  const found = await db().deadlineFile.findFirst({
    where: { id, ...(!staff && { OR: [{ application: mine }, { applicationId: null, deadline: { perCompany: true, show: { applications: { some: mine } } } }] }) },
    select: { fileId: true },
  })
  return found?.fileId
}
