import { Form, Link, useSubmit } from '@remix-run/react'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { ActivityKind, Audience, Level, ProgrammeKind } from '~/db/generated/enums'
import { Button } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import { addressOf, type ProgrammeSearch } from '../search'

type Props = {
  search: ProgrammeSearch
  themes: string[]
  /** The page that searches. */
  action: string
  /** Of whoever searches from their own school: it is chosen, not typed, and what is not for classes is not asked. */
  schools?: { uai: string; name: string; town: string }[]
}

/** The filters, held in the address. Without JavaScript a button sends them; with it, each change does. */
export function Filters({ search, themes, action, schools }: Props) {
  const t = useTranslations()
  const submit = useSubmit()
  const form = useRef<HTMLFormElement>(null)
  const chips = useChips(search, schools !== undefined)
  const choices = <Name extends string>(names: Record<Name, Name>, words: (name: Name) => string) => (Object.keys(names) as Name[]).map((value) => ({ value, label: words(value) }))
  const send = (target: EventTarget) => {
    // While one types, nothing jumps: text is sent by Enter or by the button.
    if (form.current && !(target instanceof HTMLInputElement && (target.type === 'search' || target.type === 'number'))) void submit(form.current, { replace: true, preventScrollReset: true })
  }
  return (
    <div className="no-print mb-6">
      <Form ref={form} key={addressOf(search, {})} method="get" action={action} onChange={({ target }) => send(target)} className="rounded-lg border border-line bg-sheet p-4">
        {search.vue === 'mois' && <input type="hidden" name="vue" value="mois" />}
        {search.mois && <input type="hidden" name="mois" value={search.mois} />}
        {search.tri && <input type="hidden" name="tri" value={search.tri} />}
        <div className="flex flex-wrap items-end gap-3">
          <TextField className="min-w-0 flex-1 basis-64" id="q" name="q" type="search" label={t('pages.q')} defaultValue={search.q} />
          <Button look="secondary">{t('pages.apply')}</Button>
        </div>
        <details className="mt-3" open={chips.length > 0}>
          <summary className="flex min-h-11 items-center text-sm font-semibold">{t('pages.filters')}</summary>
          <div className="grid gap-4 pt-1 sm:grid-cols-2 lg:grid-cols-4">
            {!schools && <Select id="f-programme" name="programme" label={t('pages.kind')} empty={t('ui.all')} defaultValue={search.programme ?? ''} choices={choices(ProgrammeKind, (name) => t(`programmes.kind.${name}`))} />}
            <Select id="f-niveau" name="niveau" label={t('pages.level')} empty={t('ui.all')} defaultValue={search.niveau ?? ''} choices={choices(Level, (name) => t(`activities.level.${name}`))} />
            <Select id="f-theme" name="theme" label={t('pages.theme')} empty={t('ui.all')} defaultValue={search.theme ?? ''} choices={named(themes, search.theme)} />
            <Select id="f-type" name="type" label={t('pages.type')} empty={t('ui.all')} defaultValue={search.type ?? ''} choices={choices(ActivityKind, (name) => t(`activities.kind.${name}`))} />
            {!schools && <Select id="f-public" name="public" label={t('pages.audience')} empty={t('ui.all')} defaultValue={search.public ?? ''} choices={choices(Audience, (name) => t(`activities.audience.${name}`))} />}
            {search.vue === 'liste' && <TextField id="f-du" name="du" type="date" label={t('pages.from')} defaultValue={search.du} />}
            {search.vue === 'liste' && <TextField id="f-au" name="au" type="date" label={t('pages.until')} defaultValue={search.au} />}
            <TextField id="f-pour" name="pour" type="number" inputMode="numeric" min={1} max={500} label={t('pages.party')} defaultValue={search.pour} />
            {schools && schools.length > 1 && <Select id="f-ecole" name="ecole" label={t('pages.fromSchool')} defaultValue={search.ecole} choices={schools.map(({ uai, name, town }) => ({ value: uai, label: `${name}, ${town}` }))} />}
            {!schools && <TextField id="f-ecole" name="ecole" type="search" label={t('pages.nearSchool')} defaultValue={search.ecole} />}
            {!schools && <TextField id="f-ville" name="ville" type="search" label={t('pages.near')} defaultValue={search.ville} />}
            <Select id="f-distance" name="distance" label={t('pages.distance')} defaultValue={String(search.distance)} choices={distances(search.distance).map((n) => ({ value: String(n), label: t('pages.km', { n }) }))} />
          </div>
          <div className="flex flex-wrap gap-x-8 pt-2">
            <Flag name="accessible" checked={search.accessible} label={t('pages.stepFree')} />
            <Flag name="places" checked={search.places} label={t('pages.free')} />
          </div>
        </details>
      </Form>
      {chips.length > 0 && (
        <ul className="mt-3 flex flex-wrap items-center gap-2">
          {chips.map(({ name, label }) => (
            <li key={name}>
              <Link to={`${action}${addressOf(search, { [name]: undefined })}`} preventScrollReset aria-label={t('pages.remove', { label })} className="inline-flex min-h-11 items-center gap-1.5 rounded-md border border-accent bg-accent-wash px-3 text-sm hover:bg-sheet">
                {label}<X aria-hidden className="size-4" />
              </Link>
            </li>
          ))}
          <li><Link to={`${action}${search.vue === 'mois' ? '?vue=mois' : ''}`} className="link inline-flex min-h-11 items-center px-2 text-sm">{t('pages.clear')}</Link></li>
        </ul>
      )}
    </div>
  )
}

/** The themes to choose from, and the one that is searched even if nothing bears it any more. */
const named = (themes: string[], searched: string | undefined) => [...new Set([...themes, ...(searched ? [searched] : [])])].map((value) => ({ value, label: value }))

const usual = [5, 10, 20, 50, 100]
const distances = (searched: number) => [...new Set([...usual, searched])].sort((a, b) => a - b)

function Flag({ name, checked, label }: { name: string; checked: boolean | undefined; label: string }) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-2 text-sm">
      <input type="checkbox" name={name} value="oui" defaultChecked={checked} className="size-5 accent-accent" />
      {label}
    </label>
  )
}

function useChips(search: ProgrammeSearch, ownSchool: boolean): { name: keyof ProgrammeSearch; label: string }[] {
  const t = useTranslations()
  const all: { name: keyof ProgrammeSearch; label: string | undefined | false }[] = [
    { name: 'q', label: search.q && `« ${search.q} »` },
    { name: 'programme', label: search.programme && t(`programmes.kind.${search.programme}`) },
    { name: 'type', label: search.type && t(`activities.kind.${search.type}`) },
    { name: 'public', label: search.public && t(`activities.audience.${search.public}`) },
    { name: 'niveau', label: search.niveau && t(`activities.level.${search.niveau}`) },
    { name: 'du', label: search.du && `${t('pages.from')} ${search.du}` },
    { name: 'au', label: search.au && `${t('pages.until')} ${search.au}` },
    { name: 'theme', label: search.theme },
    { name: 'pour', label: search.pour !== undefined && t('pages.partyOf', { n: search.pour }) },
    { name: 'ecole', label: !ownSchool && search.ecole && `${search.ecole}, ${t('pages.km', { n: search.distance })}` },
    { name: 'ville', label: search.ville && `${search.ville}, ${t('pages.km', { n: search.distance })}` },
    { name: 'accessible', label: search.accessible && t('pages.stepFree') },
    { name: 'places', label: search.places && t('pages.free') },
  ]
  return all.filter((chip): chip is { name: keyof ProgrammeSearch; label: string } => Boolean(chip.label))
}
