import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { percent } from '~/ui/money'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { PartnerInput } from '../schema'

/** Who finances a programme, and how much of it; with a form that adds a partner or changes its part. */
export function Partners({ partners, lastResult }: { partners: { shareBp: number; partner: { id: string; name: string } }[]; lastResult: unknown }) {
  const t = useTranslations('programmes')
  const language = useLocale()
  const [form, fields] = useHouseForm({ schema: PartnerInput, id: 'partenaire', lastResult })
  return (
    <>
      {partners.length > 0 && (
        <ul className="mb-5 divide-y divide-line border-y border-line">
          {partners.map(({ partner, shareBp }) => (
            <li key={partner.id}>
              <Form method="post" className="flex flex-wrap items-center gap-x-6">
                <span className="min-w-0 flex-1 font-medium">{partner.name}</span>
                <span className="figures">{percent(shareBp, language)}</span>
                <button name="retirerPartenaire" value={partner.id} aria-label={`${t('removePartner')} : ${partner.name}`} className="inline-flex min-h-11 items-center text-sm text-bad hover:underline">{t('removePartner')}</button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" {...getFormProps(form)} className="grid max-w-2xl items-start gap-4 sm:grid-cols-[1fr_9rem]">
        <TextField {...fieldProps(fields.name)} label={t('partnerName')} hint={t('partnerHint')} autoComplete="off" />
        <TextField {...fieldProps(fields.share)} type="number" min={0} max={100} step="any" inputMode="decimal" label={t('partnerShare')} hint={t('partnerShareHint')} required={false} />
        <div><Button look="secondary" name="faire" value="partenaire">{t('setPartner')}</Button></div>
      </Form>
    </>
  )
}
