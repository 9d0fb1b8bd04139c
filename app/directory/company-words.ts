/** A company in one line that the server reads back by its number: « Forges du Hainaut, Valenciennes · 552 100 554 00013 ». */
export function companyLabel({ name, town, siret, siren }: { name: string; town: string | null; siret: string | null; siren: string }): string {
  const number = (siret ?? siren).replace(/^(\d{3})(\d{3})(\d{3})(\d*)$/, '$1 $2 $3 $4').trim()
  return `${[name, town].filter(Boolean).join(', ')} · ${number}`
}

/** The SIRET or SIREN at the end of such a line, or of a number typed alone; undefined when there is none. */
export function numberIn(text: string): string | undefined {
  const digits = /(?:^|[·\s])((?:\d[\s.\u00a0\u202f]*){14}|(?:\d[\s.\u00a0\u202f]*){9})$/.exec(text.trim())?.[1]?.replace(/\D/g, '')
  return digits
}
