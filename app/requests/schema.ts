import { z } from 'zod'
import { Level, RequestState } from '~/db/generated/enums'
import { parts, requestKinds, views } from './rules'

const text = (longest: number) => z.string().trim().max(longest)
const day = z.iso.date({ error: 'date' })

/** A line of the form that was left empty is no window. */
const Window = z
  .object({ from: day.optional(), until: day.optional(), part: z.enum(parts).default('DAY') })
  .refine(({ from, until }) => !until || from, { path: ['from'], message: 'required' })
  .refine(({ from, until }) => !from || !until || from <= until, { path: ['until'], message: 'endBeforeStart' })

/** What a school asks for: what is not on offer, for one class. Counts and needs, never a pupil's name. */
export const RequestInput = z
  .object({
    programmeId: z.uuid(),
    schoolId: z.uuid().optional(),
    kind: z.enum(requestKinds),
    level: z.enum(Level),
    className: text(40).optional(),
    pupils: z.number().int().min(1).max(500),
    adults: z.number().int().min(0).max(100),
    stepFree: z.number().int().min(0).max(500).default(0),
    theme: text(140).optional(),
    wishes: text(1_000).optional(),
    maxKm: z.number().int().min(1).max(300).optional(),
    windows: z.array(Window).max(4).default([]).transform((lines) => lines.flatMap(({ from, until, part }) => (from ? [{ from, until: until ?? from, part }] : []))),
    formKey: z.string().min(8).max(64),
  })
  .refine(({ windows }) => windows.length > 0, { path: ['windows[0].from'], message: 'required' })
  .refine(({ pupils, adults, stepFree }) => stepFree <= pupils + adults, { path: ['stepFree'], message: 'stepFreeAboveParty' })
export type RequestInput = z.output<typeof RequestInput>

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time')

/** What a company answers: a session that there is, or a date of one of its activities, or something new at a place. */
export const OfferInput = z
  .object({
    companyId: z.uuid().optional(),
    sessionId: z.uuid().optional(),
    activityId: z.uuid().optional(),
    date: day.optional(),
    startTime: time.optional(),
    endTime: time.optional(),
    place: text(200).optional(),
    stepFree: z.boolean().default(false),
    message: text(1_000).optional(),
  })
  .refine(({ sessionId, date }) => sessionId || date, { path: ['date'], message: 'required' })
  .refine(({ sessionId, startTime }) => sessionId || startTime, { path: ['startTime'], message: 'required' })
  .refine(({ sessionId, endTime }) => sessionId || endTime, { path: ['endTime'], message: 'required' })
  .refine(({ sessionId, startTime, endTime }) => sessionId || !startTime || !endTime || startTime < endTime, { path: ['endTime'], message: 'endBeforeStart' })
export type OfferInput = z.output<typeof OfferInput>

/** What staff's board of requests is narrowed to; what is no choice is left out. */
export const RequestFilter = z.object({
  programme: z.uuid().optional().catch(undefined),
  etat: z.enum(RequestState).optional().catch(undefined),
  vue: z.enum(views).catch('colonnes'),
})
export type RequestFilter = z.output<typeof RequestFilter>
