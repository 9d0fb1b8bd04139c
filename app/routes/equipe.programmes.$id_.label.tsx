import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { originOf } from '~/access/origin.server'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { recordLabelAnswer, submitForLabel, unsubmitForLabel } from '~/label/commands.server'
import { LabelledTable, LackingTable, ReadyList, SubmittedList } from '~/label/components/LabelParts'
import { Agenda } from '~/label/components/Agenda'
import { agendaOf } from '~/label/agenda.server'
import { labelBoard } from '~/label/queries.server'
import { LabelAnswer } from '~/label/schema'
import { LinkButton } from '~/ui/Button'
import { EmptyState, Fact, Facts, Notice, PageHeader, Section } from '~/ui/Page'
import { dateRangeWords, dayWords } from '~/ui/time'

export const handle = access('activity.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.manage')
  const [board, { events, warnings }] = await Promise.all([labelBoard(viewer, params.id ?? ''), agendaOf(viewer, params.id ?? '', originOf(request))])
  return { ...board, agenda: { n: events.length, warnings } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'activity.manage')
  const id = params.id ?? ''
  const here = `/equipe/programmes/${id}/label`
  const fields = await request.formData()
  const activity = String(fields.get('action') ?? '')
  switch (fields.get('faire')) {
    case 'deposer': {
      const done = await submitForLabel(viewer, id, fields.getAll('action').map(String))
      return done.ok ? redirectWithToast(here, 'label.wasSubmitted') : { refusal: done.reason, list: String(done.details?.list ?? '') }
    }
    case 'reponse': {
      const input = LabelAnswer.safeParse(Object.fromEntries(fields))
      if (!input.success) return { failed: { id: activity, ...(fields.get('answer') === 'REFUSED' ? { reason: 'required' } : { number: 'required' }) } }
      const done = await recordLabelAnswer(viewer, id, activity, input.data)
      return done.ok ? redirectWithToast(here, 'label.noted') : { refusal: done.reason, list: '' }
    }
    default: {
      const done = await unsubmitForLabel(viewer, id, activity)
      return done.ok ? redirectWithToast(here, 'label.noted') : { refusal: done.reason, list: '' }
    }
  }
}

export default function Label() {
  const t = useTranslations('label')
  const language = useLocale()
  const { programme, from, until, deadline, over, ready, lacking, submitted, labelled, agenda } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer && 'refusal' in answer && answer.refusal ? t(`refusal.${answer.refusal}`, { list: answer.list }) : undefined
  const change = <><LinkButton to={`/equipe/programmes/${programme.id}/modifier`}>{t('dates')}</LinkButton><LinkButton to={`/equipe/programmes/${programme.id}/conditions`}>{t('conditions')}</LinkButton></>
  return (
    <>
      <title>{`${t('title')} · ${programme.title}`}</title>
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: `/equipe/programmes/${programme.id}`, label: programme.title }]} action={change} />
      {refusal && <Notice tone="bad" role="alert">{refusal}</Notice>}
      {over && <Notice tone="warn">{t('over')}</Notice>}
      <Facts>
        <Fact term={t('window')}>{from && until ? dateRangeWords(from, until, language) : t('noWindow')}</Fact>
        <Fact term={t('deadline')}>{deadline ? dayWords(deadline, language) : '–'}</Fact>
        <Fact term={t('count')}>{t('counts', { ready: ready.length, submitted: submitted.length, labelled: labelled.length, lacking: lacking.length })}</Fact>
      </Facts>
      <div className="mt-10">
        <Section id="pretes" title={t('ready')}>{ready.length > 0 ? <ReadyList rows={ready} /> : <EmptyState title={t('noneReady')}>{lacking.length > 0 && t('noneReadyText')}</EmptyState>}</Section>
        {submitted.length > 0 && <Section id="deposees" title={t('submitted')}><SubmittedList rows={submitted} failed={answer && 'failed' in answer ? answer.failed : undefined} /></Section>}
        {lacking.length > 0 && <Section id="incompletes" title={t('lacking')}><LackingTable rows={lacking} /></Section>}
        {labelled.length > 0 && <Section id="labellisees" title={t('withLabel')}><LabelledTable rows={labelled} /></Section>}
        <Section id="openagenda" title={t('agenda')}><Agenda {...agenda} file={`/equipe/programmes/${programme.id}/openagenda.json`} /></Section>
      </div>
    </>
  )
}
