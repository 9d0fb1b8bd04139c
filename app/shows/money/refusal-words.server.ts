import { currentRequest } from '~/access/request.server'
import type { Refused } from '~/db/outcome'
import type { Catalogue } from '~/ui/catalogues'
import { euros } from '~/ui/money'
import { translator } from '~/ui/translator'
import { DE_MINIMIS_CENTS } from './de-minimis'

type Reason = keyof Catalogue['showMoney']['refusal']

/** The sentence of a refusal in the reader's language, with its amounts. */
export function refusalWords({ reason, details }: Refused<Reason>, reader: 'staff' | 'company' = 'staff'): string {
  const language = currentRequest()?.locale ?? 'fr'
  const t = translator(language, 'showMoney')
  const money = (cents: number) => euros(cents, language, { round: true })
  const key = reason === 'deMinimis' && reader === 'company' ? 'deMinimisCompany' : reason
  return t(`refusal.${key}`, { sum: money(Number(details?.sum ?? 0)), room: money(Number(details?.room ?? 0)), ceiling: money(DE_MINIMIS_CENTS) })
}
