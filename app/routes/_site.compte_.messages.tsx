import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { readToast, redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { topics } from '~/messages/topics'
import { mutedBy, muteTopic } from '~/messages/unsubscribe.server'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Field'
import { Notice, PageHeader } from '~/ui/Page'
import { useToast } from '~/ui/useToast'

export const handle = access('account.own')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  const { toast, headers } = await readToast(request)
  return data({ muted: await mutedBy(viewer.userId ?? ''), toast }, { headers })
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'account.own')
  const wanted = (await request.formData()).getAll('sujet')
  for (const topic of topics) await muteTopic(viewer.userId ?? '', topic, !wanted.includes(topic))
  return redirectWithToast('/compte/messages', 'messages.saved')
}

export default function MyMessages() {
  const t = useTranslations('messages')
  const account = useTranslations('access')
  const { muted, toast } = useLoaderData<typeof loader>()
  const done = useToast(toast)
  return (
    <div className="max-w-xl">
      <title>{`${t('choices')} · Pavillon`}</title>
      <PageHeader title={t('choices')} crumbs={[{ to: '/compte', label: account('account') }]} lead={t('choicesLead')} />
      {done && <Notice tone="good" role="status">{done.text}</Notice>}
      <Form method="post" className="space-y-4" key={muted.join()}>
        {topics.map((topic) => <Checkbox key={topic} id={`sujet-${topic}`} name="sujet" value={topic} defaultChecked={!muted.includes(topic)} label={t(`topic.${topic}`)} hint={t(`topicText.${topic}`)} />)}
        <Button>{t('save')}</Button>
      </Form>
    </div>
  )
}
