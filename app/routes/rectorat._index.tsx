import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { decideMany } from '~/signups/approvals-commands.server'
import { queueOf } from '~/signups/approvals-queries.server'
import type { DecisionAnswer } from '~/signups/components/ApprovalParts'
import { DecidedTable, QueueForm } from '~/signups/components/ApprovalQueue'
import { LinkButton } from '~/ui/Button'
import { parseForm } from '~/ui/form.server'
import { Badge, EmptyState, Notice, PageHeader, Section } from '~/ui/Page'

export const handle = access('approval.decideRectorate')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'approval.decideRectorate')
  return { academies: viewer.academies, ...(await queueOf(viewer)) }
}

const Many = z.object({ avis: z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(300)]).optional(), decision: z.enum(['GIVEN', 'REFUSED']), reason: z.string().trim().max(500).optional() })

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'approval.decideRectorate')
  const form = await parseForm(request, Many)
  if (!form.ok) return form.reply()
  const done = await decideMany(viewer, form.value.avis ?? [], form.value.decision, form.value.reason)
  return done.ok ? redirectWithToast('/rectorat', 'rectorate.queue.manyDone', { decided: done.decided, passed: done.passed }) : form.reply(done.reason === 'nothingChosen' ? { avis: ['chooseOne'] } : { reason: ['required'] })
}

export default function Queue() {
  const t = useTranslations('rectorate.queue')
  const signups = useTranslations('signups')
  const answer = useActionData<typeof action>() as DecisionAnswer | undefined
  const lists = useTranslations('lists')
  const { academies, toDecide, atSchool, decided, late } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader title={t('title')} lead={t('lead')} action={toDecide.length + atSchool.length + decided.length > 0 && <LinkButton to="/listes/avis">{lists('back')}</LinkButton>} meta={academies.map((academie) => <Badge key={academie}>{signups('forAcademie', { academie })}</Badge>)} />
      {late > 0 && <Notice tone="warn">{t('late_count', { n: late })}</Notice>}
      {toDecide.length + atSchool.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      {toDecide.length > 0 && <Section id="a-decider" title={t('toDecide')}><QueueForm rows={toDecide} answer={answer} /></Section>}
      {atSchool.length > 0 && (
        <Section id="a-l-ecole" title={t('atSchool')}>
          <p className="mb-3 text-soft">{t('atSchoolText')}</p>
          <QueueForm rows={atSchool} readOnly />
        </Section>
      )}
      {decided.length > 0 && <Section id="rendus" title={t('decided')}><DecidedTable rows={decided} /></Section>}
    </>
  )
}
