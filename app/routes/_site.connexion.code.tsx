import { getFormProps } from '@conform-to/react'
import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Door } from '~/access/components/Door'
import { access } from '~/access/policy'
import { Code } from '~/access/schema'
import { giveCode, safeBack } from '~/access/sign-in.server'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { parseForm } from '~/ui/form.server'
import { Notice, PageHeader } from '~/ui/Page'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'

export const handle = access('session.signIn')

export async function action({ request }: ActionFunctionArgs) {
  const back = safeBack(new URL(request.url).searchParams.get('vers'))
  const form = await parseForm(request, Code)
  if (!form.ok) return { refusal: null, reply: form.reply().data }
  const outcome = await giveCode(request, form.value.code)
  if (!outcome.ok) return { refusal: outcome, reply: form.reply().data }
  return redirect(back || '/espace', { headers: outcome.headers })
}

export default function SecondFactor() {
  const t = useTranslations('access')
  const answer = useActionData<typeof action>()
  const [form, fields] = useHouseForm({ schema: Code, id: 'code', lastResult: answer?.reply })
  return (
    <Door>
      <title>{`${t('codeTitle')} · Pavillon`}</title>
      <PageHeader title={t('codeTitle')} lead={t('codeText')} />
      {answer?.refusal && <Notice tone="bad" role="alert">{t(answer.refusal.reason, answer.refusal.details ?? {})}</Notice>}
      <Form method="post" {...getFormProps(form)} className="space-y-5">
        <TextField {...fieldProps(fields.code)} label={t('code')} inputMode="numeric" autoComplete="one-time-code" />
        <Button className="w-full">{t('codeAction')}</Button>
      </Form>
      <h2 className="mt-8 text-base">{t('codeLost')}</h2>
      <p className="mt-1 text-sm text-soft">{t('codeLostText')}</p>
    </Door>
  )
}
