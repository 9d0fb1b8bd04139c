import { config } from '~/config.server'
import type { Tx } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { euros } from '~/ui/money'
import { dayWords } from '~/ui/time'
import { peopleOf, staffPeople } from '../people.server'
import type { QuoteView } from './quote-view.server'

const address = (path: string) => {
  const { publicUrl, host, port } = config()
  return new URL(path, publicUrl ?? `http://${host}:${port}`).href
}

/** Tells the company that its quote is there; gives to how many people. */
export async function tellQuoteSent(tx: Tx, companyId: string, quote: QuoteView): Promise<number> {
  const people = await peopleOf(tx, [companyId])
  await enqueue(tx, ...people.map((person) => ({
    kind: 'quote.sent', dedupeKey: `quote.sent:${quote.id}:${person.contactId}`, to: person.email, userId: person.userId, locale: person.locale, about: { type: 'Quote', id: quote.id },
    ...letterOf('quote.sent', person.locale, {
      devis: quote.name, salon: quote.show, montant: euros(quote.totals.dueCents, person.locale), validite: quote.validUntil && dayWords(quote.validUntil, person.locale),
    }, { address: address(`/entreprise/salons/${quote.showId}/devis`) }),
  })))
  return people.length
}

/** Tells the house's people that a company has answered. */
export async function tellQuoteAnswered(tx: Tx, quote: QuoteView, answer: 'accept' | 'refuse', reason: string): Promise<void> {
  await enqueue(tx, ...(await staffPeople(tx)).map((person) => ({
    kind: 'quote.answered', dedupeKey: `quote.answered:${quote.id}:${person.contactId}`, to: person.email, userId: person.userId, locale: person.locale, about: { type: 'Quote', id: quote.id },
    ...letterOf(answer === 'accept' ? 'quote.accepted' : 'quote.refused', person.locale, {
      devis: quote.name, entreprise: quote.company, salon: quote.show, montant: euros(quote.totals.dueCents, person.locale), motif: reason,
    }, { address: address(`/equipe/salons/${quote.showId}/devis/${quote.id}`) }),
  })))
}
