import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { TextArea, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import type { Line } from '../rules'
import { QuoteInput } from '../schema'

const FREE_LINES = 2

/** The lines of a draft, each with two free ones under them; a line whose words are taken away goes. */
export function QuoteEditor({ lines, note, lastResult }: { lines: Line[]; note: string; lastResult: unknown }) {
  const t = useTranslations('showMoney')
  const typed = lines.map(({ code, label, quantityC, unitAmountCents, vatBp, subsidy }) => ({ code, ruleId: subsidy?.ruleId, label, quantity: String(quantityC / 100), unit: String(unitAmountCents / 100), vat: String(vatBp / 100) }))
  const free = Array.from({ length: FREE_LINES }, () => ({ code: '', vat: '20' }))
  const [form, fields] = useHouseForm({ schema: QuoteInput, id: 'lignes', lastResult, defaultValue: { lines: [...typed, ...free], note } as never })
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-4">
      <p className="text-sm text-soft">{t('editHint')}</p>
      {fields.lines.getFieldList().map((field, index) => {
        const line = field.getFieldset()
        const { code, ruleId } = (field.initialValue ?? {}) as { code?: string; ruleId?: string }
        return (
          <fieldset key={field.key} className="grid grid-cols-3 gap-3 rounded-lg border border-line p-3 sm:grid-cols-[1fr_6rem_8rem_5.5rem] sm:border-0 sm:p-0">
            <legend className="sr-only">{t('lineN', { n: index + 1 })}</legend>
            <input type="hidden" name={line.code.name} value={code ?? ''} />
            {ruleId && <input type="hidden" name={line.ruleId.name} value={ruleId} />}
            <TextField {...fieldProps(line.label)} required={undefined} label={t('column.label')} className="col-span-3 sm:col-span-1" />
            <TextField {...fieldProps(line.quantity)} required={undefined} type="number" step="0.01" min={0} inputMode="decimal" label={t('column.quantity')} />
            <TextField {...fieldProps(line.unit)} required={undefined} type="number" step="0.01" inputMode="decimal" label={t('unitEuros')} />
            <TextField {...fieldProps(line.vat)} required={undefined} type="number" step="0.01" min={0} max={100} inputMode="decimal" label={t('vatPercent')} />
          </fieldset>
        )
      })}
      <div className="max-w-2xl"><TextArea {...fieldProps(fields.note)} rows={3} label={t('note')} required={false} /></div>
      <Button look="secondary" name="faire" value="lignes">{t('save')}</Button>
    </Form>
  )
}
