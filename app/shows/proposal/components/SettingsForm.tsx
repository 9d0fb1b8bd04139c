import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Checkbox, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import type { Weights } from '../../assignments/fit'
import { ProposalInput } from '../schema'

const keys = ['placed', 'rank1', 'rank2', 'rank3', 'place', 'near', 'away', 'areaShort', 'areaOver', 'kind', 'side', 'compact', 'stay', 'priority', 'smallest', 'largest'] as const

const asText = (weights: Weights) => Object.fromEntries(keys.map((key) => [key, String(weights[key])]))

/** The points, whether holds stay, how long; and the button that begins. */
export function SettingsForm({ weights, seconds, keepHeld, first, lastResult }: { weights: Weights; seconds: number; keepHeld: boolean; first: boolean; lastResult?: unknown }) {
  const t = useTranslations('showProposal')
  const computing = useTranslations('computing')
  const [form, fields] = useHouseForm({ schema: ProposalInput, id: 'reglages', lastResult, defaultValue: { ...asText(weights), seconds: String(seconds), keepHeld: keepHeld ? 'oui' : undefined } })
  const amiss = keys.some((key) => fields[key].errors?.length)
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="mb-10 space-y-4">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
        <TextField {...fieldProps(fields.seconds)} type="number" inputMode="numeric" label={computing('seconds')} className="w-56" />
        <Checkbox id="keepHeld" name="keepHeld" value="oui" defaultChecked={fields.keepHeld.initialValue === 'oui'} label={t('keepHeld')} />
      </div>
      <details open={amiss || undefined} className="rounded-lg border border-line bg-sheet px-4 py-1.5">
        <summary className="flex min-h-11 items-center text-sm font-semibold">{t('settings')}</summary>
        <p className="mb-4 text-sm text-soft">{t('settingsText')}</p>
        <div className="mb-4 grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
          {keys.map((key) => <TextField key={key} {...fieldProps(fields[key])} type="number" inputMode="decimal" step="any" label={t(`weight.${key}`)} />)}
        </div>
      </details>
      <Button look={first ? 'primary' : 'secondary'} name="faire" value="proposer">{first ? t('propose') : t('again')}</Button>
    </Form>
  )
}
