import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { keepTime } from '~/signups/another-time.server'
import { askedOf } from '~/signups/another-time-queries.server'
import { timeWords } from '~/signups/another-time-refusals.server'
import { AnswerTime } from '~/signups/another-time-schema'
import { takeTime } from '~/signups/another-time-taking.server'
import { classWords } from '~/signups/components/className'
import { Button } from '~/ui/Button'
import { ErrorText, TextArea } from '~/ui/Field'
import { parseForm } from '~/ui/form.server'
import { Notice, PageHeader } from '~/ui/Page'
import { sessionWords } from '~/ui/time'

export const handle = access('signup.own')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await askedOf(await requireViewer(request, 'signup.own'), params.id ?? '')
  if (!asked) throw redirect(`/ecole/classes/${params.id}`)
  return { asked }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.own')
  const back = `/ecole/classes/${params.id}`
  const form = await parseForm(request, AnswerTime)
  if (!form.ok) return form.reply()
  const asked = await askedOf(viewer, params.id ?? '')
  if (!asked) return redirectWithToast(back, 'anotherTime.refusal.over')
  const { answer, date, words } = form.value
  const answered = answer === 'take' && date ? await takeTime(viewer, asked.id, date) : await keepTime(viewer, asked.id, words)
  return answered.ok ? redirectWithToast(back, answer === 'take' ? 'anotherTime.moved' : 'anotherTime.kept') : form.reply(undefined, [timeWords(answered)])
}

export default function AnotherTime() {
  const t = useTranslations('anotherTime')
  const signups = useTranslations('signups')
  const levels = useTranslations('activities.level')
  const language = useLocale()
  const { asked } = useLoaderData<typeof loader>()
  const { id, session, level, className } = asked.signUp
  const { activity } = session
  const { zone } = activity.programme
  const back = useActionData<typeof action>() as { error?: Record<string, string[] | null>; initialValue?: Record<string, string> } | undefined
  const name = classWords(level && levels(level), className)
  return (
    <div className="max-w-2xl">
      <title>{`${t('title', { host: asked.company.name })} · Pavillon`}</title>
      <PageHeader title={t('title', { host: asked.company.name })} lead={[activity.title, name].filter(Boolean).join(', ')} crumbs={[{ to: '/ecole', label: signups('mine') }, { to: `/ecole/classes/${id}`, label: activity.title }]} />
      {(back?.error?.[''] ?? []).map((words) => <Notice key={words} tone="bad" role="alert">{words}</Notice>)}
      {asked.message && <blockquote className="mb-6 border-l-4 border-accent pl-4 whitespace-pre-line">{asked.message}</blockquote>}
      <p className="mb-6"><span className="text-sm text-soft">{t('present')}</span><br /><strong className="figures">{sessionWords(session.startsAt, session.endsAt, language, zone)}</strong></p>
      <Form method="post" noValidate className="mb-10 space-y-4">
        <fieldset aria-describedby={back?.error?.date ? 'date-error' : undefined}>
          <legend className="mb-2 font-semibold">{t('choose')}</legend>
          <div className="space-y-2">
            {asked.dates.map((date, index) => (
              <label key={date.id} className="figures flex min-h-11 cursor-pointer items-center gap-3 rounded-md border border-rule bg-sheet px-4 py-2 has-checked:border-accent has-checked:bg-accent-wash">
                <input type="radio" id={index === 0 ? 'date' : undefined} name="date" value={date.id} defaultChecked={asked.dates.length === 1 || back?.initialValue?.date === date.id} className="size-5 accent-accent" />
                {sessionWords(date.startsAt, date.endsAt, language, zone)}
              </label>
            ))}
          </div>
          <ErrorText id="date" error={back?.error?.date?.[0]} />
        </fieldset>
        {activity.approvals.length > 0 && <Notice tone="warn">{t('askedAgain')}</Notice>}
        <Button name="answer" value="take">{t('take')}</Button>
      </Form>
      <Form method="post" noValidate className="space-y-4 border-t border-line pt-6">
        <h2 className="text-lg">{t('keepTitle')}</h2>
        <TextArea id="words" name="words" label={t('words')} hint={t('wordsHint', { host: asked.company.name })} maxLength={500} rows={2} required={false} error={back?.error?.words?.[0]} defaultValue={back?.initialValue?.words} />
        <Button look="secondary" name="answer" value="keep">{t('keep')}</Button>
      </Form>
    </div>
  )
}
