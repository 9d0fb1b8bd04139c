import { transaction } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { hashToken } from './hashed-tokens.server'
import { currentRequest } from './request.server'
import { LINK_MINUTES, signInAddress } from './sign-in-links.server'

export async function sendSignInLink({ email, token, back }: { email: string; token: string; back: string }): Promise<void> {
  const locale = currentRequest()?.locale ?? 'fr'
  await transaction((tx) =>
    enqueue(tx, {
      kind: 'access.link',
      dedupeKey: `access.link ${hashToken(token)}`,
      to: email,
      locale,
      secret: true,
      expiresAt: new Date(Date.now() + LINK_MINUTES * 60_000),
      ...letterOf('access.link', locale, { minutes: String(LINK_MINUTES) }, { address: signInAddress(token, back) }),
    }),
  )
}
