import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Checkbox, TextArea, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { AnswerInput } from '../schema'

type Values = { name: string }

/** « Bon pour accord » with a name and a tick; or, folded away, a refusal with its reason. */
export function AnswerForm({ defaultValue, lastResult, answered }: { defaultValue: Values; lastResult: unknown; answered?: 'accept' | 'refuse' }) {
  const t = useTranslations('showMoney')
  const [accept, yes] = useHouseForm({ schema: AnswerInput, id: 'accord', lastResult: answered === 'accept' ? lastResult : undefined, defaultValue: defaultValue as never })
  const [refuse, no] = useHouseForm({ schema: AnswerInput, id: 'refus', lastResult: answered === 'refuse' ? lastResult : undefined, defaultValue: defaultValue as never })
  return (
    <div className="max-w-2xl">
      <Form method="post" {...getFormProps(accept)} className="space-y-4 rounded-lg border-2 border-accent bg-sheet p-5">
        <input type="hidden" name="answer" value="accept" />
        <TextField {...fieldProps(yes.name)} label={t('name')} autoComplete="name" />
        <Checkbox id={yes.agree.id} name={yes.agree.name} defaultChecked={yes.agree.initialValue === 'on'} label={t('agree')} error={yes.agree.errors?.[0]} />
        <Button>{t('accept')}</Button>
      </Form>
      <details className="mt-4" open={answered === 'refuse' || undefined}>
        <summary className="inline-flex min-h-11 items-center text-sm text-soft">{t('refuseTitle')}</summary>
        <Form method="post" {...getFormProps(refuse)} className="mt-2 space-y-4">
          <input type="hidden" name="answer" value="refuse" />
          <TextField {...fieldProps(no.name)} label={t('name')} autoComplete="name" />
          <TextArea {...fieldProps(no.reason)} rows={3} label={t('reason')} required={false} />
          <Button look="danger">{t('refuse')}</Button>
        </Form>
      </details>
    </div>
  )
}
