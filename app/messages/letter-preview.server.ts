import type { Language } from '~/ui/catalogues'
import { translator } from '~/ui/translator'
import { escaped, type Written } from './letter-text'

type Shown = ({ ok: true } & Written) | { ok: false; problems: Partial<Record<string, string[]>> }

/** A letter as a page of its own, for a frame: its subject, the HTML part as it is, the text part. It may run and load nothing. */
export function previewPage(letter: Shown, reader: Language): Response {
  return new Response(letter.ok ? pageOf(letter, reader) : problemsPage(letter.problems, reader), {
    status: letter.ok ? 200 : 422,
    headers: {
      'Content-Type': 'text/html; charset=utf-8', 'X-Frame-Options': 'SAMEORIGIN', 'X-Robots-Tag': 'noindex',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'",
    },
  })
}

const font = 'font-family:Arial,Helvetica,sans-serif'

function pageOf({ subject, text, html }: Written, reader: Language): string {
  const t = translator(reader, 'wordings')
  const head = `<div style="background:#ffffff;${font};padding:16px 24px;border-bottom:1px solid #d8d8d2"><span style="color:#4d5c68;font-size:13px">${escaped(t('subject'))}</span><br><strong style="color:#16222c">${escaped(subject)}</strong></div>`
  const plain = `<div style="background:#ffffff;${font};padding:16px 24px;border-top:1px solid #d8d8d2;color:#16222c"><h2 style="font-size:14px;color:#4d5c68">${escaped(t('textPart'))}</h2><pre style="white-space:pre-wrap;overflow-wrap:anywhere;font-size:13px">${escaped(text).replaceAll('<br>', '\n')}</pre></div>`
  return html
    .replace('<body', () => `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><base target="_blank"><title>${escaped(subject)}</title></head><body`)
    .replace(/<body[^>]*>/, (body) => body + head)
    .replace('</body>', () => `${plain}</body>`)
}

function problemsPage(problems: Partial<Record<string, string[]>>, reader: Language): string {
  const t = translator(reader, 'wordings')
  const errors = translator(reader, 'errors')
  const lines = Object.values(problems).flatMap((found) => found ?? []).map((problem) => {
    const [key = 'invalid', what = '', list = ''] = problem.split('|')
    return `<li>${escaped(errors(key as 'placeholderUnknown', { what, list }))}</li>`
  })
  return `<!doctype html><html lang="${reader}"><head><meta charset="utf-8"><title>${escaped(t('previewTitle'))}</title></head><body style="${font};padding:16px 24px;color:#16222c"><h2 style="font-size:16px">${escaped(t('cannotPreview'))}</h2><ul>${lines.join('')}</ul></body></html>`
}
