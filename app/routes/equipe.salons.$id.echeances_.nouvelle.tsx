import type { ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { saveDeadline } from '~/shows/deadlines/commands.server'
import { DeadlineForm } from '~/shows/deadlines/components/DeadlineForm'
import { DeadlineInput } from '~/shows/deadlines/schema'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'

export const handle = access('show.manage')

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const form = await parseForm(request, DeadlineInput)
  if (!form.ok) return form.reply()
  const saved = await saveDeadline(viewer, params.id ?? '', null, form.value)
  return saved.ok ? redirectWithToast(`/equipe/salons/${params.id}/echeances`, 'showDeadlines.saved') : form.reply({ counted: [saved.reason] })
}

export default function NewDeadline() {
  const t = useTranslations('showDeadlines')
  const back = `/equipe/salons/${useParams().id}/echeances`
  return (
    <>
      <title>{`${t('add')} · Pavillon`}</title>
      <PageHeader title={t('add')} crumbs={[{ to: back, label: t('title') }]} />
      <DeadlineForm defaultValue={{ counted: 'SHOW_START', owner: 'CHAMBER', remindDays: '14, 3' }} lastResult={useActionData<typeof action>()} back={back} />
    </>
  )
}
