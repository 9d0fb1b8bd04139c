import type { FieldMetadata } from '@conform-to/react'
import { useLocale, useTranslations } from 'use-intl'
import { TransportMode, TransportPayer } from '~/db/generated/enums'
import { Select, TextArea, TextField } from '~/ui/Field'
import { euros } from '~/ui/money'
import { fieldProps } from '~/ui/useHouseForm'

type Field = FieldMetadata<unknown, Record<string, unknown>, string[]>
type Fields = Record<'transportMode' | 'transportCost' | 'transportPayer' | 'transportNotes', Field>

/** How the class comes, for how much and at whose cost: none of it has to be known yet. */
export function TransportFields({ fields }: { fields: Fields }) {
  const t = useTranslations('classes.transport')
  return (
    <div className="grid gap-6 sm:grid-cols-3">
      <Select {...fieldProps(fields.transportMode)} label={t('mode')} empty={t('later')} choices={Object.values(TransportMode).map((value) => ({ value, label: t(`modes.${value}`) }))} />
      <TextField {...fieldProps(fields.transportCost)} label={t('cost')} type="number" inputMode="decimal" min={0} step="0.01" />
      <Select {...fieldProps(fields.transportPayer)} label={t('payer')} empty={t('later')} choices={Object.values(TransportPayer).map((value) => ({ value, label: t(`payers.${value}`) }))} />
      <div className="sm:col-span-3"><TextArea {...fieldProps(fields.transportNotes)} label={t('notes')} hint={t('notesHint')} rows={2} /></div>
    </div>
  )
}

export type Transport = { transportMode: TransportMode | null; transportCostCents: number | null; transportPayer: TransportPayer | null; transportNotes: string | null }

/** The same in a few words: « Autocar, 450 €, payé par l’établissement »; empty while nothing is known. */
export function useTransportWords(): (transport: Transport) => string {
  const t = useTranslations('classes.transport')
  const language = useLocale()
  return ({ transportMode, transportCostCents, transportPayer, transportNotes }) => [
    transportMode && t(`modes.${transportMode}`),
    transportCostCents !== null && euros(transportCostCents, language, { round: true }),
    transportPayer && t('paidBy', { payer: t(`payersShort.${transportPayer}`) }),
    transportNotes,
  ].filter(Boolean).join(' · ')
}
