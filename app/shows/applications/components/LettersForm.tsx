import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, LinkButton } from '~/ui/Button'
import { Select, TextArea, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm, useHydrated } from '~/ui/useHouseForm'
import { placeholders } from '../rules'
import { LettersInput } from '../schema'

type Template = { id: string; name: string; subject: string; text: string }
type Props = { names: string[]; templates: Template[]; batch: string; back: string; lastResult: unknown; preview?: { letters: { id: string; company: string; subject: string; text: string }[]; n: number } }

/** Words for many, seen as some of them will read them before anything leaves. */
export function LettersForm({ names, templates, batch, back, lastResult, preview }: Props) {
  const t = useTranslations('showApplications')
  const ui = useTranslations('ui')
  const [template, setTemplate] = useState<Template>()
  const [form, fields] = useHouseForm({ schema: LettersInput, id: `lettre-${template?.id ?? ''}`, lastResult: template && !preview ? undefined : lastResult, defaultValue: template as never })
  const hydrated = useHydrated()
  return (
    <>
      <details className="mb-6 max-w-2xl rounded-lg border border-line bg-sheet px-4 py-1"><summary className="flex min-h-11 items-center text-sm font-semibold">{t('recipients', { n: names.length })}</summary><p className="pb-3 text-sm text-soft">{names.join(', ')}</p></details>
      <Form method="post" {...getFormProps(form)} key={template?.id} className="max-w-2xl space-y-5">
        <input type="hidden" name="lot" value={batch} />
        {hydrated && templates.length > 0 && <Select id="modele" name="modele" label={t('field.template')} empty="–" defaultValue={template?.id} onChange={(event) => setTemplate(templates.find(({ id }) => id === event.currentTarget.value))} choices={templates.map(({ id, name }) => ({ value: id, label: name }))} />}
        <TextField {...fieldProps(fields.subject)} label={t('field.subject')} />
        <TextArea {...fieldProps(fields.text)} rows={10} label={t('field.text')} hint={t('placeholders', { list: placeholders.map((name) => `{{${name}}}`).join(' ') })} />
        <TextField {...fieldProps(fields.name)} label={t('field.keepAs')} required={false} />
        <div className="flex flex-wrap gap-3">
          <Button look={preview ? 'secondary' : 'primary'} name="faire" value="apercu">{t('preview')}</Button>
          {preview && <Button name="faire" value="envoyer">{t('sendLetters', { n: preview.n })}</Button>}
          <LinkButton look="quiet" to={back}>{ui('cancel')}</LinkButton>
        </div>
      </Form>
      {preview && (
        <section aria-labelledby="apercu" className="mt-10 max-w-2xl">
          <h2 id="apercu" className="mb-3 text-lg">{t('previewTitle')}</h2>
          <ul className="space-y-4">{preview.letters.map((letter) => <li key={letter.id} className="rounded-lg border border-line bg-sheet p-5"><p className="text-sm text-soft">{letter.company}</p><p className="font-semibold">{letter.subject}</p><p className="mt-2 whitespace-pre-line">{letter.text}</p></li>)}</ul>
          {preview.n > preview.letters.length && <p className="mt-3 text-sm text-soft">{t('previewMore', { n: preview.n - preview.letters.length })}</p>}
        </section>
      )}
    </>
  )
}
