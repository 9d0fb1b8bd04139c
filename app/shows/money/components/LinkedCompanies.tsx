import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { siretWords } from '../rules'

/** Whoever counts as one with the company, and how to link another. */
export function LinkedCompanies({ members, error }: { members: { id: string; name: string; siren: string; undertakingId: string | null }[]; error?: string }) {
  const t = useTranslations('showMoney')
  return (
    <div className="max-w-2xl">
      <p className="mb-3 text-sm text-soft">{t('linkedText')}</p>
      <Form method="post">
        <ul className="mb-4">
          {members.map((member) => (
            <li key={member.id} className="flex flex-wrap items-center justify-between gap-x-6 border-t border-line">
              <span className="py-2.5">{member.name} <span className="figures text-sm text-soft">{t('siren', { siret: siretWords(member.siren) })}</span></span>
              {member.undertakingId && members.length > 1 && <Button look="quiet" name="delier" value={member.id} aria-label={t('unlinkOf', { name: member.name })}>{t('unlink')}</Button>}
            </li>
          ))}
        </ul>
      </Form>
      <Form method="post" className="space-y-3">
        <TextField id="numero" name="numero" label={t('linkField')} inputMode="numeric" error={error} />
        <Button look="secondary" name="faire" value="lier">{t('link')}</Button>
      </Form>
    </div>
  )
}
