import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Checkbox, TextField } from '~/ui/Field'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'
import type { MatchingDesk } from '../queries.server'
import { MatchingInput } from '../schema'
import { weightKeys } from '../weights'

const groups = [
  ['fit', ['placed', 'theme', 'near', 'farKm']], ['schools', ['school', 'schoolRest', 'rep', 'repPlus', 'rural']], ['companies', ['company', 'companyRest']], ['agree', ['toAgree']],
] as const satisfies [string, (typeof weightKeys)[number][]][]

/** What counts how much, each with what it means; for how long; and the button that begins. */
export function SettingsForm({ given, first, lastResult }: { given: MatchingDesk['given']; first: boolean; lastResult?: unknown }) {
  const t = useTranslations('matching')
  const computing = useTranslations('computing')
  const { weights, notice, invitations, seconds, unanswered } = given
  const defaultValue = { ...Object.fromEntries(weightKeys.map((key) => [key, String(weights[key])])), notice: String(notice), invitations: String(invitations), seconds: String(seconds), unanswered: unanswered ? 'oui' : undefined }
  const [form, fields] = useHouseForm({ schema: MatchingInput, id: 'reglages', lastResult, defaultValue: defaultValue as never })
  const amiss = [...weightKeys, 'invitations' as const].some((key) => fields[key].errors?.length)
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="no-print mb-10 space-y-4">
      <div className="grid items-end gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-[16rem_16rem_1fr]">
        <TextField {...fieldProps(fields.notice)} type="number" inputMode="numeric" label={t('notice')} hint={t('noticeHint')} />
        <TextField {...fieldProps(fields.seconds)} type="number" inputMode="numeric" label={computing('seconds')} />
        <Checkbox id="unanswered" name="unanswered" value="oui" defaultChecked={fields.unanswered.initialValue === 'oui'} label={t('unanswered')} />
      </div>
      <details open={amiss || undefined} className="rounded-lg border border-line bg-sheet px-4 py-1.5">
        <summary className="flex min-h-11 items-center text-sm font-semibold">{t('settings')}</summary>
        <p className="mb-4 text-sm text-soft">{t('settingsText')}</p>
        {groups.map(([group, keys]) => (
          <fieldset key={group} className="mb-6">
            <legend className="mb-3 w-full border-b border-line pb-1 text-sm font-semibold">{t(`group.${group}`)}</legend>
            <div className="grid items-end gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
              {keys.map((key) => <TextField key={key} {...fieldProps(fields[key])} type="number" inputMode="decimal" step="any" label={t(`weight.${key}`)} hint={t(`hint.${key}`)} />)}
              {group === 'agree' && <TextField {...fieldProps(fields.invitations)} type="number" inputMode="numeric" label={t('invitations')} hint={t('invitationsHint')} className="lg:col-span-2" />}
            </div>
          </fieldset>
        ))}
      </details>
      <Button look={first ? 'primary' : 'secondary'} name="faire" value="proposer">{first ? t('propose') : t('again')}</Button>
    </Form>
  )
}
