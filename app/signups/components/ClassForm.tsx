import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { ReactNode } from 'react'
import type { Level } from '~/db/generated/enums'
import { Checkbox, ErrorSummary, Select, TextArea, TextField } from '~/ui/Field'
import { Notice } from '~/ui/Page'
import { fieldProps, uncheckedToo, useHouseForm } from '~/ui/useHouseForm'
import { partyOf, seatsLeft } from '../rules'
import type { ClassChanges, ClassSignUp } from '../schema'
import { TransportFields } from './TransportFields'

type Values = Record<string, unknown>

/** Seats as they stand while the form is filled; `own` are those that this class holds already. */
export type FormRoom = { seats: number; taken: number; waiting: number; own: number }

type Props = {
  schema: typeof ClassSignUp | typeof ClassChanges
  levels: Level[]
  stepFreePlace: boolean
  /** Whether it may already be said how the class comes. */
  asksTransport: boolean
  room: FormRoom
  values: Values
  lastResult: unknown
  /** What stands above the questions. */
  children?: ReactNode
  /** The buttons; `waits` says that the class would wait as it is typed. */
  buttons: (waits: boolean) => ReactNode
}

const hidden = ['sessionId', 'formKey', 'version'] as const

/** The questions about a class that comes: the same when it is booked and when it changes. */
export function ClassForm({ schema, levels, stepFreePlace, asksTransport, room, values, lastResult, buttons, children }: Props) {
  const t = useTranslations('signups')
  const words = useTranslations('classes')
  const levelWords = useTranslations('activities.level')
  // One form for two schemas: the fields they share have the same names.
  const [form, fields] = useHouseForm({ schema: schema as typeof ClassSignUp, id: 'classe', lastResult, defaultValue: values as never })
  const pupils = Number(fields.pupils.value ?? 0)
  const adults = Number(fields.adults.value ?? 0)
  const party = partyOf({ pupils: pupils || 0, adults: adults || 0 })
  const left = seatsLeft({ seats: room.seats, taken: room.taken - room.own })
  const waits = room.own === 0 && (room.waiting > 0 || left === 0 || party > left)
  const transport = [fields.transportMode, fields.transportCost, fields.transportPayer, fields.transportNotes]
  const labels: Record<string, string> = {
    level: t('field.level'), className: t('field.className'), pupils: t('field.pupils'), adults: t('field.adults'), stepFree: t('field.stepFree'),
    stepFreeAcknowledged: t('field.stepFreeAcknowledged'), otherNeeds: words('otherNeeds'), transportMode: words('transport.mode'), transportCost: words('transport.cost'), transportPayer: words('transport.payer'), transportNotes: words('transport.notes'),
    needs: t('field.needs'), contactPhone: t('field.contactPhone'),
  }
  return (
    <Form method="post" {...getFormProps(form)} onSubmit={uncheckedToo(form.onSubmit)} className="max-w-xl space-y-6">
      {form.errors?.map((words) => <Notice key={words} tone="bad" role="alert">{words}</Notice>)}
      <ErrorSummary errors={form.allErrors} labels={(field) => (labels[field] ? { id: `${form.id}-${field}`, label: labels[field] } : undefined)} />
      {hidden.map((name) => name in values && <input key={name} type="hidden" name={name} defaultValue={fieldProps(fields[name as 'sessionId']).defaultValue} />)}
      {children}
      <div className="grid gap-6 sm:grid-cols-2">
        <Select {...fieldProps(fields.level)} label={labels.level} empty="" choices={levels.map((value) => ({ value, label: levelWords(value) }))} />
        <TextField {...fieldProps(fields.className)} label={labels.className} hint={t('field.classNameHint')} autoComplete="off" />
      </div>
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField {...fieldProps(fields.pupils)} label={labels.pupils} type="number" inputMode="numeric" min={1} />
        <TextField {...fieldProps(fields.adults)} label={labels.adults} type="number" inputMode="numeric" min={0} />
      </div>
      <Notice tone={waits ? 'warn' : 'info'} role="status">
        {room.waiting > 0 && room.own === 0 ? t('queueNow') : waits || left === 0 ? t('willWait', { n: left }) : t('fitsNow', { n: left })}
      </Notice>
      <div className="grid items-end gap-6 sm:grid-cols-2">
        <TextField {...fieldProps(fields.stepFree)} label={labels.stepFree} type="number" inputMode="numeric" min={0} />
        <TextField {...fieldProps(fields.otherNeeds)} label={labels.otherNeeds} type="number" inputMode="numeric" min={0} />
      </div>
      {!stepFreePlace && (
        <Checkbox id={fields.stepFreeAcknowledged.id} name={fields.stepFreeAcknowledged.name} defaultChecked={fields.stepFreeAcknowledged.initialValue === 'on'} error={fields.stepFreeAcknowledged.errors?.[0]} label={labels.stepFreeAcknowledged} hint={t('refusal.stepFree')} />
      )}
      <TextArea {...fieldProps(fields.needs)} label={labels.needs} hint={`${words('otherNeedsHint')} ${t('field.needsHint')}`} rows={3} />
      <TextField {...fieldProps(fields.contactPhone)} label={labels.contactPhone} type="tel" autoComplete="tel" />
      {asksTransport && (
        <details open={transport.some(({ errors, initialValue }) => errors?.length || initialValue)}>
          <summary className="flex min-h-11 cursor-pointer items-center font-semibold">{words('transport.optional')}</summary>
          <div className="pt-2"><TransportFields fields={fields} /></div>
        </details>
      )}
      <div className="flex flex-wrap gap-2">{buttons(waits)}</div>
    </Form>
  )
}
