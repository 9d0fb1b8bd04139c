import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { copyProgramme } from '~/activities/commands.server'
import { markOf } from '~/activities/components/SessionList'
import { ExportLinks } from '~/lists/components/ExportLinks'
import { publishProgramme, removePartner, setPartner, setProgrammeStatus } from '~/programmes/commands.server'
import { Partners } from '~/programmes/components/Partners'
import { programmeById } from '~/programmes/queries.server'
import { publicPathOf, statusTransitions } from '~/programmes/rules'
import { PartnerInput, StatusInput } from '~/programmes/schema'
import { copyShow } from '~/shows/copy.server'
import { showChanged } from '~/shows/life.server'
import { seatsTaken } from '~/signups/queries.server'
import { Button, LinkButton } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import { parseFormData } from '~/ui/form.server'
import { Badge, EmptyState, Fact, Facts, KindMark, PageHeader, Section } from '~/ui/Page'
import { dateOnly, dateRangeWords } from '~/ui/time'

export const handle = access('programme.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const programme = await programmeById(await requireViewer(request, 'programme.manage'), params.id ?? '')
  if (!programme) throw notFound()
  const taken = await seatsTaken(programme.activities.flatMap(({ sessions }) => sessions.map(({ id }) => id)))
  const activities = programme.activities.map((activity) => ({
    ...activity,
    seats: activity.sessions.reduce((sum, { seats }) => sum + seats, 0),
    taken: activity.sessions.reduce((sum, { id }) => sum + (taken.get(id) ?? 0), 0),
  }))
  return { programme: { ...programme, activities } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'programme.manage')
  const id = params.id ?? ''
  const fields = await request.formData()
  const here = `/equipe/programmes/${id}`
  const partner = fields.get('retirerPartenaire')
  if (partner) {
    await removePartner(viewer, id, String(partner))
    return redirectWithToast(`${here}#partenaires`, 'programmes.partnerRemoved')
  }
  switch (fields.get('faire')) {
    case 'publier':
      await publishProgramme(viewer, id, true)
      return redirectWithToast(here, 'programmes.wasPublished')
    case 'retirer':
      await publishProgramme(viewer, id, false)
      return redirectWithToast(here, 'programmes.wasUnpublished')
    case 'partenaire': {
      const form = parseFormData(fields, PartnerInput)
      if (!form.ok) return form.reply()
      const set = await setPartner(viewer, id, form.value)
      return set.ok ? redirectWithToast(`${here}#partenaires`, 'programmes.partnerSet') : form.reply({ share: [`${set.reason}|${set.details?.n ?? 0}`] })
    }
    case 'copier': {
      const copy = await copyProgramme(viewer, id, (tx, copyId) => copyShow(tx, viewer, id, copyId))
      return redirectWithToast(`/equipe/programmes/${copy.id}`, 'programmes.copied', { n: copy.leftOut })
    }
    default: {
      const form = parseFormData(fields, StatusInput)
      if (!form.ok) return form.reply()
      // Calling it off touches people: its own page says whom.
      if (form.value.status === 'CANCELLED' && fields.get('before') !== 'CANCELLED') return redirect(`${here}/annuler`)
      const done = await setProgrammeStatus(viewer, id, form.value, (tx, sequence) => showChanged(tx, viewer, id, sequence))
      return done.ok ? redirectWithToast(here, 'programmes.statusSaved') : form.reply({ status: ['choice'] })
    }
  }
}

export default function Programme() {
  const t = useTranslations()
  const language = useLocale()
  const { programme } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const states = [programme.status, ...statusTransitions[programme.status].filter((state) => state !== 'CANCELLED')]
  const add = <LinkButton look="primary" to={`/equipe/programmes/${programme.id}/nouvelle-action`}>{t('activities.create')}</LinkButton>
  return (
    <>
      <title>{`${programme.title} · Pavillon`}</title>
      <PageHeader
        title={programme.title}
        crumbs={[{ to: '/equipe/programmes', label: t('programmes.list') }]}
        meta={<><KindMark kind={markOf[programme.kind]}>{t(`programmes.kind.${programme.kind}`)}</KindMark><Badge tone={programme.publishedAt ? 'good' : 'plain'}>{programme.publishedAt ? t('programmes.published') : t('programmes.draft')}</Badge>{programme.example && <Badge>{t('programmes.example')}</Badge>}</>}
        lead={[dateRangeWords(dateOnly(programme.startsOn), dateOnly(programme.endsOn), language), programme.town].filter(Boolean).join(' · ')}
        action={add}
      />
      <Form method="post" className="no-print mb-10 flex flex-wrap gap-2">
        {programme.kind === 'SHOW' && <LinkButton to={`/equipe/salons/${programme.id}`}>{t('shows.open')}</LinkButton>}
        {programme.kind === 'INDUSTRY_WEEK' && <LinkButton to={`/equipe/programmes/${programme.id}/label`}>{t('label.open')}</LinkButton>}
        {programme.kind !== 'SHOW' && <LinkButton to={`/equipe/programmes/${programme.id}/appariement`}>{t('matching.open')}</LinkButton>}
        <LinkButton to={`/equipe/programmes/${programme.id}/modifier`}>{t('ui.edit')}</LinkButton>
        <Button look="secondary" name="faire" value={programme.publishedAt ? 'retirer' : 'publier'}>{programme.publishedAt ? t('programmes.unpublish') : t('programmes.publish')}</Button>
        <Button look="secondary" name="faire" value="copier">{t('programmes.copy')}</Button>
        {statusTransitions[programme.status].includes('CANCELLED') && <LinkButton look="danger" to={`/equipe/programmes/${programme.id}/annuler`}>{t('programmes.cancel')}</LinkButton>}
        {programme.publishedAt && <LinkButton look="quiet" to={publicPathOf(programme)}>{t('programmes.seePublic')}</LinkButton>}
      </Form>
      <div className="mb-10"><Facts>
        <Fact term={t('programmes.field.status')}>{[t(`programmes.status.${programme.status}`), programme.statusNote].filter(Boolean).join(' – ')}</Fact>
        <Fact term={t('programmes.field.theme')}>{programme.theme}</Fact>
      </Facts></div>
      <Section title={t('programmes.activities')} id="actions">
        {programme.activities.length === 0 ? <EmptyState title={t('programmes.noActivity')} action={add} /> : (
          <table className="data-table">
            <thead><tr><th>{t('activities.field.title')}</th><th>{t('activities.field.kind')}</th><th>{t('programmes.field.status')}</th><th className="num">{t('activities.sessions')}</th><th className="num">{t('activities.signUps')}</th></tr></thead>
            <tbody>
              {programme.activities.map((activity) => (
                <tr key={activity.id}>
                  <td className="lead"><Link className="link font-semibold" to={`/equipe/actions/${activity.id}`}>{activity.title}</Link><span className="block text-sm text-soft">{[activity.host?.name, activity.town].filter(Boolean).join(' · ')}</span></td>
                  <td data-label={t('activities.field.kind')}>{t(`activities.kind.${activity.kind}`)}</td>
                  <td data-label={t('programmes.field.status')}><Badge tone={activity.moderation === 'PUBLISHED' ? 'good' : activity.moderation === 'CANCELLED' ? 'bad' : 'plain'}>{t(`activities.moderation.${activity.moderation}`)}</Badge></td>
                  <td data-label={t('activities.sessions')} className="num">{activity.sessions.length}</td>
                  <td data-label={t('activities.signUps')} className="num">{t('activities.fullTitle', { taken: activity.taken, seats: activity.seats })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {programme.activities.length > 0 && <ExportLinks lists={['actions', 'creneaux', 'inscriptions']} about={`programme=${programme.id}`} />}
      </Section>
      <Section title={t('programmes.partners')} id="partenaires"><Partners partners={programme.partners} lastResult={answer} /></Section>
      {statusTransitions[programme.status].length > 0 && (
        <Section title={t('programmes.statusTitle')} id="etat">
          <p className="mb-4 text-soft">{t('programmes.cancelWarning')}</p>
          <Form method="post" className="grid max-w-2xl items-end gap-4 sm:grid-cols-[12rem_1fr_auto]">
            <input type="hidden" name="before" value={programme.status} />
            <Select id="status" name="status" label={t('programmes.field.status')} error={answer?.error && 'status' in answer.error ? 'choice' : undefined} defaultValue={programme.status} choices={states.map((value) => ({ value, label: t(`programmes.status.${value}`) }))} />
            <TextField id="statusNote" name="statusNote" label={t('programmes.field.statusNote')} required={false} defaultValue={programme.statusNote ?? ''} />
            <Button look="secondary">{t('programmes.setStatus')}</Button>
          </Form>
        </Section>
      )}
    </>
  )
}
