import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Badge, Notice } from '~/ui/Page'
import { shortDate } from '~/ui/time'
import type { RequestPage } from '../queries.server'

/** To a company that staff asked about this class: why it, and the way to say no. */
export function Invited({ request: { invitations } }: { request: RequestPage }) {
  const t = useTranslations('requests')
  const [invitation] = invitations
  if (!invitation) return null
  if (invitation.declinedAt) return <Notice>{t('saidNo')}</Notice>
  return (
    <Notice title={t('invitedTitle')}>
      <p>{t('invitedText', { activity: invitation.activity?.title ?? invitation.company.name })}</p>
      <Form method="post" className="mt-3"><Button look="secondary" name="faire" value="nepeut">{t('cannot')}</Button></Form>
    </Notice>
  )
}

/** For staff: which companies were asked about a class, and what they said. */
export function InvitationList({ request: { invitations, answers } }: { request: RequestPage }) {
  const t = useTranslations('requests')
  const language = useLocale()
  return (
    <ul>
      {invitations.map(({ companyId, company, activity, createdAt, declinedAt }) => {
        const answered = answers.some((answer) => answer.companyId === companyId)
        return (
          <li key={companyId} className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3">
            <div><p className="font-semibold">{company.name}</p><p className="text-sm text-soft">{[activity?.title, t('invitationSince', { day: shortDate(createdAt, language) })].filter(Boolean).join(' · ')}</p></div>
            <Badge tone={answered ? 'good' : declinedAt ? 'warn' : 'info'}>{t(answered ? 'invitationAnswered' : declinedAt ? 'invitationNo' : 'invitationOpen')}</Badge>
          </li>
        )
      })}
    </ul>
  )
}
