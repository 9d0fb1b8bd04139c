import { getFormProps } from '@conform-to/react'
import { Form, useFetcher } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Outlet } from '~/db/generated/enums'
import { Button } from '~/ui/Button'
import { CheckboxGroup, ErrorSummary, Select, TextArea, TextField } from '~/ui/Field'
import { euros } from '~/ui/money'
import { SuggestField } from '~/ui/SuggestField'
import { choiceProps, fieldProps, uncheckedToo, useHouseForm } from '~/ui/useHouseForm'
import { ApplicationInput, MOST_CO_EXHIBITORS, MOST_WISHES } from '../schema'

type Option = { code: string; label: string; amountCents: number | null; left: number | null }
/** Quiet seconds after which what was typed is kept. */
const QUIET_MS = 4_000

/** An application, question by question. What is typed is kept by itself where JavaScript is there, and by a button where not. */
export function ApplicationForm({ values, options, places, sent, lastResult }: { values: Record<string, unknown>; options: Option[]; places: string[]; sent: boolean; lastResult: unknown }) {
  const t = useTranslations('showApplications')
  const language = useLocale()
  const [form, fields] = useHouseForm({ schema: ApplicationInput, id: 'candidature', lastResult, defaultValue: values as never })
  const { keptAt, onInput } = useDraft()
  const raw = values as { wishes?: Record<string, string>[]; coExhibitors?: string[]; options?: Record<string, string> }
  const errorAt = (name: string) => form.allErrors[name]?.[0]
  return (
    <Form method="post" {...getFormProps(form)} onSubmit={uncheckedToo(form.onSubmit)} onInput={onInput} className="max-w-2xl">
      <ErrorSummary errors={form.allErrors} labels={(name) => ({ id: name.replace(/[.[\]]+/g, '-'), label: labelOf(name, t) })} />
      <Part title={t('section.wishes')}>
        {Array.from({ length: MOST_WISHES }, (_, index) => {
          const wish = raw.wishes?.[index] ?? {}
          const at = (name: string) => ({ id: `wishes-${index}-${name}`, name: `wishes[${index}].${name}`, defaultValue: wish[name], error: errorAt(`wishes[${index}].${name}`) })
          return (
            <fieldset key={index} className="rounded-lg border border-line bg-sheet p-4">
              <legend className="px-1 font-semibold">{t('wish', { n: String(index + 1) })}</legend>
              <div className="grid grid-cols-2 gap-4">
                <TextField {...at('area')} type="number" min={4} step="any" inputMode="decimal" label={t('field.area')} required={index === 0 || false} />
                <Select {...at('kind')} label={t('field.kind')} choices={(['equipped', 'bare'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} />
                <Select {...at('openSides')} label={t('field.openSides')} choices={[1, 2, 3, 4].map((n) => ({ value: String(n), label: t('sides', { n }) }))} />
                <TextField {...at('place')} label={t('field.place')} hint={t('field.placeHint')} list="places" required={false} />
              </div>
            </fieldset>
          )
        })}
        <datalist id="places">{places.map((place) => <option key={place} value={place} />)}</datalist>
      </Part>
      <Part title={t('section.near')}>
        <SuggestField {...fieldProps(fields.near)} id="near" source="/recherche/entreprises" label={t('field.near')} hint={t('field.nearHint')} required={false} />
        <SuggestField {...fieldProps(fields.away)} id="away" source="/recherche/entreprises" label={t('field.away')} hint={t('field.awayHint')} required={false} />
        <fieldset>
          <legend className="text-sm font-semibold">{t('field.coExhibitors')}</legend>
          <div className="mt-2 space-y-3">
            {Array.from({ length: Math.min(MOST_CO_EXHIBITORS, (raw.coExhibitors?.length ?? 0) + 2) }, (_, index) => (
              <SuggestField key={index} id={`coExhibitors-${index}-`} name={`coExhibitors[${index}]`} source="/recherche/entreprises" defaultValue={raw.coExhibitors?.[index]} error={errorAt(`coExhibitors[${index}]`)} label={<span className="sr-only">{t('field.coExhibitor', { n: index + 1 })}</span>} />
            ))}
          </div>
        </fieldset>
      </Part>
      <Part title={t('section.company')}>
        <TextArea {...fieldProps(fields.products)} id="products" rows={4} label={t('field.products')} />
        <CheckboxGroup {...choiceProps(fields.outlets)} label={t('field.outlets')} choices={Object.values(Outlet).map((value) => ({ value, label: t(`outlet.${value}`) }))} />
        <TextArea {...fieldProps(fields.catalogueText)} id="catalogueText" rows={4} label={t('field.catalogueText')} hint={t('field.catalogueHint')} required={false} />
      </Part>
      {options.length > 0 && (
        <Part title={t('section.options')}>
          <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
            {options.map(({ code, label, amountCents, left }) => (
              <TextField key={code} id={`options-${code}`} name={`options.${code}`} type="number" min={0} max={100} inputMode="numeric" defaultValue={raw.options?.[code]} error={errorAt(`options.${code}`)} label={label} required={false}
                hint={[t('optionPrice', { price: euros(amountCents ?? 0, language) }), left !== null && t('optionStock', { n: left })].filter(Boolean).join(' · ')} />
            ))}
          </div>
        </Part>
      )}
      <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0">
        <Button name="faire" value="continuer">{sent ? t('save') : t('goOn')}</Button>
        <Button look="secondary" name="faire" value="brouillon" formNoValidate>{t('keepDraft')}</Button>
        <span aria-live="polite" className="text-sm text-soft">{keptAt && t('autosaved', { time: keptAt })}</span>
      </div>
    </Form>
  )
}

function labelOf(name: string, t: ReturnType<typeof useTranslations<'showApplications'>>): string {
  const [root = '', index, leaf] = name.split(/[.[\]]+/)
  const key = `field.${leaf ?? root}` as 'field.area'
  const words = t.has(key) ? t(key) : name
  return root === 'wishes' ? `${t('wish', { n: String(Number(index) + 1) })}, ${words}` : words
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-8 border-t-2 border-ink pt-4">
      <h2 className="mb-4 text-lg">{title}</h2>
      <div className="space-y-5">{children}</div>
    </section>
  )
}

/** Sends what was typed as a draft once the hands rest, without leaving the page. */
function useDraft() {
  const fetcher = useFetcher<{ keptAt?: string }>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  const onInput = (event: { currentTarget: HTMLFormElement }) => {
    const form = event.currentTarget
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const typed = new FormData(form)
      typed.set('faire', 'brouillon')
      typed.set('seul', 'oui')
      fetcher.submit(typed, { method: 'post' })
    }, QUIET_MS)
  }
  return { keptAt: fetcher.data?.keptAt, onInput }
}
