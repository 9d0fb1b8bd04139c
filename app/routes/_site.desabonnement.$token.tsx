import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { mutedBy, muteTopic, readUnsubscribe } from '~/messages/unsubscribe.server'
import { Button } from '~/ui/Button'
import { PageHeader } from '~/ui/Page'

export const handle = access('message.choose')

/** Opening the link changes nothing: mail programs open links by themselves. The button does, and the mail program's own. */
export async function loader({ params }: LoaderFunctionArgs) {
  const about = readUnsubscribe(params.token ?? '')
  if (!about) throw notFound()
  return { topic: about.topic, muted: (await mutedBy(about.userId)).includes(about.topic) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const about = readUnsubscribe(params.token ?? '')
  if (!about) throw notFound()
  const again = (await request.formData()).get('faire') === 'reprendre'
  await muteTopic(about.userId, about.topic, !again)
  return { resumed: again }
}

export default function Unsubscribe() {
  const t = useTranslations('messages')
  const { topic, muted } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const name = t(`topic.${topic}`)
  return (
    <div className="max-w-xl">
      <title>{`${t('choices')} · Pavillon`}</title>
      <meta name="robots" content="noindex" />
      <PageHeader title={muted ? t('stopped') : answer?.resumed ? t('saved') : t('stopTitle')} lead={muted ? t('stoppedText', { topic: name }) : answer?.resumed ? t('resumed') : t('stopText', { topic: name })} />
      <Form method="post"><Button look={muted ? 'secondary' : 'primary'} name="faire" value={muted ? 'reprendre' : 'finir'}>{muted ? t('resume') : t('stop')}</Button></Form>
    </div>
  )
}
