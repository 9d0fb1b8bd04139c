import { getFormProps } from '@conform-to/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { ErrorSummary, TextArea, TextField, useErrorWords } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import { WordsInput } from '../schema'

type Field = 'subject' | 'text' | 'button' | 'otherButton' | 'hello' | 'sign'
type Props = { kind: string; language: string; version: number; words: Partial<Record<Field, string>>; ours: Partial<Record<Field, string>>; preview: string; lastResult: unknown }

/** The words of one letter. It is a plain form: its preview is sent to a frame of the page, with or without scripts. */
export function WordsForm({ kind, language, version, words, ours, preview, lastResult }: Props) {
  const t = useTranslations('wordings')
  const [form, fields] = useHouseForm({ schema: WordsInput, id: `mots-${language}`, lastResult, defaultValue: { ...words, version: String(version) } as never })
  const labels: Record<Field, string> = {
    subject: t('subject'), text: t('text'), button: t('button'), hello: t('hello'), sign: t('sign'),
    otherButton: t(kind.startsWith('individual.') ? 'otherButton.persons' : 'otherButton.other'),
  }
  const errorWords = useErrorWords()
  const has = (field: Field) => ours[field] !== undefined
  // All that is wrong with a text is named at once, not one fault after the other.
  const propsOf = (field: Field) => ({ ...fieldProps(fields[field]), error: fields[field].errors?.map(errorWords).join(' ') })
  const line = (field: Field, hint?: string) => has(field) && <TextField {...propsOf(field)} required={field !== 'hello'} label={labels[field]} hint={hint} lang={language} />
  return (
    <form method="post" {...getFormProps(form)} className="space-y-5">
      <ErrorSummary errors={form.allErrors} labels={(name) => (name in labels ? { id: fields[name as Field].id, label: labels[name as Field] } : undefined)} />
      <input type="hidden" name="version" value={version} />
      {line('subject')}
      {has('text') && <TextArea {...propsOf('text')} required rows={Math.min(18, 4 + Math.ceil((words.text ?? '').length / 60))} label={labels.text} hint={t('textHint')} lang={language} />}
      {line('button', t('buttonHint'))}
      {line('otherButton')}
      {line('hello')}
      {has('sign') && <TextArea {...fieldProps(fields.sign)} required label={labels.sign} hint={t('signHint')} lang={language} />}
      <div className="flex flex-wrap gap-3">
        <Button name="faire" value="garder">{t('save')}</Button>
        <Button look="secondary" formAction={preview} formTarget="apercu-lettre">{t('preview')}</Button>
        <Button look="secondary" name="faire" value="essai">{t('trial')}</Button>
      </div>
    </form>
  )
}
