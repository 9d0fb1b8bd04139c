/** How far something is that takes its time. `max` 0: not known yet, the bar then says only that work is under way. */
export function ProgressBar({ label, value, max, words }: { label: string; value: number; max: number; words?: string }) {
  return (
    <div className="mb-6">
      <div aria-hidden className="mb-1.5 flex justify-between gap-4 text-sm"><span className="font-semibold">{label}</span><span className="figures text-soft">{words}</span></div>
      <progress aria-label={label} className="progress" {...(max > 0 ? { max, value: Math.min(value, max) } : {})}>{words}</progress>
    </div>
  )
}
