import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { PasswordPart } from '~/access/components/PasswordPart'
import { access } from '~/access/policy'
import { accountOf, beginSecondFactor, changePassword, confirmSecondFactor, endSecondFactor, setPassword } from '~/access/account.server'
import { NewPassword } from '~/access/schema'
import { readToast, redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { Button, LinkButton } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { parseFormData } from '~/ui/form.server'
import { Badge, Notice, PageHeader, Section } from '~/ui/Page'
import { useToast } from '~/ui/useToast'

export const handle = access('account.own')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  const { toast, headers } = await readToast(request)
  return data({ ...(await accountOf(viewer, request)), email: viewer.email, roles: viewer.roles, toast }, { headers })
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  const fields = await request.formData()
  const given = String(fields.get('password') ?? '')
  switch (fields.get('faire')) {
    case 'motdepasse': {
      const form = parseFormData(fields, NewPassword)
      if (!form.ok) return { error: 'tooShort|12' }
      const done = await setPassword(viewer, request, form.value.password)
      return done.ok ? redirectWithToast('/compte', 'access.passwordSet') : { refusal: done }
    }
    case 'changer': {
      const form = parseFormData(fields, NewPassword)
      if (!form.ok) return { error: 'tooShort|12' }
      const done = await changePassword(viewer, request, String(fields.get('current') ?? ''), form.value.password)
      return done.ok ? redirectWithToast('/compte', 'access.passwordSet') : { refusal: done }
    }
    case 'commencer': {
      const begun = await beginSecondFactor(viewer, request, given)
      return begun.ok ? { drawing: begun.drawing, key: begun.key, backupCodes: begun.backupCodes } : { refusal: begun }
    }
    case 'arreter': {
      const done = await endSecondFactor(viewer, request, given, String(fields.get('code') ?? ''))
      return done.ok ? redirectWithToast('/compte', 'access.secondFactorEnded', undefined, done.headers) : { refusal: done }
    }
    default: {
      const done = await confirmSecondFactor(viewer, request, String(fields.get('code') ?? ''))
      return done.ok ? redirectWithToast(viewer.secondFactor === 'toSetUp' ? '/espace' : '/compte', 'access.secondFactorSet', undefined, done.headers) : { refusal: done }
    }
  }
}

export default function Account() {
  const t = useTranslations('access')
  const mails = useTranslations('messages')
  const keys = useTranslations('api')
  const mine = useTranslations('privacy.own')
  const calendars = useTranslations('calendars')
  const { password, secondFactor, needed, freshUntil, email, roles, toast } = useLoaderData<typeof loader>()
  const done = useToast(toast)
  const answer = useActionData<typeof action>()
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined
  return (
    <div className="max-w-xl">
      <title>{`${t('account')} · Pavillon`}</title>
      <PageHeader title={t('account')} lead={t('accountLead', { email })} meta={roles.map((role) => <Badge key={role}>{t(`role.${role}`)}</Badge>)} />
      {done && !refusal && <Notice tone="good" role="status">{done.text}</Notice>}
      {needed && <Notice tone="warn">{t('secondFactorNeeded')}</Notice>}
      {refusal && <Notice tone="bad" role="alert">{t(refusal.reason, refusal.details ?? {})}</Notice>}
      <Section title={t('password')} id="motdepasse">
        <PasswordPart there={password} freshUntil={freshUntil} error={answer && 'error' in answer ? answer.error : undefined} />
      </Section>
      <Section title={t('secondFactor')} id="second-facteur">
        <p className="mb-4 text-soft">{secondFactor ? t('secondFactorOn') : t('secondFactorOff')}</p>
        {!secondFactor && !password && <p>{t('passwordFirst')}</p>}
        {secondFactor && (
          <details>
            <summary className="link">{t('endSecondFactor')}</summary>
            <Form method="post" className="mt-4 space-y-4">
              <TextField id="current" name="password" type="password" autoComplete="current-password" label={t('password')} />
              <TextField id="code" name="code" autoComplete="one-time-code" label={t('code')} />
              <Button look="danger" name="faire" value="arreter">{t('endSecondFactor')}</Button>
            </Form>
          </details>
        )}
        {!secondFactor && password && !(answer && 'drawing' in answer) && (
          <Form method="post" className="space-y-4">
            <TextField id="current" name="password" type="password" autoComplete="current-password" label={t('password')} />
            <Button look="secondary" name="faire" value="commencer">{t('setUp')}</Button>
          </Form>
        )}
        {answer && 'drawing' in answer && answer.drawing && (
          <div className="space-y-5">
            <p>{t('scan')}</p>
            {/* Made by the server from a secret of our own, with no words of anybody's in it. */}
            <div className="size-56 bg-sheet" dangerouslySetInnerHTML={{ __html: answer.drawing }} />
            <p>{t('scanKey')} <code className="font-mono text-sm break-all">{answer.key?.match(/.{1,4}/g)?.join(' ')}</code></p>
            <p>{t('backup')}</p>
            <ul className="figures grid grid-cols-2 gap-1 font-mono text-sm">{answer.backupCodes?.map((code) => <li key={code}>{code}</li>)}</ul>
            <Form method="post" className="space-y-4">
              <TextField id="code" name="code" inputMode="numeric" autoComplete="one-time-code" label={t('code')} />
              <Button name="faire" value="code">{t('confirmCode')}</Button>
            </Form>
          </div>
        )}
      </Section>
      <Section title={calendars('title')} id="agendas">
        <p className="mb-4 text-soft">{calendars('lead')}</p>
        <LinkButton to="/compte/agendas">{calendars('make')}</LinkButton>
      </Section>
      <Section title={mails('choices')} id="messages">
        <p className="mb-4 text-soft">{mails('choicesLead')}</p>
        <LinkButton to="/compte/messages">{mails('choicesOpen')}</LinkButton>
      </Section>
      <Section title={keys('keys')} id="cles">
        <p className="mb-4 text-soft">{keys('keysLead')}</p>
        <LinkButton to="/compte/cles">{keys('createKey')}</LinkButton>
      </Section>
      <Section title={mine('section')} id="donnees">
        <p className="mb-4 text-soft">{mine('sectionText')}</p>
        <LinkButton to="/compte/donnees">{mine('open')}</LinkButton>
      </Section>
    </div>
  )
}
