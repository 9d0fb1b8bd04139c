/** What to search for (lower case) and what to replace, as PostgreSQL's regular expressions. */
export type Redaction = { word: string; pattern: string; inText: boolean }

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const inHtml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

/**
 * Patterns that find a person's addresses anywhere, and their full name in words: whole ones only, so that
 * `lea@exemple.fr` leaves `julea@exemple.fr` alone. A name of one word is too common to be taken out of sentences.
 */
export function redactions(mails: readonly string[], names: readonly string[]): Redaction[] {
  const full = names.map((name) => name.trim()).filter((name) => /\S\s+\S/.test(name) && name.length >= 5)
  const written = [...new Set(full.flatMap((name) => [name, inHtml(name)]))]
  return [
    ...mails.map((mail) => ({ word: mail.toLowerCase(), pattern: `(?<![[:alnum:]._%+-])${literal(mail)}(?![[:alnum:]-]|\\.[[:alnum:]])`, inText: false })),
    ...written.map((name) => ({ word: name.toLowerCase(), pattern: `(?<![[:alnum:]])${literal(name)}(?![[:alnum:]])`, inText: true })),
  ]
}
