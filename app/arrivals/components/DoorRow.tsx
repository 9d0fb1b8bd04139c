import { Form } from '@remix-run/react'
import { Phone } from 'lucide-react'
import type { FormEvent } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { ActivityKind } from '~/db/generated/enums'
import { classWords } from '~/signups/components/className'
import { Button } from '~/ui/Button'
import { Badge } from '~/ui/Page'
import { timeWords } from '~/ui/time'
import { atDoor } from '../rules'
import { NotTakenNotice } from './NotTakenNotice'
import type { Shown } from './useDoor'

const tones = { expected: 'plain', here: 'good', late: 'warn', absent: 'bad' } as const

/** What the door should know of a class's papers: an agreement that somebody has not signed, the rules of the site. */
export type DoorPapers = { toSign: string | null; risks: string | null }

type Props = {
  group: Shown
  papers?: DoorPapers
  session: { startsAt: Date; activity: { kind: ActivityKind; programme: { zone: string } } }
  mayCount: boolean
  deviceKey: string
  count(signUpId: string, pupils: number, adults: number, name: string): boolean
  putAway(deviceKey: string): void
}

/** One group at the door: who, how many, whom to call; one tap counts them all, another number is typed first. */
export function DoorRow({ group, papers, session: { startsAt, activity: { kind: activityKind, programme: { zone } } }, mayCount, deviceKey, count, putAway }: Props) {
  const t = useTranslations('arrivals')
  const levels = useTranslations('activities.level')
  const language = useLocale()
  const { id, kind, pupilsPresent, adultsPresent, arrivedAt } = group
  const isClass = kind === 'CLASS'
  const name = isClass ? (group.school?.name ?? '') : (group.contactName ?? t('person'))
  const state = atDoor(group, { startsAt, kind: activityKind })
  const label = isClass ? `${name} · ${classWords(group.level && levels(group.level), group.className)}` : name
  const words = (pupils: number, adults: number) => (isClass ? t('party', { pupils, adults }) : t('persons', { n: adults }))
  const counted = pupilsPresent !== null && state !== 'absent'

  function submit(event: FormEvent<HTMLFormElement>) {
    const fields = new FormData(event.currentTarget)
    const absent = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'absent'
    const numberOf = (field: string) => (absent ? 0 : Math.max(0, Math.min(1000, Math.floor(Number(fields.get(field) ?? 0)) || 0)))
    if (count(id, numberOf('pupils'), numberOf('adults'), label)) event.preventDefault()
  }

  return (
    <li id={`groupe-${id}`} className="py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg">{name}{isClass && <span className="font-normal text-soft"> · {classWords(group.level && levels(group.level), group.className)}</span>}</h2>
        <p className="flex items-center gap-3"><span className="figures text-sm tracking-wider text-soft">{group.code}</span><Badge tone={tones[state]}>{t(`state.${state}`)}</Badge></p>
      </div>
      <p className="figures">{words(group.pupils, group.adults)}{group.stepFree > 0 && <> · <strong>{t('stepFree', { n: group.stepFree })}</strong></>}</p>
      {counted && <p className="figures text-sm font-semibold text-good">{t('presentNow', { words: words(pupilsPresent, adultsPresent ?? 0) })}{arrivedAt && `, ${t('since', { time: timeWords(arrivedAt, language, zone) })}`}</p>}
      {group.needs && <p className="mt-1 max-w-prose text-sm whitespace-pre-line">{group.needs}</p>}
      {isClass && group.contactName && (
        <p className="text-sm">{group.phone
          ? <a className="link inline-flex min-h-11 items-center gap-2" href={`tel:${group.phone}`}><Phone aria-hidden className="size-4" /><span className="sr-only">{t('call', { name: group.contactName })}</span><span aria-hidden>{group.contactName} · <span className="figures">{group.phoneWords}</span></span></a>
          : group.contactName}</p>
      )}
      {papers?.toSign && <p className="mt-1 text-sm font-medium text-warn">{t('papers.toSign', { number: papers.toSign })}</p>}
      {papers?.risks && <p className="text-sm"><a className="link inline-flex min-h-11 items-center" href={papers.risks}>{t('papers.risks')}<span className="sr-only">{` : ${name}`}</span></a></p>}
      {group.notTaken.map((one) => <NotTakenNotice key={one.deviceKey} count={one} words={one.pupils + one.adults === 0 ? t('state.absent') : words(one.pupils, one.adults)} putAway={putAway} />)}
      {mayCount && (
        <Form method="post" onSubmit={submit} className="no-print mt-3 flex flex-wrap items-end gap-2" key={`${pupilsPresent} ${adultsPresent}`}>
          <input type="hidden" name="signUpId" value={id} />
          <input type="hidden" name="deviceKey" value={deviceKey} />
          {isClass ? <Count id={`eleves-${id}`} name="pupils" label={t('pupils')} value={counted ? pupilsPresent : group.pupils} /> : <input type="hidden" name="pupils" value={0} />}
          <Count id={`adultes-${id}`} name="adults" label={isClass ? t('adults') : t('count')} value={counted ? (adultsPresent ?? 0) : group.adults} />
          <Button look={counted ? 'secondary' : 'primary'} name="faire" value="arrives" className="min-w-28">{counted ? t('correct') : t('here')}<span className="sr-only">{` : ${name}`}</span></Button>
          {state !== 'absent' && <Button look="quiet" name="faire" value="absent">{t('notHere')}<span className="sr-only">{` : ${name}`}</span></Button>}
        </Form>
      )}
    </li>
  )
}

function Count({ id, name, label, value }: { id: string; name: string; label: string; value: number }) {
  return (
    <div>
      <label htmlFor={id} className="block text-xs font-semibold">{label}</label>
      <input id={id} name={name} type="number" inputMode="numeric" min={0} max={1000} defaultValue={value} className="control figures w-20" />
    </div>
  )
}
