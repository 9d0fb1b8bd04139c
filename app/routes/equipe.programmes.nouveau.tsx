import type { ActionFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { createProgramme } from '~/programmes/commands.server'
import { ProgrammeForm } from '~/programmes/components/ProgrammeForm'
import { ProgrammeInput } from '~/programmes/schema'
import { parseForm } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'

export const handle = access('programme.manage')

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'programme.manage')
  const form = await parseForm(request, ProgrammeInput)
  if (!form.ok) return form.reply()
  const { id } = await createProgramme(viewer, form.value)
  return redirectWithToast(`/equipe/programmes/${id}`, 'programmes.created')
}

export default function NewProgramme() {
  const t = useTranslations('programmes')
  return (
    <>
      <title>{`${t('create')} · Pavillon`}</title>
      <PageHeader title={t('create')} crumbs={[{ to: '/equipe/programmes', label: t('list') }]} />
      <ProgrammeForm lastResult={useActionData<typeof action>()} back="/equipe/programmes" />
    </>
  )
}
