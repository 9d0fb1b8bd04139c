import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { saveProgramme } from '~/programmes/commands.server'
import { ProgrammeForm } from '~/programmes/components/ProgrammeForm'
import { programmeById } from '~/programmes/queries.server'
import { ProgrammeInput } from '~/programmes/schema'
import { showChanged } from '~/shows/life.server'
import { parseFormData } from '~/ui/form.server'
import { PageHeader } from '~/ui/Page'
import { dateOnly, localDate, localTime } from '~/ui/time'

export const handle = access('programme.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const programme = await programmeById(await requireViewer(request, 'programme.manage'), params.id ?? '')
  if (!programme) throw notFound()
  return { programme }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'programme.manage')
  const fields = await request.formData()
  const form = parseFormData(fields, ProgrammeInput)
  if (!form.ok) return form.reply()
  const saved = await saveProgramme(viewer, params.id ?? '', Number(fields.get('version')), form.value, (tx, sequence) => showChanged(tx, viewer, params.id ?? '', sequence))
  if (!saved.ok) return form.reply({ title: [saved.reason] })
  return redirectWithToast(`/equipe/programmes/${params.id}`, 'programmes.saved')
}

export default function EditProgramme() {
  const t = useTranslations()
  const { programme } = useLoaderData<typeof loader>()
  const at = (instant: Date | null, read: typeof localDate) => (instant ? read(instant, programme.zone) : undefined)
  const day = (date: Date | null) => (date ? dateOnly(date) : undefined)
  const defaultValue = {
    kind: programme.kind, title: programme.title, summary: programme.summary, theme: programme.theme ?? undefined, startsOn: day(programme.startsOn), endsOn: day(programme.endsOn),
    place: programme.place ?? undefined, town: programme.town ?? undefined, signUpOpensOn: at(programme.signUpOpensAt, localDate), signUpOpensAt: at(programme.signUpOpensAt, localTime) ?? '08:00', signUpClosesOn: at(programme.signUpClosesAt, localDate), signUpClosesAt: at(programme.signUpClosesAt, localTime) ?? '18:00',
    labelFrom: day(programme.labelFrom), labelUntil: day(programme.labelUntil), labelDeadline: day(programme.labelDeadline),
  }
  return (
    <>
      <title>{`${t('ui.edit')} · ${programme.title}`}</title>
      <PageHeader title={t('ui.edit')} crumbs={[{ to: '/equipe/programmes', label: t('programmes.list') }, { to: `/equipe/programmes/${programme.id}`, label: programme.title }]} />
      <ProgrammeForm defaultValue={defaultValue} version={programme.version} lastResult={useActionData<typeof action>()} back={`/equipe/programmes/${programme.id}`} />
    </>
  )
}
