import { useEffect, useState, type Dispatch } from 'react'
import type { Step } from '../editing'
import { outlineOf } from '../schema'

/** The hall's corners as text. What cannot be read yet stays as it was typed; what can be is drawn. */
export function OutlineField({ outline, dispatch }: { outline: string; dispatch?: Dispatch<Step> }) {
  const [text, setText] = useState(outline)
  useEffect(() => setText((typed) => (JSON.stringify(outlineOf(typed)) === JSON.stringify(outlineOf(outline)) ? typed : outline)), [outline])
  return (
    <textarea
      id="contour" name="outline" rows={3} aria-describedby="contour-aide" className="control figures" value={text}
      onChange={({ currentTarget: { value } }) => {
        setText(value)
        const corners = outlineOf(value)
        if (corners && corners.length !== 1 && corners.length !== 2) dispatch?.({ type: 'outline', outline: corners })
      }}
    />
  )
}
