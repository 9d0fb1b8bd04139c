import { config } from '~/config.server'
import type { Tx } from '~/db/client.server'
import { letter } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { euros } from '~/ui/money'
import { dayWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import { peopleOf, staffPeople } from '../people.server'
import type { QuoteView } from './quote-view.server'

const address = (path: string) => {
  const { publicUrl, host, port } = config()
  return new URL(path, publicUrl ?? `http://${host}:${port}`).href
}

/** Tells the company that its quote is there; gives to how many people. */
export async function tellQuoteSent(tx: Tx, companyId: string, quote: QuoteView): Promise<number> {
  const people = await peopleOf(tx, [companyId])
  await enqueue(tx, ...people.map((person) => {
    const t = translator(person.locale, 'showMoney')
    return {
      kind: 'quote.sent', dedupeKey: `quote.sent:${quote.id}:${person.contactId}`, to: person.email, userId: person.userId, locale: person.locale, about: { type: 'Quote', id: quote.id },
      ...letter(person.locale, {
        subject: t('letter.sentSubject', { name: quote.name, show: quote.show }), paragraphs: [t('letter.sent', { show: quote.show })],
        facts: [[t('letter.due'), euros(quote.totals.dueCents, person.locale)], ...(quote.validUntil ? [[t('letter.until'), dayWords(quote.validUntil, person.locale)] as [string, string]] : [])],
        action: { label: t('letter.open'), address: address(`/entreprise/salons/${quote.showId}/devis`) },
      }),
    }
  }))
  return people.length
}

/** Tells the house's people that a company has answered. */
export async function tellQuoteAnswered(tx: Tx, quote: QuoteView, answer: 'accept' | 'refuse', reason: string): Promise<void> {
  await enqueue(tx, ...(await staffPeople(tx)).map((person) => {
    const t = translator(person.locale, 'showMoney')
    const facts: [string, string][] = [[t('letter.company'), quote.company], [t('letter.due'), euros(quote.totals.dueCents, person.locale)], [t('letter.reason'), reason]]
    return {
      kind: 'quote.answered', dedupeKey: `quote.answered:${quote.id}:${person.contactId}`, to: person.email, userId: person.userId, locale: person.locale, about: { type: 'Quote', id: quote.id },
      ...letter(person.locale, {
        subject: t(answer === 'accept' ? 'letter.acceptedSubject' : 'letter.refusedSubject', { name: quote.name, company: quote.company }), paragraphs: [t(answer === 'accept' ? 'letter.accepted' : 'letter.refused', { company: quote.company, show: quote.show })],
        facts: facts.filter(([, value]) => value), action: { label: t('letter.openStaff'), address: address(`/equipe/salons/${quote.showId}/devis/${quote.id}`) },
      }),
    }
  }))
}
