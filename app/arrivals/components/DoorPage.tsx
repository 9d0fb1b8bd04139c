import { CloudOff } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { LinkButton } from '~/ui/Button'
import { ConfirmLink } from '~/ui/Dialog'
import { TextField } from '~/ui/Field'
import { Notice } from '~/ui/Page'
import { momentWords, timeWords } from '~/ui/time'
import { useHydrated } from '~/ui/useHouseForm'
import type { doorOf } from '../queries.server'
import { doorOpensAt } from '../rules'
import { DoorRow, type DoorPapers } from './DoorRow'
import { NotTakenNotice } from './NotTakenNotice'
import { ScanButton } from './ScanButton'
import { useDoor } from './useDoor'

type Door = NonNullable<Awaited<ReturnType<typeof doorOf>>>
type Props = Door & { deviceKeys: Record<string, string>; seen: string | null; open: boolean; begun: boolean; running: boolean; papers: Record<string, DoorPapers> }

/** The list at the door, with what finds a group in it. Works without a network, and without JavaScript. */
export function DoorPage({ session, groups, undecided, deviceKeys, seen, open: openThen, begun, running, papers }: Props) {
  const t = useTranslations('arrivals')
  const hydrated = useHydrated()
  const { shown, open, count, noted, left, gone, putAway, trouble, ready } = useDoor(session, groups, openThen)
  const language = useLocale()
  const scanned = groups.find(({ id }) => id === seen)
  const [words, setWords] = useState(scanned?.code ?? '')
  const [elsewhere, setElsewhere] = useState<string>()
  const found = shown.filter((group) => matches(group, words))
  const { zone } = session.activity.programme
  const planned = session.status === 'PLANNED'
  const closed = groups.some(({ status }) => status === 'ATTENDED' || status === 'NO_SHOW')
  const sum = (of: (group: (typeof shown)[number]) => number) => shown.reduce((total, group) => total + of(group), 0)
  const present = sum(({ pupilsPresent, adultsPresent }) => (pupilsPresent ?? 0) + (adultsPresent ?? 0))
  const unseen = shown.filter(({ pupilsPresent }) => pupilsPresent === null).length

  function take(text: string) {
    const id = /\/jour\/arrivee\/([\w-]+)/.exec(text)?.[1]
    const group = groups.find((one) => one.id === id)
    setElsewhere(group || !id ? undefined : id)
    setWords(group?.code ?? '')
  }

  return (
    <>
      <div aria-live="polite">
        {noted && <Notice tone="good">{t('noted', { name: noted })}</Notice>}
        {left > 0 && <Notice tone="warn">{t('onDevice', { n: left })}</Notice>}
        {elsewhere && <Notice tone="warn">{t('elsewhere')} <a className="link" href={`/jour/arrivee/${elsewhere}`}>{t('elsewhereOpen')}</a></Notice>}
        {ready && <p className="mb-4 flex items-center gap-2 text-sm text-soft"><CloudOff aria-hidden className="size-4 shrink-0" />{t('ready')}</p>}
      </div>
      {trouble === 'signIn' && <Notice tone="bad" role="alert">{t('signInAgain')} <a className="link" href={`/connexion?vers=${encodeURIComponent(`/jour/${session.id}`)}`}>{t('signIn')}</a></Notice>}
      {planned && !open && <Notice title={t('opens', { moment: momentWords(doorOpensAt(session.startsAt), language, zone) })}>{t('opensText')}</Notice>}
      {undecided > 0 && <Notice tone="warn">{t('undecided', { n: undecided })}</Notice>}
      {closed && <Notice>{t('closedNote')}</Notice>}
      {groups.length > 0 && <p className="figures mb-5 text-lg font-semibold">{t('presentOf', { present, expected: sum(({ pupils, adults }) => pupils + adults) })}</p>}
      {hydrated && groups.length > 0 && (
        <div className="no-print mb-2 flex flex-wrap items-end gap-2">
          <TextField id="trouver" name="trouver" label={t('find')} hint={t('findHint')} value={words} onChange={(event) => setWords(event.currentTarget.value)} autoComplete="off" autoCapitalize="characters" className="w-full sm:w-72" />
          <ScanButton onCode={take} />
          {words && <button type="button" className="link min-h-11 px-2 text-sm" onClick={() => setWords('')}>{t('clear')}</button>}
        </div>
      )}
      {words && found.length === 0 && <p className="py-6 text-soft">{t('findNone')}</p>}
      {groups.length === 0 && <p className="text-soft">{t('groups', { n: 0 })}</p>}
      <ul className="divide-y divide-line border-y border-line">
        {gone.map((one) => (
          <li key={one.deviceKey} className="py-5">
            <h2 className="text-lg">{one.label}</h2>
            <NotTakenNotice count={one} words={one.pupils > 0 ? t('party', one) : t('persons', { n: one.adults })} putAway={putAway} />
          </li>
        ))}
        {found.map((group) => <DoorRow key={group.id} group={group} papers={papers[group.id]} session={session} mayCount={planned && open} deviceKey={deviceKeys[group.id] ?? ''} count={count} putAway={putAway} />)}
      </ul>
      <div className="no-print mt-8 flex flex-wrap gap-2">
        <LinkButton plain to={`/jour/${session.id}/feuille`}>{t('sheet')}</LinkButton>
        {planned && begun && groups.some(({ status }) => status === 'CONFIRMED') && left === 0 && (
          <ConfirmLink to={`/jour/${session.id}/clore`} look="primary" label={t('close')} title={t('closeTitle')} confirm={t('closeYes')} keep={t('keepOpen')}>
            {running && <p className="font-semibold">{t('runsUntil', { time: timeWords(session.endsAt, language, zone) })}</p>}
            <p>{t('closeText')}</p>
            {unseen > 0 && <p className="font-semibold">{t('unseen', { n: unseen })}</p>}
          </ConfirmLink>
        )}
      </div>
    </>
  )
}

function matches({ code, school, contactName, className }: Door['groups'][number], words: string): boolean {
  const plain = (text: string) => text.normalize('NFD').replace(/[^\p{L}\p{N} ]/gu, '').toLowerCase()
  const all = plain([code, school?.name, school?.town, contactName, className].filter(Boolean).join(' '))
  return plain(words).split(' ').every((word) => all.includes(word))
}
