import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { assignDuty, releaseDuty } from '~/shows/rota/commands.server'
import { DayChart } from '~/shows/rota/components/DayChart'
import { ShiftRow } from '~/shows/rota/components/ShiftRow'
import { rotaOf } from '~/shows/rota/queries.server'
import { LinkButton } from '~/ui/Button'
import { EmptyState, Notice, PageHeader, Section } from '~/ui/Page'
import { dayWords } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { ...(await rotaOf(await requireViewer(request, 'show.manage'), params.id ?? '')), showId: params.id ?? '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const showId = params.id ?? ''
  const fields = await request.formData()
  const shiftId = String(fields.get('tour') ?? '')
  const here = `/equipe/salons/${showId}/permanences#${shiftId}`
  const off = fields.get('retirer')
  if (off) {
    await releaseDuty(viewer, showId, shiftId, String(off))
    return redirectWithToast(here, 'showRota.released')
  }
  const done = await assignDuty(viewer, showId, shiftId, String(fields.get('mettre') ?? ''))
  return done.ok ? redirectWithToast(here, 'showRota.assigned') : { shiftId, reason: done.reason }
}

export default function Rota() {
  const t = useTranslations('showRota')
  const language = useLocale()
  const { programme, days, people, conflicts, showId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const here = `/equipe/salons/${showId}/permanences`
  const add = <><LinkButton look="primary" to={`${here}/nouveau`}>{t('add')}</LinkButton><LinkButton to={`${here}/serie`}>{t('addSeries')}</LinkButton></>
  return (
    <>
      <title>{`${t('title')} · ${programme.title}`}</title>
      <PageHeader title={t('title')} lead={t('lead')} action={<>{add}{days.length > 0 && <LinkButton to={`/listes/permanences?salon=${showId}`}>{t('csv')}</LinkButton>}</>} />
      {conflicts.length > 0 && (
        <Notice tone="warn" title={t('conflicts', { n: conflicts.length })}>
          <ul className="list-disc pl-5">{conflicts.map(({ kind, name, contactId, shiftIds }) => <li key={`${kind} ${contactId} ${shiftIds[0]}`}><a className="link" href={`#${shiftIds[0]}`}>{t(`conflict.${kind}`, { name })}</a></li>)}</ul>
        </Notice>
      )}
      {days.length === 0 && <EmptyState title={t('empty')} action={add}>{t('emptyText')}</EmptyState>}
      {days.map(({ day, shifts }) => (
        <Section key={day} id={`jour-${day}`} title={<span className="first-letter:uppercase">{dayWords(day, language)}</span>} action={<a className="link no-print" href={`${here}/feuille?jour=${day}`}>{t('daySheet')}</a>}>
          <DayChart day={day} shifts={shifts} zone={programme.zone} />
          <ul>{shifts.map((shift) => <ShiftRow key={shift.id} {...{ shift, people, here }} zone={programme.zone} error={answer?.shiftId === shift.id ? t(answer.reason) : undefined} />)}</ul>
        </Section>
      ))}
    </>
  )
}
