import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PriceUnit } from '~/db/generated/enums'
import { Button, LinkButton } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm, useHydrated } from '~/ui/useHouseForm'
import { PriceInput } from '../schema'

type Values = Partial<Record<keyof PriceInput, string>>

/** One line of the price list. With JavaScript only the fields of its kind show; without it all do. */
export function PriceForm({ priceId, defaultValue, lastResult, back }: { priceId?: string; defaultValue: Values; lastResult: unknown; back: string }) {
  const t = useTranslations('shows')
  const ui = useTranslations('ui')
  const [form, fields] = useHouseForm({ schema: PriceInput, id: 'tarif', lastResult, defaultValue: defaultValue as never })
  const [unit, setUnit] = useState(defaultValue.unit ?? 'PER_M2_EQUIPPED')
  const hydrated = useHydrated()
  const sides = unit === 'OPEN_SIDE_PERCENT'
  const label = (name: string) => t(`price.${name}` as 'price.label')
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-2xl space-y-5 rounded-lg border border-line bg-sheet p-5">
      <input type="hidden" name="prix" value={priceId ?? ''} />
      <Select {...fieldProps(fields.unit)} label={label('unit')} onChange={(event) => setUnit(event.currentTarget.value)} choices={Object.values(PriceUnit).map((value) => ({ value, label: t(`unit.${value}`) }))} />
      <div className="grid gap-5 sm:grid-cols-[10rem_1fr]">
        <TextField {...fieldProps(fields.code)} label={label('code')} autoCapitalize="characters" />
        <TextField {...fieldProps(fields.label)} label={label('label')} />
      </div>
      <div className="grid gap-5 sm:grid-cols-3">
        {(!hydrated || !sides) && <TextField {...fieldProps(fields.amount)} type="number" step="0.01" min={0} inputMode="decimal" label={label('amount')} required />}
        {(!hydrated || sides) && <TextField {...fieldProps(fields.percent)} type="number" step="0.01" min={0} max={100} inputMode="decimal" label={label('percent')} required />}
        {(!hydrated || sides) && <TextField {...fieldProps(fields.openSides)} type="number" min={1} max={4} inputMode="numeric" label={label('openSides')} required />}
        <TextField {...fieldProps(fields.vat)} type="number" step="0.01" min={0} max={100} inputMode="decimal" label={label('vat')} required />
        {(!hydrated || unit === 'OPTION') && <TextField {...fieldProps(fields.stock)} type="number" min={0} inputMode="numeric" label={label('stock')} required={false} />}
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...fieldProps(fields.validFrom)} type="date" label={label('validFrom')} hint={t('price.validHint')} required={false} />
        <TextField {...fieldProps(fields.validUntil)} type="date" label={label('validUntil')} hint={t('price.validUntilHint')} required={false} />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button name="faire" value="tarif">{priceId ? t('price.save') : t('price.add')}</Button>
        <LinkButton look="quiet" to={back}>{ui('cancel')}</LinkButton>
      </div>
    </Form>
  )
}
