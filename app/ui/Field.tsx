import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ComponentProps, ReactNode } from 'react'

type Common = { id: string; name: string; label: ReactNode; hint?: ReactNode; error?: string; required?: boolean }

/** An error of a form: a key of the namespace `errors`, perhaps with its number after a bar. */
export function ErrorText({ id, error }: { id: string; error?: string }) {
  const words = useErrorWords()
  if (!error) return null
  return (
    <p id={`${id}-error`} className="mt-1 flex items-start gap-1.5 text-sm font-medium text-bad">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {words(error)}
    </p>
  )
}

/** Turns a form's error key into its sentence. */
export function useErrorWords(): (error: string) => string {
  const t = useTranslations('errors')
  return (error) => {
    const [key = 'invalid', n, list = ''] = error.split('|')
    return t.has(key as 'invalid') ? t(key as 'tooLong', { n: Number(n ?? 0), what: n ?? '', list }) : error
  }
}

function Frame({ id, label, hint, error, required, children, beside, className = '' }: Common & { children: ReactNode; beside?: ReactNode; className?: string }) {
  const t = useTranslations('ui')
  const head = (
    <>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
        {required === false && <span className="font-normal text-soft"> ({t('optional')})</span>}
      </label>
      {hint && <p id={`${id}-hint`} className="mb-1.5 text-sm text-soft">{hint}</p>}
    </>
  )
  if (!beside) return <div className={className}>{head}{children}<ErrorText id={id} error={error} /></div>
  return (
    <div className={`grid gap-x-3 sm:grid-cols-[minmax(0,1fr)_auto] ${className}`}>
      <div>{head}</div>
      <div className="sm:row-start-2">{children}</div>
      <div className="sm:row-start-3"><ErrorText id={id} error={error} /></div>
      <div className="mt-3 sm:row-start-2 sm:mt-0">{beside}</div>
    </div>
  )
}

const described = ({ id, hint, error }: Pick<Common, 'id' | 'hint' | 'error'>) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

type TextProps = Common & Omit<ComponentProps<'input'>, keyof Common> & { className?: string; beside?: ReactNode }

/**
 * One line of text, a number, a date, a time: what `type` says. `beside` is the one button of a form of one field: it
 * stands level with the field whatever is said above and below, and under it on a narrow screen.
 */
export function TextField({ id, name, label, hint, error, required, className, beside, ...rest }: TextProps) {
  return (
    <Frame {...{ id, name, label, hint, error, required, className, beside }}>
      <input id={id} name={name} className="control" aria-invalid={error ? true : undefined} aria-describedby={described({ id, hint, error })} aria-required={required || undefined} {...rest} />
    </Frame>
  )
}

export function TextArea({ id, name, label, hint, error, required, className, rows = 4, ...rest }: Common & Omit<ComponentProps<'textarea'>, keyof Common>) {
  return (
    <Frame {...{ id, name, label, hint, error, required, className }}>
      <textarea id={id} name={name} rows={rows} className="control" aria-invalid={error ? true : undefined} aria-describedby={described({ id, hint, error })} {...rest} />
    </Frame>
  )
}

export type Choice = { value: string; label: string }

export function Select({ id, name, label, hint, error, required, className, choices, empty, ...rest }: Common & Omit<ComponentProps<'select'>, keyof Common> & { choices: Choice[]; empty?: string }) {
  // Something is always chosen where no choice is empty.
  const asked = empty === undefined && required === false ? undefined : required
  return (
    <Frame {...{ id, name, label, hint, error, required: asked, className }}>
      <select id={id} name={name} className="control" aria-invalid={error ? true : undefined} aria-describedby={described({ id, hint, error })} {...rest}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map(({ value, label: words }) => <option key={value} value={value}>{words}</option>)}
      </select>
    </Frame>
  )
}

/** One yes-or-no. */
export function Checkbox({ id, name, label, hint, error, ...rest }: Omit<Common, 'required'> & Omit<ComponentProps<'input'>, keyof Common>) {
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <input id={id} name={name} type="checkbox" className="mt-0.5 size-5 shrink-0 accent-accent" aria-describedby={described({ id, hint, error })} {...rest} />
        <span>{label}</span>
      </label>
      {hint && <p id={`${id}-hint`} className="pl-8 text-sm text-soft">{hint}</p>}
      <ErrorText id={id} error={error} />
    </div>
  )
}

/** Several of a list, as chips that are checkboxes. */
export function CheckboxGroup({ id, name, label, hint, error, choices, defaultValues = [] }: Common & { choices: Choice[]; defaultValues?: string[] }) {
  return (
    <fieldset aria-describedby={described({ id, hint, error })}>
      <legend className="mb-1 text-sm font-semibold">{label}</legend>
      {hint && <p id={`${id}-hint`} className="mb-1.5 text-sm text-soft">{hint}</p>}
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <label key={choice.value} className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md border border-rule bg-sheet px-3 py-1.5 text-sm hover:border-ink has-checked:border-accent has-checked:bg-accent-wash has-checked:font-semibold">
            <input type="checkbox" name={name} value={choice.value} defaultChecked={defaultValues.includes(choice.value)} className="size-4 accent-accent" />
            {choice.label}
          </label>
        ))}
      </div>
      <ErrorText id={id} error={error} />
    </fieldset>
  )
}

/** Errors on top of a form, each a link to its field. */
export function ErrorSummary({ errors, labels }: { errors: Record<string, string[] | null | undefined>; labels: (field: string) => { id: string; label: string } | undefined }) {
  const t = useTranslations('ui')
  const words = useErrorWords()
  const found = Object.entries(errors).filter(([, list]) => list?.length)
  if (found.length === 0) return null
  return (
    <div role="alert" className="mb-6 rounded-md border-2 border-bad bg-bad-wash p-4">
      <h2 className="text-base font-semibold text-bad">{t('errors', { n: found.length })}</h2>
      <ul className="mt-1 text-sm">
        {found.map(([field, list]) => {
          const target = labels(field)
          const sentence = words(list?.[0] ?? '')
          return <li key={field}>{target ? <a className="link" href={`#${target.id}`}>{`${target.label} : ${sentence}`}</a> : sentence}</li>
        })}
      </ul>
    </div>
  )
}
