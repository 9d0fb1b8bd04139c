import { Form, Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { classWords } from '~/signups/components/className'
import { Button } from '~/ui/Button'
import { Badge, EmptyState, Section, type Tone } from '~/ui/Page'
import { sessionWords } from '~/ui/time'
import type { MatchResult } from '../commands.server'
import type { MatchRow } from '../queries.server'
import { sumOf } from '../rules'

const tones = { open: 'plain', booked: 'good', asked: 'info', saidNo: 'warn', stale: 'bad' } as const satisfies Record<MatchRow['now']['state'], Tone | 'plain'>

/** Each class that goes somewhere: where, why, and what became of it; those that are open can be taken over, all or some. */
export function PlacedRows({ rows, runId, zone }: { rows: MatchRow[]; runId: string; zone: string }) {
  const t = useTranslations('matching')
  const level = useTranslations('activities.level')
  const language = useLocale()
  const placed = rows.filter(({ reason }) => reason.kind === 'placed')
  if (placed.length === 0) return <Section title={t('placed')} id="placees"><EmptyState title={t('nobodyPlaced')}>{t('nobodyPlacedText')}</EmptyState></Section>
  return (
    <Section title={t('placed')} id="placees">
      <Form method="post">
        <input type="hidden" name="proposition" value={runId} />
        <table className="data-table">
          <thead><tr><th scope="col">{t('class')}</th><th scope="col">{t('goesTo')}</th><th scope="col">{t('why')}</th><th scope="col">{t('state')}</th></tr></thead>
          <tbody>
            {placed.map((row) => (
              <tr key={row.id}>
                <td className="lead">
                  <div className="flex gap-2">
                    {row.now.state === 'open' && <label className="-mt-2.5 -ml-2.5 grid size-11 shrink-0 place-items-center"><input type="checkbox" name="demandes" value={row.id} defaultChecked={!row.answered} aria-label={t('choose', { school: row.class.school, class: classWords(level(row.class.level), row.class.className) })} className="size-5 accent-accent" /></label>}
                    <ClassCell row={row} />
                  </div>
                </td>
                <td data-label={t('goesTo')} className="sm:min-w-56">{row.slot && <div>
                  {row.slot.kind === 'session' && row.reason.kind === 'placed' ? <Link className="link font-semibold" to={`/equipe/creneaux/${row.reason.slot}`}>{row.slot.title}</Link> : <Link className="link font-semibold" to={`/equipe/actions/${row.slot.activityId}`}>{row.slot.title}</Link>}
                  <span className="figures block text-sm text-soft">{row.slot.company}</span>
                  <span className="figures block text-sm text-soft">{row.slot.startsAt && row.slot.endsAt ? sessionWords(new Date(row.slot.startsAt), new Date(row.slot.endsAt), language, zone) : t('toAgree')}</span>
                </div>}</td>
                <td className="lead"><Why row={row} /></td>
                <td data-label={t('state')}><div><Now row={row} /></div></td>
              </tr>
            ))}
          </tbody>
        </table>
        {placed.some(({ now }) => now.state === 'open') && (
          <div className="mt-6 max-w-2xl space-y-3">
            <p className="text-sm text-soft">{t('acceptHint')}</p>
            <Button name="faire" value="accepter">{t('accept')}</Button>
          </div>
        )}
      </Form>
    </Section>
  )
}

/** Who asks: school, class, and what speaks for it. */
function ClassCell({ row }: { row: MatchRow }) {
  const t = useTranslations('matching')
  const kinds = useTranslations('requests')
  const level = useTranslations('activities.level')
  const { school, town, level: of, className, pupils, adults, kind, theme, first, priority, rural } = row.class
  return (
    <div className="min-w-0">
      <Link className="link font-semibold" to={`/equipe/demandes/${row.id}`}>{school}</Link>
      <span className="block text-sm text-soft">{[town, classWords(level(of), className), kinds('party', { pupils, adults })].join(' · ')}</span>
      <span className="block text-sm text-soft">{[kinds(`kinds.${kind as 'WORKSHOP'}`), theme].filter(Boolean).join(' · ')}</span>
      <span className="mt-1 flex flex-wrap gap-1">
        {first && <Badge tone="info">{t('first')}</Badge>}
        {priority !== 'NONE' && <Badge>{t(`priority.${priority}`)}</Badge>}
        {rural && <Badge>{t('rural')}</Badge>}
      </span>
      {row.answered && row.now.state === 'open' && row.reason.kind === 'placed' && <span className="mt-1 block text-sm"><Badge tone="warn">{t('answered')}</Badge> <span className="text-soft">{t('answeredHint')}</span></span>}
    </div>
  )
}

/** The points of a match, reason by reason. */
function Why({ row: { reason } }: { row: MatchRow }) {
  const t = useTranslations('matching')
  if (reason.kind !== 'placed') return null
  const { points, km } = reason
  const told = Object.entries(points).filter(([, value]) => Math.round(value) !== 0) as [keyof typeof points, number][]
  const way = km === null ? t('unknownKm') : km === 0 && points.near > 0 ? null : t('km', { n: Math.round(km) })
  return (
    <div className="text-sm">
      <span className="figures font-semibold">{t('total', { points: Math.round(sumOf(points)) })}</span>
      <ul className="flex flex-wrap gap-x-3 text-soft">
        {told.map(([key, value]) => <li key={key} className="figures whitespace-nowrap">{`${t(`point.${key}`)} ${value > 0 ? '+' : '−'}${Math.round(Math.abs(value))}`}</li>)}
        {way && <li className="figures whitespace-nowrap">{way}</li>}
      </ul>
    </div>
  )
}

function Now({ row: { now } }: { row: MatchRow }) {
  const t = useTranslations('matching')
  if (now.state === 'stale') return <Badge tone="bad">{t(`block.${now.why}`, { n: 0 })}</Badge>
  return <Badge tone={tones[now.state]}>{t(`now.${now.state}`)}</Badge>
}

/** Each class without a place, with what would nearly have done. */
export function UnplacedRows({ rows, slots, zone }: { rows: MatchRow[]; slots: MatchResult['slots']; zone: string }) {
  const t = useTranslations('matching')
  const language = useLocale()
  const schoolOf = (id: string) => rows.find((row) => row.id === id)?.class.school ?? ''
  const unplaced = rows.flatMap((row) => (row.reason.kind === 'unplaced' ? [{ row, reason: row.reason }] : []))
  if (rows.length > 0 && unplaced.length === 0) return <Section title={t('unplaced')} id="sans-place"><p className="text-soft">{t('everybodyPlaced')}</p></Section>
  return (
    <Section title={t('unplaced')} id="sans-place">
      <table className="data-table">
        <thead><tr><th scope="col">{t('class')}</th><th scope="col">{t('why')}</th></tr></thead>
        <tbody>
          {unplaced.map(({ row, reason }) => (
            <tr key={row.id}>
              <td className="lead sm:w-2/5"><ClassCell row={row} /></td>
              <td className="lead">
                <div className="text-sm">
                  {row.now.state !== 'open' && <Now row={row} />}
                  <p>{t(`unplacedWhy.${reason.why}`)}</p>
                  <ul className="mt-1 space-y-1 text-soft">
                    {reason.misses.map(({ slot, blocks, taken }) => {
                      const named = slots[slot]
                      if (!named) return null
                      const when = named.startsAt && named.endsAt ? sessionWords(new Date(named.startsAt), new Date(named.endsAt), language, zone) : t('toAgree')
                      const why = blocks.length > 0 ? blocks.map(({ reason: block, n }) => t(`block.${block}`, { n: n ?? 0 })).join(', ') : taken.length > 0 ? t('takenBy', { schools: taken.map(schoolOf).join(', ') }) : t('freeStill')
                      return <li key={slot}><span className="font-medium text-ink">{named.title}</span>{`, ${[named.company, when].filter(Boolean).join(', ')} : `}<span className="text-ink">{why}</span></li>
                    })}
                  </ul>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
