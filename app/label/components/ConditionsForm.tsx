import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { isOfCharter, LabelConditionsInput, linesFor, type LabelCondition } from '~/programmes/label-conditions'
import { Button, LinkButton } from '~/ui/Button'
import { Checkbox, ErrorText, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'

/** The conditions of an edition, one a line: in use or not, in whose words; with room for two more of one's own. */
export function ConditionsForm({ conditions, version, lastResult, back }: { conditions: LabelCondition[]; version: number; lastResult: unknown; back: string }) {
  const t = useTranslations('label')
  const ui = useTranslations('ui')
  const lines = Array.from({ length: linesFor(conditions) }, (_, n) => conditions[n] ?? { key: '', words: '', on: true })
  const defaultValue = { version, conditions: lines.map(({ key, words, on }) => ({ key, words: words ?? '', on })) }
  const [form, fields] = useHouseForm({ schema: LabelConditionsInput, id: 'conditions', lastResult, defaultValue: defaultValue as never })
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-2xl space-y-5">
      <ErrorText id="conditions-version" error={fields.version.errors?.[0]} />
      <input type="hidden" name="version" value={version} />
      {fields.conditions.getFieldList().map((line, index) => {
        const { key, words, on } = line.getFieldset()
        const own = lines[index]?.key ?? ''
        const ofCharter = isOfCharter(own)
        return (
          <fieldset key={line.key} className="rounded-lg border border-line bg-sheet p-4">
            <legend className="px-1 text-sm font-semibold">{isOfCharter(own) ? t(`condition.${own}`) : own ? t('ownCondition') : t('newCondition')}</legend>
            <input type="hidden" name={key.name} value={own} />
            <p className="mb-3 text-sm text-soft">{isOfCharter(own) ? t(`checkedFor.${own}`) : t('checkedByHand')}</p>
            <TextField {...fieldProps(words)} required={false} label={t('conditionWords')} hint={ofCharter ? t('conditionWordsHint') : undefined} autoComplete="off" />
            <div className="mt-2"><Checkbox id={on.id} name={on.name} defaultChecked={on.initialValue === 'on' || String(on.initialValue) === 'true'} label={t('inUse')} /></div>
          </fieldset>
        )
      })}
      <ErrorText id={fields.conditions.id} error={fields.conditions.errors?.[0]} />
      <div className="flex flex-wrap gap-3"><Button>{t('saveConditions')}</Button><LinkButton look="quiet" to={back}>{ui('cancel')}</LinkButton></div>
    </Form>
  )
}
