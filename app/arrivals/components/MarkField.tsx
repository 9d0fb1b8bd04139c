import { useTranslations } from 'use-intl'
import { ErrorText } from '~/ui/Field'

type Props = { id: string; name: string; label: string; hint?: string; error?: string; initial?: string; choices: { value: string; label: string; spoken: string }[] }

/** A few answers side by side, each as large as a thumb. */
export function MarkField({ id, name, label, hint, error, initial, choices }: Props) {
  return (
    <fieldset aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined} id={id} tabIndex={-1}>
      <legend className="mb-1 font-semibold">{label}</legend>
      {hint && <p id={`${id}-hint`} className="mb-2 text-sm text-soft">{hint}</p>}
      <div className="flex flex-wrap gap-2">
        {choices.map(({ value, label: words, spoken }) => (
          <label key={value} className="flex min-h-12 min-w-12 cursor-pointer items-center justify-center rounded-md border border-rule bg-sheet px-3 font-semibold hover:border-ink has-checked:border-accent has-checked:bg-accent has-checked:text-accent-ink has-focus-visible:outline-3">
            <input type="radio" name={name} value={value} defaultChecked={initial === value} className="sr-only" aria-label={spoken} />
            <span aria-hidden>{words}</span>
          </label>
        ))}
      </div>
      <ErrorText id={id} error={error} />
    </fieldset>
  )
}

/** The five marks in words. */
export function useMarks(): Props['choices'] {
  const t = useTranslations('feedback')
  return [1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: String(n), spoken: t('markOf', { n }) }))
}
