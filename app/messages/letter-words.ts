/** Words with placeholders, as `{{titre}}`: how they are checked and filled in. No database, no letter in particular. */

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The placeholders of a text, each once, in the order in which they come. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))]
}

/** Whether braces are left over once the placeholders are taken out: one that was not closed, or is of one brace. */
export const hasLooseBraces = (text: string): boolean => /[{}]/.test(text.replace(PLACEHOLDER, ''))

/** The text with each placeholder's value in its place; one that has none leaves nothing. Values are never read as placeholders. */
export function filled(text: string, values: Readonly<Record<string, string | null | undefined>>): string {
  return text.replace(PLACEHOLDER, (_, name: string) => values[name] ?? '')
}

/** The paragraphs of a text. One that names something of which there is nothing to say (`maybe`) is left out. */
export function filledParagraphs(text: string, values: Readonly<Record<string, string | null | undefined>>, maybe: readonly string[]): string[] {
  return text.split(/\n\s*\n/).map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph && !placeholdersIn(paragraph).some((name) => maybe.includes(name) && !values[name]))
    .map((paragraph) => filled(paragraph, values))
}

/** The name that was most likely meant, or undefined when none is near. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string) => text.normalize('NFD').replace(/[^a-z0-9]/gi, '').toLowerCase()
  const typed = plain(name)
  const [best] = names.map((known) => ({ known, far: distance(typed, plain(known)) })).sort((a, b) => a.far - b.far)
  return best && best.far <= Math.max(1, Math.floor(best.known.length / 3)) ? best.known : undefined
}

/** Letters to add, take away, replace or exchange with their neighbour (Damerau). */
function distance(from: string, to: string): number {
  const rows = Array.from({ length: from.length + 1 }, (_, i) => Array.from({ length: to.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)))
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity
  for (let i = 1; i <= from.length; i += 1) {
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1
      const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? at(i - 2, j - 2) + 1 : Infinity
      const row = rows[i]
      if (row) row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped)
    }
  }
  return at(from.length, to.length)
}
