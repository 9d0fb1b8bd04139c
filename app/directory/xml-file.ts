import { Unreadable } from './unreadable'

export type XmlHandler = { open(name: string, attributes: string): void; close(name: string): void; text(text: string): void }

// One tag, or one piece of text, of an honest workbook is far shorter.
const LONGEST = 1024 * 1024

/** Reads XML as it comes, piece by piece. Names come without their prefix. A document type is refused: no entity is defined here. */
export class XmlReader {
  private rest = ''
  private readonly decoder = new TextDecoder('utf-8')

  constructor(private readonly handler: XmlHandler) {}

  push(bytes: Buffer): void {
    this.rest = this.read(this.rest + this.decoder.decode(bytes, { stream: true }))
    if (this.rest.length > LONGEST) throw new Unreadable('tooLarge')
  }

  end(): void {
    if (this.read(this.rest + this.decoder.decode()).trim()) throw new Unreadable('broken')
  }

  /** Handles what is whole and gives back what is not yet. */
  private read(xml: string): string {
    let at = 0
    while (at < xml.length) {
      const next = xml.indexOf('<', at)
      if (next !== at) {
        // An entity, or more of the same text, may still come.
        if (next < 0) return xml.slice(at)
        this.handler.text(plain(xml.slice(at, next)))
        at = next
      }
      const end = this.tag(xml, at)
      if (end < 0) return xml.slice(at)
      at = end
    }
    return ''
  }

  private tag(xml: string, at: number): number {
    const special = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<![CDATA[', at) ? ']]>' : xml.startsWith('<?', at) ? '?>' : undefined
    if (special) {
      const end = xml.indexOf(special, at + 2)
      if (end >= 0 && special === ']]>') this.handler.text(xml.slice(at + 9, end))
      return end < 0 ? -1 : end + special.length
    }
    if (xml[at + 1] === '!') {
      if (xml.length - at < 9) return -1
      throw new Unreadable('broken')
    }
    const end = tagEnd(xml, at)
    if (end < 0) return -1
    const inner = xml.slice(at + 1, end)
    if (inner.startsWith('/')) this.handler.close(local(inner.slice(1).trim()))
    else {
      const isWhole = inner.endsWith('/')
      const space = inner.search(/[\s/]/)
      const name = local(space < 0 ? inner : inner.slice(0, space))
      this.handler.open(name, space < 0 ? '' : inner.slice(space))
      if (isWhole) this.handler.close(name)
    }
    return end + 1
  }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

// A value in quotes may hold the sign that ends a tag.
function tagEnd(xml: string, at: number): number {
  const end = xml.indexOf('>', at)
  const quoted = xml.indexOf('"', at)
  if (end < 0 || ((quoted < 0 || quoted > end) && xml.lastIndexOf("'", end) < at)) return end
  let quote = ''
  for (let place = at; place < xml.length; place += 1) {
    const sign = xml[place] ?? ''
    if (quote) quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return place
  }
  return -1
}

// Asked for each cell: made once.
const patterns = new Map<string, RegExp>()

/** The value of an attribute by its name, which may be a pattern. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (!pattern) patterns.set(name, (pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)))
  const found = pattern.exec(attributes)
  return found ? plain(found[1] ?? found[2] ?? '') : undefined
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text with its entities read. XML reads a carriage return as the end of a line. */
export function plain(text: string): string {
  const unix = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!unix.includes('&')) return unix
  return unix.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return named[name.toLowerCase()] ?? whole
    const code = hex ? parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}
