import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Select, TextField } from '~/ui/Field'
import { Badge } from '~/ui/Page'
import { dateOnly, momentWords, shortDate } from '~/ui/time'
import type { myLeads } from '../queries.server'
import { followUps, type FollowUp } from '../schema'

type Lead = Awaited<ReturnType<typeof myLeads>>[number] & { phoneWords: string | null }

const tones = { OPEN: 'warn', CALLED: 'info', MET: 'info', QUOTED: 'info', WON: 'good', LOST: 'plain' } as const

/** One contact: who, how to reach them, what they want, and what has come of it. */
export function LeadCard({ lead }: { lead: Lead }) {
  const t = useTranslations('showLeads')
  const language = useLocale()
  const followUp = followUps.find((state) => state === lead.followUp) ?? 'OPEN'
  return (
    <li id={lead.id} className="rounded-lg border border-line bg-sheet p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-lg">{lead.name}{lead.firm && <span className="text-base font-normal text-soft"> · {lead.firm}</span>}</h2>
        <p className="flex items-center gap-3 text-sm">{lead.rating && <span className="figures font-semibold">{t('ratingOf', { n: lead.rating })}</span>}<Badge tone={tones[followUp]}>{t(`followUp.${followUp}`)}</Badge></p>
      </div>
      <p className="mt-1 flex flex-wrap gap-x-5">
        {lead.phone && <a className="link figures inline-flex min-h-11 items-center" href={`tel:${lead.phone}`}>{lead.phoneWords}</a>}
        {lead.mail && <a className="link inline-flex min-h-11 items-center break-all" href={`mailto:${lead.mail}`}>{lead.mail}</a>}
      </p>
      {lead.interest && <p className="font-medium">{lead.interest}</p>}
      {lead.notes && <p className="mt-1 max-w-prose whitespace-pre-line">{lead.notes}</p>}
      <p className="mt-2 text-sm text-soft">{[lead.company.name, momentWords(lead.madeAt, language), lead.createdByName && t('metBy', { name: lead.createdByName }), t('keptUntil', { day: shortDate(dateOnly(lead.keepUntil), language) })].filter(Boolean).join(' · ')}</p>
      <p className="text-sm text-soft">{lead.consent}</p>
      <Form method="post" className="no-print mt-4 grid items-end gap-3 sm:grid-cols-[12rem_1fr_auto]">
        <input type="hidden" name="lead" value={lead.id} />
        <Select id={`suivi-${lead.id}`} name="followUp" label={t('state')} defaultValue={followUp} choices={followUps.map((value: FollowUp) => ({ value, label: t(`followUp.${value}`) }))} />
        <TextField id={`note-${lead.id}`} name="note" label={t('followUpNote')} required={false} defaultValue={lead.followUpNote} maxLength={2000} />
        <Button look="secondary">{t('saveFollowUp')}</Button>
      </Form>
      <Form method="post" className="no-print mt-1"><button name="effacer" value={lead.id} className="inline-flex min-h-11 items-center text-sm text-bad hover:underline" aria-label={`${t('erase')} : ${lead.name}`}>{t('erase')}</button></Form>
    </li>
  )
}
