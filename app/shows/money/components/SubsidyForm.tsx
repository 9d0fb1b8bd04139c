import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button, LinkButton } from '~/ui/Button'
import { Checkbox, CheckboxGroup, TextArea, TextField } from '~/ui/Field'
import { choiceProps, fieldProps, uncheckedToo, useHouseForm } from '~/ui/useHouseForm'
import { companySizes, SubsidyInput } from '../schema'

/** A subsidy rule of a show: how much, of what, for whom, until when. */
export function SubsidyForm({ ruleId, defaultValue, prices, lastResult, back }: { ruleId?: string; defaultValue: Record<string, string | string[] | undefined>; prices: { code: string; label: string }[]; lastResult: unknown; back: string }) {
  const t = useTranslations('showMoney')
  const ui = useTranslations('ui')
  const [form, fields] = useHouseForm({ schema: SubsidyInput, id: 'subvention', lastResult, defaultValue: defaultValue as never })
  return (
    <Form method="post" {...getFormProps(form)} onSubmit={uncheckedToo(form.onSubmit)} className="max-w-2xl space-y-5 rounded-lg border border-line bg-sheet p-5">
      <input type="hidden" name="regle" value={ruleId ?? ''} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...fieldProps(fields.name)} label={t('rule.name')} />
        <TextField {...fieldProps(fields.grantor)} label={t('rule.grantor')} />
        <TextField {...fieldProps(fields.rate)} type="number" step="0.01" min={0} max={100} inputMode="decimal" label={t('rule.rate')} />
        <TextField {...fieldProps(fields.ceiling)} type="number" step="0.01" min={0} inputMode="decimal" label={t('rule.ceiling')} />
        <TextField {...fieldProps(fields.firstN)} type="number" min={1} inputMode="numeric" label={t('rule.firstN')} hint={t('rule.firstNHint')} required={false} />
        <TextField {...fieldProps(fields.claimBy)} type="date" label={t('rule.claimBy')} required={false} />
      </div>
      {prices.length > 0 && <CheckboxGroup {...choiceProps(fields.eligibleCodes)} label={t('rule.eligibleCodes')} hint={t('rule.eligibleHint')} choices={prices.map(({ code, label }) => ({ value: code, label }))} />}
      <CheckboxGroup {...choiceProps(fields.companySizes)} label={t('rule.companySizes')} hint={t('rule.sizesHint')} choices={companySizes.map((value) => ({ value, label: t(`size.${value}`) }))} />
      <TextArea {...fieldProps(fields.evidence)} rows={2} label={t('rule.evidence')} required={false} />
      <Checkbox id={fields.deMinimis.id} name={fields.deMinimis.name} defaultChecked={fields.deMinimis.initialValue === 'on'} label={t('rule.deMinimis')} />
      <div className="flex flex-wrap gap-3">
        <Button name="faire" value="regle">{t('rule.save')}</Button>
        {ruleId && <Button look="danger" name="retirer" value={ruleId} formNoValidate>{t('rule.remove')}</Button>}
        <LinkButton look="quiet" to={back}>{ui('cancel')}</LinkButton>
      </div>
    </Form>
  )
}
