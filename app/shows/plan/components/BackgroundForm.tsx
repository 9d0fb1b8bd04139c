import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { decimalOf } from '../schema'

export type Ground = { x: number; y: number; metresPerPixel: number; opacity: number }
type Spot = { x: number; y: number }
type Props = {
  ground: Ground
  setGround?(ground: Ground): void
  has: boolean
  errors?: Record<string, string>
  /** Two points of the plan whose distance is known: the scale follows from it. */
  measuring?: { points: Spot[]; active: boolean; start(): void; stop(): void }
}

const fields = ['x', 'y', 'metresPerPixel', 'opacity'] as const
const digits = { x: 100, y: 100, metresPerPixel: 1_000_000, opacity: 1 } as const
const written = (value: number, field: (typeof fields)[number]) => String(Math.round(value * digits[field]) / digits[field]).replace('.', ',')

/** The organiser's plan under the drawing: its picture, where it lies, how large and how strong it is. */
export function BackgroundForm({ ground, setGround, has, errors = {}, measuring }: Props) {
  const t = useTranslations('showPlan.background')
  const [typed, setTyped] = useState<Partial<Record<(typeof fields)[number], string>>>({})
  const [distance, setDistance] = useState('')
  const [open, setOpen] = useState(Object.keys(errors).length > 0)
  const [one, two] = measuring?.points ?? []
  const apply = () => {
    const metres = decimalOf(distance)
    if (!one || !two || !metres || metres < 0) return
    const ratio = metres / Math.max(0.01, Math.hypot(one.x - two.x, one.y - two.y))
    // The first point stays where it is.
    setGround?.({ ...ground, metresPerPixel: ground.metresPerPixel * ratio, x: one.x - (one.x - ground.x) * ratio, y: one.y - (one.y - ground.y) * ratio })
    setTyped({})
    setDistance('')
    measuring?.stop()
  }
  return (
    <details className="no-print mb-4 rounded-lg border border-line bg-sheet px-4 py-1.5" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-11 items-center text-sm font-semibold">{t('title')}</summary>
      <Form method="post" encType="multipart/form-data" className="space-y-4 pb-4">
        <TextField id="file" name="file" type="file" accept="image/png,image/jpeg" label={t('file')} hint={t('fileHint')} error={errors.file} required={!has} />
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {fields.map((field) => (
            <TextField
              key={field} id={`fond-${field}`} name={field} label={t(field === 'metresPerPixel' ? 'scale' : field)} inputMode="decimal" autoComplete="off" error={errors[field]} value={typed[field] ?? written(ground[field], field)}
              onChange={({ currentTarget: { value } }) => {
                setTyped({ ...typed, [field]: value })
                const number = decimalOf(value)
                if (number !== undefined && Number.isFinite(number)) setGround?.({ ...ground, [field]: number })
              }}
            />
          ))}
        </div>
        <div className="flex flex-wrap items-end gap-3">
          <Button look="secondary" name="faire" value="fond">{t('save')}</Button>
          {has && <Button look="quiet" name="faire" value="retirerFond">{t('remove')}</Button>}
          {has && measuring && !measuring.active && <Button type="button" look="quiet" onClick={measuring.start}>{t('measure')}</Button>}
        </div>
      </Form>
      {measuring?.active && (
        <div className="space-y-3 pb-4">
          <p role="status" className="text-sm font-semibold">{!one ? t('measureFirst') : two ? '' : t('measureSecond')}</p>
          <div className="flex flex-wrap items-end gap-3">
            {two && <TextField id="distance" name="distance" label={t('distance')} inputMode="decimal" autoComplete="off" value={distance} onChange={(event) => setDistance(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); apply() } }} />}
            {two && <Button type="button" onClick={apply}>{t('apply')}</Button>}
            <Button type="button" look="quiet" onClick={measuring.stop}>{t('cancel')}</Button>
          </div>
        </div>
      )}
    </details>
  )
}
