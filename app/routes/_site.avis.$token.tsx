import { getFormProps } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { MarkField, useMarks } from '~/arrivals/components/MarkField'
import { feedbackByLink, giveFeedback } from '~/arrivals/feedback.server'
import { FeedbackInput } from '~/arrivals/schema'
import { Button, LinkButton } from '~/ui/Button'
import { ErrorSummary, TextArea } from '~/ui/Field'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'
import { sessionWords } from '~/ui/time'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'

export const handle = access('feedback.give')

/** What a school or a host says of a visit, by the link of a mail. */
export async function loader({ params }: LoaderFunctionArgs) {
  const asked = await feedbackByLink(params.token ?? '')
  if (!asked) throw notFound()
  return { asked }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await parseForm(request, FeedbackInput)
  if (!form.ok) return form.reply()
  // Answered already, by whoever else has the link: the page says so.
  await giveFeedback(params.token ?? '', form.value)
  return redirect(`/avis/${params.token}`)
}

export default function GiveFeedback() {
  const t = useTranslations('feedback')
  const language = useLocale()
  const { asked: { side, answeredAt, signUp, session, session: { activity } } } = useLoaderData<typeof loader>()
  const [form, fields] = useHouseForm({ schema: FeedbackInput, id: 'avis', lastResult: useActionData<typeof action>() })
  const marks = useMarks()
  const name = side === 'HOST' ? activity.host?.name : [signUp?.school?.name, signUp?.className].filter(Boolean).join(', ')
  const lead = `${activity.title}, ${sessionWords(session.startsAt, session.endsAt, language, activity.programme.zone)}`
  if (answeredAt) {
    return (
      <div className="max-w-xl">
        <title>{`${t('thanks')} · Pavillon`}</title>
        <PageHeader title={t('thanks')} lead={t('thanksText')} />
        <LinkButton to="/programme">{t('home')}</LinkButton>
      </div>
    )
  }
  const labels: Record<string, string> = { overall: t(`overall.${side}`), prepared: t(`prepared.${side}`), again: t(`again.${side}`), comment: t('comment') }
  const mark = (field: 'overall' | 'prepared' | 'again') => ({ ...fieldProps(fields[field]), label: labels[field] ?? '', initial: fieldProps(fields[field]).defaultValue })
  return (
    <div className="max-w-xl">
      <title>{`${t('title')} · Pavillon`}</title>
      <meta name="robots" content="noindex" />
      <PageHeader title={t('title')} lead={lead} meta={name && <span className="text-soft">{t(`who.${side}`, { name })}</span>} />
      <p className="-mt-4 mb-8 text-soft">{t('lead')}</p>
      <Form method="post" {...getFormProps(form)} className="space-y-8">
        <ErrorSummary errors={form.allErrors} labels={(field) => (labels[field] ? { id: `${form.id}-${field}`, label: labels[field] } : undefined)} />
        <MarkField {...mark('overall')} hint={t('marks')} choices={marks} />
        <MarkField {...mark('prepared')} hint={t('marks')} choices={marks} />
        <MarkField {...mark('again')} choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(value), spoken: t(value) }))} />
        <TextArea {...fieldProps(fields.comment)} label={labels.comment} hint={t('commentHint')} rows={4} required={false} />
        <Button>{t('send')}</Button>
      </Form>
    </div>
  )
}
