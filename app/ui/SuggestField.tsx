import { useEffect, useRef, useState, type ComponentProps } from 'react'
import { TextField } from './Field'

const PAUSE = 180

/**
 * A line of text that proposes what may be meant while one types; `source` is asked with `?q=` and answers
 * `{ suggestions: string[] }`. Whoever has no JavaScript types the name or number whole: the server understands both.
 */
export function SuggestField({ source, ...rest }: ComponentProps<typeof TextField> & { source: string }) {
  const [suggestions, setSuggestions] = useState<string[]>([])
  const [typed, setTyped] = useState('')
  const latest = useRef(0)
  useEffect(() => {
    if (typed.trim().length < 2) return
    const turn = (latest.current += 1)
    const timer = setTimeout(async () => {
      const answer = await fetch(`${source}?q=${encodeURIComponent(typed)}`, { headers: { Accept: 'application/json' } }).catch(() => undefined)
      // An older question that answers late is not shown.
      if (answer?.ok && turn === latest.current) setSuggestions(((await answer.json()) as { suggestions: string[] }).suggestions)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [typed, source])
  const list = `${rest.id}-propositions`
  return (
    <>
      <TextField {...rest} list={list} autoComplete="off" onInput={(event) => setTyped(event.currentTarget.value)} />
      <datalist id={list}>{suggestions.map((suggestion) => <option key={suggestion} value={suggestion} />)}</datalist>
    </>
  )
}
