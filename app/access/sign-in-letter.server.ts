import { config } from '~/config.server'
import { transaction } from '~/db/client.server'
import { letter } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { translator } from '~/ui/translator'
import { hashToken } from './hashed-tokens.server'
import { currentRequest } from './request.server'

export const LINK_MINUTES = 30

/** The address that a sign-in mail opens: a page with one button, because mail scanners follow links. */
export function signInAddress(token: string, back: string): string {
  const { publicUrl, host, port } = config()
  const address = new URL('/connexion/lien', publicUrl ?? `http://${host}:${port}`)
  address.searchParams.set('jeton', token)
  if (back) address.searchParams.set('vers', back)
  return address.href
}

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
