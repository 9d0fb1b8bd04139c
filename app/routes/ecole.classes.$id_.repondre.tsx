import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { answerMore } from '~/signups/approvals-commands.server'
import { questionsOf } from '~/signups/approvals-questions.server'
import { Button, LinkButton } from '~/ui/Button'
import { TextArea } from '~/ui/Field'
import { parseForm } from '~/ui/form.server'
import { PageHeader, Section } from '~/ui/Page'
import { momentWords, sessionWords } from '~/ui/time'

export const handle = access('signup.own')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.own')
  const id = params.id ?? ''
  const found = await questionsOf(viewer, id)
  if (found.questions.length === 0) throw redirect(`/ecole/classes/${id}`)
  return found
}

const Answer = z.object({ approvalId: z.uuid(), answer: z.string().trim().min(1).max(2000) })

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'signup.own')
  const back = `/ecole/classes/${params.id}`
  const form = await parseForm(request, Answer)
  if (!form.ok) return form.reply()
  const answered = await answerMore(viewer, form.value.approvalId, form.value.answer)
  return redirectWithToast(back, answered.ok ? 'rectorate.answer.sent' : `rectorate.refusal.${answered.reason}`)
}

export default function AnswerQuestion() {
  const t = useTranslations('rectorate.answer')
  const authorities = useTranslations('rectorate.authority')
  const signups = useTranslations('signups')
  const language = useLocale()
  const back = useActionData<typeof action>() as { error?: Record<string, string[] | null>; initialValue?: Record<string, string> } | undefined
  const { signUp, questions } = useLoaderData<typeof loader>()
  const { startsAt, endsAt, activity } = signUp.session
  return (
    <div className="max-w-2xl">
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: '/ecole', label: signups('mine') }, { to: `/ecole/classes/${signUp.id}`, label: activity.title }]} />
      <p className="mb-6"><strong>{activity.title}</strong><br />{sessionWords(startsAt, endsAt, language, activity.programme.zone)}</p>
      {questions.map(({ approvalId, authority, text, createdAt }) => (
        <Section key={approvalId} id={`question-${authority}`} title={t('question', { authority: authorities(authority) })}>
          <blockquote className="mb-4 border-l-4 border-accent pl-4 whitespace-pre-line">{text}<span className="block text-sm text-soft">{momentWords(createdAt, language)}</span></blockquote>
          <Form method="post" noValidate className="space-y-4">
            <input type="hidden" name="approvalId" value={approvalId} />
            <TextArea id={`reponse-${authority}`} name="answer" label={t('answer')} hint={t('answerHint')} maxLength={2000} required error={back?.initialValue?.approvalId === approvalId ? back.error?.answer?.[0] : undefined} />
            <Button>{t('send')}</Button>
          </Form>
        </Section>
      ))}
      <LinkButton to={`/ecole/classes/${signUp.id}`}>{signups('details')}</LinkButton>
    </div>
  )
}
