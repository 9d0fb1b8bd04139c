import { z } from 'zod'
import { ApplicationState, Outlet } from '~/db/generated/enums'

const text = (longest: number) => z.string().trim().max(longest)

/** A wish as it is kept: square metres, equipped or bare, open sides, a zone or a stand's number, near whom and not near whom. */
export const Wish = z.object({
  area: z.number(), equipped: z.boolean().default(true), openSides: z.number().int().default(1), place: z.string().default(''), near: z.array(z.string()).default([]), away: z.array(z.string()).default([]),
})
export type Wish = z.output<typeof Wish>

const WishInput = z
  .object({ area: z.number().min(4).max(1_000).optional(), kind: z.enum(['equipped', 'bare']).default('equipped'), openSides: z.number().int().min(1).max(4).default(1), place: text(40).default('') })
  .transform(({ area, kind, ...rest }) => ({ ...rest, area, equipped: kind === 'equipped' }))

// A form sends text for each option, empty where none is wanted; fields of a record are not turned into numbers by the form's reader.
const quantity = z.preprocess((typed) => (typed === '' || typed === undefined ? undefined : Number(typed)), z.number().int().min(0).max(100).optional())

/** At most so many wishes, in order of rank. */
export const MOST_WISHES = 3
export const MOST_CO_EXHIBITORS = 6

/** An application as its form and the server read it; companies are named by a line: a name, a SIREN or a SIRET. */
export const ApplicationInput = z.object({
  wishes: z.array(WishInput).min(1).max(MOST_WISHES).superRefine((wishes, context) => {
    if (wishes[0]?.area === undefined) context.addIssue({ code: 'custom', path: [0, 'area'], message: 'required' })
  }).transform((wishes) => wishes.flatMap(({ area, ...wish }) => (area === undefined ? [] : [{ ...wish, area }]))),
  near: text(200).optional(),
  away: text(200).optional(),
  coExhibitors: z.array(text(200).optional()).max(MOST_CO_EXHIBITORS).default([]).transform((lines) => lines.filter((line) => !!line) as string[]),
  products: text(2_000).min(3),
  outlets: z.array(z.enum(Outlet)).default([]),
  catalogueText: text(600).default(''),
  options: z.record(z.string(), quantity).default({}),
})
export type ApplicationInput = z.output<typeof ApplicationInput>

/** What staff narrow the list to; unknown values are ignored. */
export const ApplicationFilter = z.object({
  etat: z.enum(ApplicationState).optional().catch(undefined),
  debouche: z.enum(Outlet).optional().catch(undefined),
  tardive: z.literal('oui').optional().catch(undefined),
  genre: z.enum(['equipped', 'bare']).optional().catch(undefined),
  q: z.string().trim().max(80).optional().catch(undefined),
  tri: z.enum(['nom', 'score', 'surface', 'date']).default('nom').catch('nom'),
  vue: z.enum(['tableau', 'colonnes']).default('tableau').catch('tableau'),
})
export type ApplicationFilter = z.output<typeof ApplicationFilter>

/** Where staff put an application; a refusal says why. */
export const MoveInput = z
  .object({ to: z.enum(ApplicationState), version: z.coerce.number().int(), reason: text(600).optional() })
  .refine(({ to, reason }) => to !== 'REFUSED' || !!reason, { path: ['reason'], message: 'required' })
export type MoveInput = z.output<typeof MoveInput>

export const ScoreInput = z.object({ score: z.number().int().min(0).max(100), scoreReason: text(600).min(2) })
export type ScoreInput = z.output<typeof ScoreInput>

export const CommentInput = z.object({ text: text(2_000).min(1) })

/** A letter to several companies. */
export const LettersInput = z.object({ subject: text(140).min(2), text: text(6_000).min(2), name: text(80).optional() })
export type LettersInput = z.output<typeof LettersInput>
