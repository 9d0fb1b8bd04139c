import { renderSVG } from 'uqr'
import { db } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { auth } from './auth.server'
import type { Viewer } from './viewer.server'

/** What a person's own page shows of their account. */
export async function accountOf(viewer: Viewer) {
  const user = await db().user.findUniqueOrThrow({
    where: { id: viewer.userId ?? '' },
    select: { twoFactorEnabled: true, accounts: { where: { providerId: 'credential', password: { not: null } }, select: { id: true } } },
  })
  return { password: user.accounts.length > 0, secondFactor: user.twoFactorEnabled, needed: viewer.secondFactor === 'toSetUp' }
}

/** Gives an account without a password its first one. */
export async function setFirstPassword(request: Request, newPassword: string): Promise<{ ok: true } | Refused<'wrongPassword'>> {
  const done = await auth().api.setPassword({ body: { newPassword }, headers: request.headers }).catch(() => null)
  return done?.status ? { ok: true } : refused('wrongPassword')
}

/** Begins to set up the second factor: a drawing for the code app, and codes for the day when the phone is lost. */
export async function beginSecondFactor(request: Request, password: string): Promise<{ ok: true; drawing: string; backupCodes: string[] } | Refused<'wrongPassword'>> {
  const begun = await auth().api.enableTwoFactor({ body: { password }, headers: request.headers }).catch(() => null)
  if (!begun || !('totpURI' in begun)) return refused('wrongPassword')
  return { ok: true, drawing: renderSVG(begun.totpURI, { border: 2 }), backupCodes: begun.backupCodes }
}
