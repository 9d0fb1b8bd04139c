import { z } from 'zod'
import { MOST_DATES } from './another-time-rules'

const text = (longest: number) => z.string().trim().max(longest)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time')

/** A line of the form that was left empty is no date. */
const TimeLine = z
  .object({ date: z.iso.date({ error: 'date' }).optional(), startTime: time.optional(), endTime: time.optional() })
  .refine(({ date, startTime }) => !date || startTime, { path: ['startTime'], message: 'required' })
  .refine(({ date, endTime }) => !date || endTime, { path: ['endTime'], message: 'required' })
  .refine(({ date, startTime, endTime }) => date || !(startTime || endTime), { path: ['date'], message: 'required' })
  .refine(({ startTime, endTime }) => !startTime || !endTime || startTime < endTime, { path: ['endTime'], message: 'endBeforeStart' })

/** A host asks a class for another time: one date or several, with a word that says why. */
export const AskTime = z
  .object({
    dates: z.array(TimeLine).max(MOST_DATES).default([]).transform((lines) => lines.map((line, index) => ({ ...line, index })).flatMap(({ date, startTime, endTime, index }) => (date && startTime && endTime ? [{ date, startTime, endTime, index }] : []))),
    message: text(500).optional(),
    wholeSession: z.boolean().default(false),
  })
  .refine(({ dates }) => dates.length > 0, { path: ['dates[0].date'], message: 'required' })
export type AskTime = z.output<typeof AskTime>

/** The school takes one of the dates, or keeps its own. */
export const AnswerTime = z
  .object({ answer: z.enum(['take', 'keep']), date: z.uuid().optional(), words: text(500).optional() })
  .refine(({ answer, date }) => answer === 'keep' || date, { path: ['date'], message: 'chooseOne' })
export type AnswerTime = z.output<typeof AnswerTime>
