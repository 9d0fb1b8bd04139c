import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { ConditionsForm } from '~/label/components/ConditionsForm'
import { conditionsOf, saveConditions } from '~/label/conditions.server'
import { LabelConditionsInput } from '~/programmes/label-conditions'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'

export const handle = access('activity.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return conditionsOf(await requireViewer(request, 'activity.manage'), params.id ?? '')
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.manage')
  const form = await parseForm(request, LabelConditionsInput)
  if (!form.ok) return form.reply()
  const saved = await saveConditions(viewer, params.id ?? '', form.value)
  return saved.ok ? redirectWithToast(`/equipe/programmes/${params.id}/label`, 'label.conditionsSaved') : form.reply({ version: [saved.reason] })
}

export default function Conditions() {
  const t = useTranslations('label')
  const { id, title, version, labelConditions } = useLoaderData<typeof loader>()
  const back = `/equipe/programmes/${id}/label`
  return (
    <>
      <title>{`${t('conditions')} · ${title}`}</title>
      <PageHeader title={t('conditions')} lead={t('conditionsLead')} crumbs={[{ to: `/equipe/programmes/${id}`, label: title }, { to: back, label: t('title') }]} />
      <ConditionsForm conditions={labelConditions} version={version} lastResult={useActionData<typeof action>()} back={back} />
    </>
  )
}
