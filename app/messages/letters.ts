import { config } from '~/config.server'
import type { Language } from '~/ui/catalogues'
import { translator } from '~/ui/translator'

type Letter = { subject: string; paragraphs: string[]; facts?: [string, string][]; action?: { label: string; address: string } }

/** A mail in words: the text part and an HTML part that holds in mail clients (tables, styles on the elements). */
export function letter(language: Language, { subject, paragraphs, facts = [], action }: Letter) {
  const t = translator(language, 'messages')
  const { houseName } = config()
  const hello = t('hello')
  const sign = t('sign', { house: houseName })
  const text = [
    hello, ...paragraphs,
    ...(facts.length ? [facts.map(([term, value]) => `${term} : ${value}`).join('\n')] : []),
    ...(action ? [`${action.label} :\n${action.address}`] : []),
    sign,
  ].join('\n\n')
  const p = (html: string) => `<p style="margin:0 0 16px;line-height:1.5">${html}</p>`
  const rows = facts.map(([term, value]) =>
    `<tr><td style="padding:4px 16px 4px 0;color:#4d5c68;vertical-align:top">${escape(term)}</td><td style="padding:4px 0">${escape(value)}</td></tr>`)
  const html = `<!doctype html><html lang="${language}"><body style="margin:0;background:#f6f5f1"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px"><table role="presentation" width="560" cellpadding="0" cellspacing="0" style="max-width:560px;width:100%;background:#fdfcfa;border:1px solid #d8d8d2"><tr><td style="padding:32px;font-family:Arial,Helvetica,sans-serif;font-size:16px;color:#16222c">${[
    p(escape(hello)), ...paragraphs.map((words) => p(escape(words))),
    ...(rows.length ? [`<table role="presentation" style="margin:0 0 16px;font-size:16px">${rows.join('')}</table>`] : []),
    ...(action ? [p(`<a href="${escape(action.address)}" style="display:inline-block;background:#0b5a78;color:#ffffff;padding:12px 20px;text-decoration:none;font-weight:bold">${escape(action.label)}</a>`)] : []),
    p(escape(sign)),
  ].join('')}</td></tr></table></td></tr></table></body></html>`
  return { subject, text, html }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character).replace(/\n/g, '<br>')
