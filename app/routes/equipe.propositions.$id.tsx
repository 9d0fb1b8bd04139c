import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { DecisionTable } from '~/proposals/components/DecisionTable'
import { acceptRevision, sendBackRevision } from '~/proposals/moderation.server'
import { revisionForStaff } from '~/proposals/queries.server'
import { choicesOf, Decision } from '~/proposals/schema'
import { Button, LinkButton } from '~/ui/Button'
import { TextArea } from '~/ui/Field'
import { parseFormData } from '~/ui/form.server'
import { EmptyState, Notice, PageHeader, Section } from '~/ui/Page'

export const handle = access('activity.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { activity, waits } = await revisionForStaff(await requireViewer(request, 'activity.manage'), params.id ?? '')
  const { id, title, slug, version, host, programme } = activity
  return { activity: { id, title, slug, version, host: host?.name ?? '', programme }, waits }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.manage')
  const id = params.id ?? ''
  const fields = await request.formData()
  if (fields.get('faire') === 'renvoyer') {
    const back = await sendBackRevision(viewer, id, String(fields.get('raison') ?? '').slice(0, 300))
    if (back.ok) return redirectWithToast('/equipe/propositions', 'proposals.staff.changeSentBack')
    return data({ refusal: null, error: 'required', n: 0 }, { status: 400 })
  }
  const form = parseFormData(fields, Decision)
  const accepted = form.ok ? await acceptRevision(viewer, id, form.value, choicesOf(fields)) : { ok: false as const, reason: 'changedMeanwhile' as const, details: undefined }
  if (accepted.ok) return redirectWithToast('/equipe/propositions', 'proposals.staff.accepted')
  return data({ refusal: accepted.reason, error: null, n: Number(accepted.details?.n ?? 0) }, { status: 400 })
}

export default function Change() {
  const t = useTranslations('proposals')
  const words = useTranslations('activities')
  const { activity, waits } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('staff.changeOf')} · ${activity.title}`}</title>
      <PageHeader
        title={activity.title} crumbs={[{ to: '/equipe/propositions', label: t('staff.title') }, { to: `/equipe/actions/${activity.id}`, label: activity.title }]}
        lead={[t('staff.changeOf'), activity.host, activity.programme.title].filter(Boolean).join(' · ')} action={<><LinkButton to={`/equipe/actions/${activity.id}/apercu?modification=oui`}>{t('preview')}</LinkButton><LinkButton look="quiet" to={`/actions/${activity.slug}`}>{t('seePublic')}</LinkButton></>}
      />
      {!waits && <EmptyState title={t('staff.over')} action={<LinkButton to="/equipe/propositions">{t('staff.title')}</LinkButton>}>{t('staff.overText')}</EmptyState>}
      {answer?.refusal && waits && <Notice tone="bad" role="alert">{t(`staff.refusal.${answer.refusal}`, { n: answer.n })}</Notice>}
      {waits && (
        <>
          <Form method="post" className="mb-10">
            <input type="hidden" name="version" value={waits.version} />
            <input type="hidden" name="activityVersion" value={activity.version} />
            <DecisionTable merged={waits.merged} dates={waits.dates} zone={activity.programme.zone} />
            {waits.touched > 0 && <div className="mt-6"><Notice tone="warn">{t('staff.touches', { n: waits.touched })}</Notice></div>}
            <div className="mt-6 flex flex-wrap gap-3"><Button name="faire" value="accepter">{t('staff.accept')}</Button><LinkButton to={`/equipe/actions/${activity.id}/modifier`}>{t('staff.editPublished')}</LinkButton></div>
          </Form>
          <Section id="renvoi" title={t('staff.sendBackTitle')}>
            <Form method="post" className="max-w-xl space-y-3">
              <TextArea id="raison" name="raison" rows={3} maxLength={300} label={words('sendBackReason')} hint={words('sendBackHint')} error={answer?.error ?? undefined} />
              <Button look="secondary" name="faire" value="renvoyer">{t('staff.sendBack')}</Button>
            </Form>
          </Section>
        </>
      )}
    </>
  )
}
