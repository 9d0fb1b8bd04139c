import { getFormProps } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { ActivityKind } from '~/db/generated/enums'
import { ownCompanies } from '~/directory/queries.server'
import { openProgrammes } from '~/programmes/queries.server'
import { startProposal } from '~/proposals/commands.server'
import { NewProposal } from '~/proposals/schema'
import { Button, LinkButton } from '~/ui/Button'
import { ErrorSummary, Select, TextField } from '~/ui/Field'
import { parseForm } from '~/ui/form.server'
import { EmptyState, PageHeader } from '~/ui/Page'
import { fieldProps, useHouseForm } from '~/ui/useHouseForm'

export const handle = access('activity.propose')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.propose')
  const [programmes, companies] = await Promise.all([openProgrammes(), ownCompanies(viewer)])
  return { programmes, companies }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.propose')
  const form = await parseForm(request, NewProposal)
  if (!form.ok) return form.reply()
  const started = await startProposal(viewer, form.value)
  return started.ok ? redirect(`/entreprise/actions/${started.id}/modifier`) : form.reply({ programmeId: [started.reason] })
}

export default function Propose() {
  const t = useTranslations('proposals')
  const words = useTranslations('activities')
  const { programmes, companies } = useLoaderData<typeof loader>()
  const [form, fields] = useHouseForm({ schema: NewProposal, id: 'proposition', lastResult: useActionData<typeof action>() })
  const labels: Record<string, string> = { programmeId: t('field.programme'), companyId: t('field.company'), kind: words('field.kind'), title: words('field.title') }
  return (
    <div className="max-w-2xl">
      <title>{`${t('propose')} · Pavillon`}</title>
      <PageHeader title={t('propose')} crumbs={[{ to: '/entreprise', label: t('mine') }]} lead={t('proposeLead')} />
      {programmes.length === 0 ? <EmptyState title={t('noProgramme')} action={<LinkButton to="/entreprise/demandes">{t('seeRequests')}</LinkButton>}>{t('noProgrammeText')}</EmptyState> : (
        <Form method="post" {...getFormProps(form)} className="space-y-6">
          <ErrorSummary errors={form.allErrors} labels={(name) => (labels[name] ? { id: `${form.id}-${name}`, label: labels[name] } : undefined)} />
          {companies.length > 1 && <Select {...fieldProps(fields.companyId)} required label={labels.companyId} choices={companies.map(({ id, name }) => ({ value: id, label: name }))} />}
          <Select {...fieldProps(fields.programmeId)} label={labels.programmeId} hint={t('field.programmeHint')} choices={programmes.map(({ id, title }) => ({ value: id, label: title }))} />
          <Select {...fieldProps(fields.kind)} label={labels.kind} choices={Object.values(ActivityKind).filter((kind) => kind !== 'SHOW_VISIT').map((value) => ({ value, label: words(`kind.${value}`) }))} />
          <TextField {...fieldProps(fields.title)} label={labels.title} hint={t('field.titleHint')} />
          <div className="flex flex-wrap gap-3"><Button>{t('begin')}</Button><LinkButton look="quiet" to="/entreprise">{t('back')}</LinkButton></div>
        </Form>
      )}
    </div>
  )
}
