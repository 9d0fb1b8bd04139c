import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { delegate, delegationsOf, endDelegation, NewDelegation } from '~/signups/delegations.server'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader, Section } from '~/ui/Page'
import { dateRangeWords, todayIn } from '~/ui/time'
import { translator } from '~/ui/translator'

export const handle = access('approval.decideRectorate')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'approval.decideRectorate')
  return { ...(await delegationsOf(viewer)), today: todayIn() }
}

const fields: Record<string, string> = { endBeforeStart: 'endsOn', tooLong: 'endsOn', past: 'endsOn' }

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'approval.decideRectorate')
  const form = await request.formData()
  if (form.get('faire') === 'terminer') {
    await endDelegation(viewer, String(form.get('id')))
    return redirectWithToast('/rectorat/remplacements', 'rectorate.delegation.ended')
  }
  const given = parseFormData(form, NewDelegation)
  if (!given.ok) return given.reply()
  const named = await delegate(viewer, given.value)
  if (named.ok) return redirectWithToast('/rectorat/remplacements', 'rectorate.delegation.saved')
  return given.reply({ [fields[named.reason] ?? 'mail']: [translator(currentRequest()?.locale ?? 'fr', 'rectorate')(`refusal.${named.reason}`)] })
}

export default function Delegations() {
  const t = useTranslations('rectorate.delegation')
  const { given, held, mayGive, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { error?: Record<string, string[] | null>; initialValue?: Record<string, string> } | undefined
  const field = (name: string) => ({ id: name, name, error: answer?.error?.[name]?.[0], defaultValue: answer?.initialValue?.[name] })
  return (
    <>
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Section id="donnes" title={t('given')}>{given.length === 0 ? <p className="text-soft">{t('none')}</p> : <Rows rows={given.map(({ to, ...row }) => ({ ...row, name: to.name || to.email }))} />}</Section>
      {held.length > 0 && <Section id="tenus" title={t('held')}><Rows rows={held.map(({ from, ...row }) => ({ ...row, name: from.name }))} /></Section>}
      {!mayGive && <Notice>{t('onlyOwn')}</Notice>}
      {mayGive && (
        <Section id="nommer" title={t('add')}>
          <Form method="post" noValidate className="max-w-xl space-y-5">
            <TextField {...field('mail')} type="email" autoComplete="off" label={t('mail')} required />
            <div className="grid gap-5 sm:grid-cols-2">
              <TextField {...field('startsOn')} type="date" min={today} defaultValue={answer?.initialValue?.startsOn ?? today} label={t('startsOn')} required />
              <TextField {...field('endsOn')} type="date" min={today} label={t('endsOn')} required />
            </div>
            <Button>{t('save')}</Button>
          </Form>
        </Section>
      )}
    </>
  )
}

function Rows({ rows }: { rows: { id: string; name: string; academie: string; startsOn: string; endsOn: string }[] }) {
  const t = useTranslations('rectorate.delegation')
  const language = useLocale()
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map(({ id, name, academie, startsOn, endsOn }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
          <div><strong>{name}</strong><span className="block text-sm text-soft">{`${dateRangeWords(startsOn, endsOn, language)} · ${t('academie')} : ${academie}`}</span></div>
          <Form method="post"><input type="hidden" name="id" value={id} /><Button look="secondary" name="faire" value="terminer" aria-label={`${t('end')} : ${name}`}>{t('end')}</Button></Form>
        </li>
      ))}
    </ul>
  )
}
