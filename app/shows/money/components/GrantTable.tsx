import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { euros } from '~/ui/money'
import { shortDate } from '~/ui/time'

type Grant = { id: string; grantedOn: string; grantor: string; amountCents: number; declared: boolean; note: string; cancelledAt: Date | null; cancelReason: string | null; company: { name: string }; programme: { title: string } | null }

/** The ledger of one undertaking: every grant stays, a cancelled one struck through with its reason. */
export function GrantTable({ grants, refused, several }: { grants: Grant[]; refused?: { grantId: string; error: string }; several: boolean }) {
  const t = useTranslations('showMoney')
  const language = useLocale()
  if (grants.length === 0) return <p className="text-soft">{t('noGrant')}</p>
  return (
    <table className="data-table">
      <thead><tr><th>{t('grantedOn')}</th><th>{t('grantor')}</th><th className="num">{t('column.amount')}</th><th><span className="sr-only">{t('cancelGrant')}</span></th></tr></thead>
      <tbody>
        {grants.map((grant) => {
          const amount = euros(grant.amountCents, language)
          const day = shortDate(grant.grantedOn, language)
          return (
            <tr key={grant.id}>
              <td data-label={t('grantedOn')} className="figures">{day}</td>
              <td data-label={t('grantor')}>
                <span>{[grant.grantor, grant.programme?.title, several && grant.company.name].filter(Boolean).join(' · ')}{grant.declared && ` (${t('declaredShort')})`}
                  {grant.note && <span className="block text-sm text-soft">{grant.note}</span>}
                  {grant.cancelledAt && <span className="block text-sm text-soft">{t('cancelledShort', { reason: grant.cancelReason ?? '' })}</span>}
                </span>
              </td>
              <td data-label={t('column.amount')} className="num">{grant.cancelledAt ? <s className="text-soft">{amount}</s> : amount}</td>
              <td>
                {!grant.cancelledAt && (
                  <details open={refused?.grantId === grant.id || undefined}>
                    <summary className="inline-flex min-h-11 items-center text-sm text-bad" aria-label={t('cancelGrantOf', { amount, day })}>{t('cancelGrant')}</summary>
                    <Form method="post" className="mt-1 space-y-3">
                      <input type="hidden" name="octroi" value={grant.id} />
                      <TextField id={`motif-${grant.id}`} name="reason" label={t('cancelReason')} error={refused?.grantId === grant.id ? refused.error : undefined} maxLength={500} />
                      <Button look="danger" name="faire" value="annuler">{t('cancelGrant')}</Button>
                    </Form>
                  </details>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
