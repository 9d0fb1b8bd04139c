import { typeset } from '~/ui/catalogue-store'
import type { Language } from '~/ui/catalogues'

export type Written = { subject: string; text: string; html: string }
type Parts = { subject: string; hello: string; paragraphs: string[]; rows: [string, string][]; action?: { label: string; address: string }; sign: string }

/** A mail in words: the text part and an HTML part that holds in mail clients (tables, styles on the elements). */
export function letterText(language: Language, { subject, hello, paragraphs, rows, action, sign }: Parts): Written {
  const opening = hello ? [hello] : []
  const text = [
    ...opening, ...paragraphs,
    ...(rows.length ? [rows.map(([term, value]) => `${term} : ${value}`).join('\n')] : []),
    ...(action ? [`${action.label} :\n${action.address}`] : []),
    sign,
  ].join('\n\n')
  // A line must not begin with a colon, nor an hour be torn; the text part is left to its reader's program.
  const escape = (words: string) => escaped(language === 'fr' ? typeset(words).replace(/(?<=\d) h(?= |$)/g, '\u00a0h').replace(/(?<=\d[ \u00a0]h) (?=\d)/g, '\u00a0') : words)
  const p = (html: string) => `<p style="margin:0 0 16px;line-height:1.5">${html}</p>`
  const table = rows.map(([term, value]) =>
    `<tr><td style="padding:4px 16px 4px 0;color:#4d5c68;vertical-align:top">${escape(term)}</td><td style="padding:4px 0">${escape(value)}</td></tr>`)
  const html = `<!doctype html><html lang="${language}"><body style="margin:0;background:#f6f5f1"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px"><table role="presentation" width="560" cellpadding="0" cellspacing="0" style="max-width:560px;width:100%;background:#fdfcfa;border:1px solid #d8d8d2"><tr><td style="padding:32px;font-family:Arial,Helvetica,sans-serif;font-size:16px;color:#16222c">${[
    ...[...opening, ...paragraphs].map((words) => p(escape(words))),
    ...(table.length ? [`<table role="presentation" style="margin:0 0 16px;font-size:16px">${table.join('')}</table>`] : []),
    ...(action ? [p(`<a href="${escaped(action.address)}" style="display:inline-block;background:#0b5a78;color:#ffffff;padding:12px 20px;text-decoration:none;font-weight:bold">${escape(action.label)}</a>`)] : []),
    p(escape(sign)),
  ].join('')}</td></tr></table></td></tr></table></body></html>`
  // A line break in a subject would begin another header.
  return { subject: subject.replace(/\s+/g, ' ').trim(), text, html }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character).replace(/\n/g, '<br>')
