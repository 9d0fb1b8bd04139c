import { useTranslations } from 'use-intl'
import { useEffect, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react'
import { TextField } from './Field'
import { useHydrated } from './useHouseForm'

const PAUSE = 180
const SHORTEST = 2

/**
 * A line of text that proposes what may be meant while one types; `source` is asked with `?q=` and answers
 * `{ suggestions: string[] }`, lines that the server reads back. Without JavaScript it is the line of text alone: one
 * types a name or number whole. With it, the same input is a combobox with a list (WAI-ARIA 1.2), so nothing that was
 * typed before is lost.
 */
export function SuggestField({ source, ...rest }: ComponentProps<typeof TextField> & { source: string }) {
  const t = useTranslations('ui')
  const hydrated = useHydrated()
  const { found, ask, close } = useSuggestions(source)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement | null>(null)
  const options = found ?? []
  const listId = `${rest.id}-propositions`
  const optionId = (index: number) => `${listId}-${index}`
  useEffect(() => setActive(-1), [found])
  useEffect(() => {
    if (active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, listId])

  const choose = (line: string) => {
    if (!input.current) return
    input.current.value = line
    // The form checks what changes; it learns of it as of anything typed.
    input.current.dispatchEvent(new Event('input', { bubbles: true }))
    close()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (options.length === 0) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const line = options[active]
    if (step) setActive((now) => (now + step + (step < 0 && now < 0 ? 1 : 0) + options.length) % options.length)
    else if (event.key === 'Enter' && line !== undefined) choose(line)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
  }
  const combobox = hydrated && {
    role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': options.length > 0, 'aria-controls': options.length > 0 ? listId : undefined,
    'aria-activedescendant': active >= 0 ? optionId(active) : undefined,
  } as const
  return (
    <div className="relative">
      <TextField
        {...rest} {...combobox} autoComplete="off" onKeyDown={onKeyDown} onBlur={close}
        onInput={({ currentTarget, nativeEvent }) => {
          input.current = currentTarget
          // What `choose` wrote is no question.
          if (nativeEvent.isTrusted) ask(currentTarget.value)
        }}
      />
      <p role="status" className={found?.length === 0 ? 'mt-1 text-sm text-soft' : 'sr-only'}>{found && t('suggestions', { n: found.length })}</p>
      {options.length > 0 && (
        <ul id={listId} role="listbox" aria-label={t('suggestions', { n: options.length })} className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-md border border-rule bg-sheet py-1 shadow-lg">
          {options.map((line, index) => (
            <li
              key={line} id={optionId(index)} role="option" aria-selected={index === active}
              className="flex min-h-11 cursor-pointer items-center px-3 py-1.5 text-sm hover:bg-accent-wash aria-selected:bg-accent-wash aria-selected:font-semibold"
              onPointerDown={(event) => event.preventDefault()} onClick={() => choose(line)}
            >
              {line}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What the server proposes for the last that was typed; undefined while there is nothing to propose for. */
function useSuggestions(source: string) {
  const [found, setFound] = useState<string[]>()
  const turn = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const close = () => {
    turn.current += 1
    clearTimeout(timer.current)
    setFound(undefined)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const ask = (typed: string) => {
    const mine = (turn.current += 1)
    clearTimeout(timer.current)
    if (typed.trim().length < SHORTEST) return setFound(undefined)
    timer.current = setTimeout(async () => {
      const answer = await fetch(`${source}?q=${encodeURIComponent(typed)}`, { headers: { Accept: 'application/json' } }).catch(() => undefined)
      // An older question that answers late is not shown.
      if (answer?.ok && mine === turn.current) setFound(((await answer.json()) as { suggestions: string[] }).suggestions)
    }, PAUSE)
  }
  return { found, ask, close }
}
