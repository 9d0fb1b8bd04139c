import { transaction } from '~/db/client.server'
import { letter } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { translator } from '~/ui/translator'
import { hashToken } from './hashed-tokens.server'
import { currentRequest } from './request.server'
import { LINK_MINUTES, signInAddress } from './sign-in-links.server'

export async function sendSignInLink({ email, token, back }: { email: string; token: string; back: string }): Promise<void> {
  const locale = currentRequest()?.locale ?? 'fr'
  const t = translator(locale, 'access')
  await transaction((tx) =>
    enqueue(tx, {
      kind: 'access.link',
      dedupeKey: `access.link ${hashToken(token)}`,
      to: email,
      locale,
      secret: true,
      expiresAt: new Date(Date.now() + LINK_MINUTES * 60_000),
      ...letter(locale, {
        subject: t('letter.subject'),
        paragraphs: [t('letter.text', { minutes: LINK_MINUTES }), t('letter.ignore')],
        action: { label: t('letter.action'), address: signInAddress(token, back) },
      }),
    }),
  )
}
