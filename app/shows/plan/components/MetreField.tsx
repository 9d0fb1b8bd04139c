import { useEffect, useState, type ComponentProps } from 'react'
import { useFormatter } from 'use-intl'
import { decimalOf } from '../schema'

/** Metres as one writes them; what is a number is told at once, what is none yet stays as it was typed. */
export function MetreField({ value, onMetres, label, error, className = '', ...rest }: Omit<ComponentProps<'input'>, 'value'> & { value: number | string; onMetres?(metres: number): void; label: string; error?: string }) {
  const format = useFormatter()
  const words = typeof value === 'string' ? value : format.number(value, { maximumFractionDigits: 2, useGrouping: false })
  const [text, setText] = useState(words)
  useEffect(() => setText((typed) => (decimalOf(typed) === decimalOf(words) ? typed : words)), [words])
  return (
    <input
      type="text" inputMode="decimal" autoComplete="off" {...rest} aria-label={label} aria-invalid={error !== undefined || Number.isNaN(decimalOf(text)) || undefined} value={text} className={`control figures ${className}`}
      onChange={({ currentTarget: { value: typed } }) => {
        setText(typed)
        const metres = decimalOf(typed)
        if (metres !== undefined && metres >= 0) onMetres?.(metres)
      }}
    />
  )
}
