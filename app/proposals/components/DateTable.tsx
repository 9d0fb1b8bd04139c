import { Form, Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Badge, SeatMeter } from '~/ui/Page'
import { sessionWords } from '~/ui/time'
import type { OwnProposal } from '../queries.server'

type Props = Pick<OwnProposal, 'sessions'> & { here: string; zone: string; dates: NonNullable<OwnProposal['revision']>['dates']; writes: boolean; published: boolean; now: Date }

/** The dates of an own activity, with what is asked of each; those that are only asked for stand below. */
export function DateTable({ sessions, dates, here, zone, writes, published, now }: Props) {
  const t = useTranslations('proposals')
  const words = useTranslations('activities')
  const language = useLocale()
  const shown = sessions.filter(({ status, endsAt }) => !(status === 'CANCELLED' && endsAt < now))
  return (
    <table className="data-table">
      <thead><tr><th scope="col">{words('field.date')}</th><th scope="col">{t('column.state')}</th><th scope="col">{words('signUps')}</th><th scope="col"><span className="sr-only">{t('column.do')}</span></th></tr></thead>
      <tbody>
        {shown.map(({ id, startsAt, endsAt, status, taken, seats }) => {
          const asked = dates.find(({ key }) => key === id)
          const when = sessionWords(startsAt, endsAt, language, zone)
          const mayChange = writes && status === 'PLANNED' && startsAt > now
          return (
            <tr key={id}>
              <td className="lead first-letter:uppercase">{when}</td>
              <td data-label={t('column.state')}><div><Badge tone={status === 'CANCELLED' ? 'bad' : asked ? 'warn' : 'plain'}>{asked ? t(`asked.${asked.kind as 'move'}`) : words(`sessionStatus.${status}`)}</Badge></div></td>
              <td data-label={words('signUps')}><SeatMeter taken={taken} seats={seats}>{words('fullTitle', { taken, seats })}</SeatMeter></td>
              <td>
                {mayChange && (
                  <div className="flex flex-wrap gap-x-4">
                    <Link className="link inline-flex min-h-11 items-center" to={`${here}/creneau?date=${id}`}>{t('edit')}<span className="sr-only">{` : ${when}`}</span></Link>
                    {asked ? <DateButton does="laisser" date={id} label={t('leave')} when={when} />
                      : published ? <Link className="link inline-flex min-h-11 items-center" to={`${here}/retirer-date?date=${id}`}>{t('askCancel')}<span className="sr-only">{` : ${when}`}</span></Link>
                      : <DateButton does="retirer-date" date={id} label={t('remove')} when={when} />}
                  </div>
                )}
              </td>
            </tr>
          )
        })}
        {dates.flatMap((date) => (date.kind !== 'add' ? [] : [(
          <tr key={date.key}>
            <td className="lead first-letter:uppercase">{sessionWords(new Date(date.startsAt), new Date(date.endsAt), language, zone)}</td>
            <td data-label={t('column.state')}><div><Badge tone="warn">{t('asked.add')}</Badge></div></td>
            <td data-label={words('signUps')} className="figures">{t('seats', { n: date.seats })}</td>
            <td>{writes && <div className="flex flex-wrap gap-x-4"><Link className="link inline-flex min-h-11 items-center" to={`${here}/creneau?date=${date.key}`}>{t('edit')}</Link><DateButton does="laisser" date={date.key} label={t('remove')} when="" /></div>}</td>
          </tr>
        )]))}
      </tbody>
    </table>
  )
}

function DateButton({ does, date, label, when }: { does: string; date: string; label: string; when: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="date" value={date} />
      <Button look="quiet" name="faire" value={does}>{label}{when && <span className="sr-only">{` : ${when}`}</span>}</Button>
    </Form>
  )
}
