import { addressOf } from '~/access/origin.server'
import { viewerOfUser, type Viewer } from '~/access/viewer.server'
import { db, transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { fromDateOnly, HOUSE_ZONE, todayIn } from '~/ui/time'
import { openList } from './catalogue.server'
import type { ListName } from './names'
import type { ViewInput } from './schema'

const MOST = 50

/** The address at which a view shows its list. */
export function viewAddress({ list, search, columns }: { list: string; search: string; columns: string[] }): string {
  const params = new URLSearchParams(search)
  if (columns.length > 0) params.set('colonnes', columns.join(','))
  return `/listes/${list}?${params}`
}

/** Somebody's own views of one list, by name. */
export function viewsOf(viewer: Viewer, list: ListName) {
  return db().listView.findMany({ where: { ownerId: viewer.userId ?? '', list }, orderBy: { name: 'asc' }, select: { id: true, list: true, name: true, search: true, columns: true, schedule: true } })
}

/** Keeps what the page shows under a name. A 404 for a list that the viewer may not have. */
export async function keepView(viewer: Viewer, list: ListName, about: { search: string; columns: string[] }, { name, schedule }: ViewInput): Promise<{ ok: true; id: string } | Refused<'nameTaken' | 'tooManyViews'>> {
  await openList(viewer, list, new URLSearchParams(about.search), 'fr')
  const ownerId = viewer.userId ?? ''
  return transaction(async (tx) => {
    // Two at once must not both be the fiftieth, or of one name.
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${ownerId} FOR UPDATE`
    if ((await tx.listView.count({ where: { ownerId } })) >= MOST) return refused('tooManyViews')
    if (await tx.listView.findUnique({ where: { ownerId_list_name: { ownerId, list, name } }, select: { id: true } })) return refused('nameTaken')
    const { id } = await tx.listView.create({ data: { ownerId, list, name, schedule, search: about.search, columns: about.columns }, select: { id: true } })
    return { ok: true, id }
  })
}

/** Forgets a view; somebody else's, or one that is gone, is left as it is. */
export async function removeView(viewer: Viewer, id: string): Promise<void> {
  await db().listView.deleteMany({ where: { id, ownerId: viewer.userId ?? '' } })
}

/**
 * Sends each view that is due its link: daily ones on working days, weekly ones on Mondays; once a day however often it
 * runs. The mail holds no row: the list is read after signing in. Gives how many were sent.
 */
export async function sendViews(now = new Date()): Promise<number> {
  const today = todayIn(HOUSE_ZONE, now)
  const weekday = fromDateOnly(today).getUTCDay()
  if (weekday === 0 || weekday === 6) return 0
  const due = await db().listView.findMany({
    where: { schedule: { in: weekday === 1 ? ['DAILY', 'WEEKLY'] : ['DAILY'] }, OR: [{ sentOn: null }, { sentOn: { lt: fromDateOnly(today) } }] },
    select: { id: true, list: true, name: true, search: true, columns: true, owner: { select: { id: true, email: true, locale: true, erasedAt: true } } },
  })
  let sent = 0
  for (const view of due) {
    const viewer = view.owner.erasedAt ? undefined : await viewerOfUser(view.owner.id)
    const locale = view.owner.locale === 'en' ? 'en' : 'fr'
    // Who may no longer have the list hears nothing of it.
    const list = viewer && (await openList(viewer, view.list, new URLSearchParams(view.search), locale).catch(() => undefined))
    if (!list) continue
    await transaction(async (tx) => {
      await enqueue(tx, {
        kind: 'list.due', dedupeKey: `list.due:${view.id}:${today}`, to: view.owner.email, userId: view.owner.id, locale, about: { type: 'ListView', id: view.id },
        ...letterOf('list.due', locale, { vue: view.name, liste: list.title }, { address: addressOf(viewAddress(view)).href }),
      })
      await tx.listView.update({ where: { id: view.id }, data: { sentOn: fromDateOnly(today) } })
    })
    sent += 1
  }
  return sent
}
