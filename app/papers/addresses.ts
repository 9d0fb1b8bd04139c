import type { PaperKind } from '~/db/generated/enums'

/** How a kind of paper is called in an address. */
export const paperSlugs = { CONVENTION: 'convention', NOTICE: 'familles', RISKS: 'prevention' } as const satisfies Record<PaperKind, string>

export const kindOfSlug = (slug: string): PaperKind | undefined => (Object.keys(paperSlugs) as PaperKind[]).find((kind) => paperSlugs[kind] === slug)

/** Where the PDF is: of the paper that holds, or of an earlier one. */
export const paperFile = (signUpId: string, kind: PaperKind, paperId?: string) => `/fichiers/papiers/${signUpId}/${paperSlugs[kind]}${paperId ? `?papier=${paperId}` : ''}`
