import { z } from 'zod'

const text = (longest: number) => z.string().trim().max(longest)
const day = z.iso.date({ error: 'date' })
const time = z.iso.time({ precision: -1, error: 'time' })
const needed = z.number().int().min(1).max(50).default(1)

/** Skills typed as « anglais, soudage ». */
const skills = text(200).default('').transform((typed) => [...new Set(typed.split(/[,;]/).map((skill) => skill.trim()).filter(Boolean))])

/** One shift in local words of the show's zone. */
export const ShiftInput = z
  .object({ title: text(140).min(2), date: day, startTime: time, endTime: time, needed, skills, place: text(140).default(''), note: text(500).default('') })
  .refine(({ startTime, endTime }) => startTime < endTime, { path: ['endTime'], message: 'endBeforeStart' })
export type ShiftInput = z.output<typeof ShiftInput>

/** Shifts for every day of the show: from when to when, and how long one lasts (hours). */
export const ShiftSeriesInput = z
  .object({ title: text(140).min(2), from: day, until: day, startTime: time, endTime: time, hours: z.number().min(1).max(12), needed, skills, place: text(140).default('') })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'endBeforeStart' })
  .refine(({ startTime, endTime }) => startTime < endTime, { path: ['endTime'], message: 'endBeforeStart' })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= 30 * 86_400_000, { path: ['until'], message: 'seriesTooLong' })
export type ShiftSeriesInput = z.output<typeof ShiftSeriesInput>

/** When somebody can, or cannot, be there. */
export const AvailabilityInput = z
  .object({ date: day, startTime: time, endTime: time, free: z.enum(['oui', 'non']) })
  .refine(({ startTime, endTime }) => startTime < endTime, { path: ['endTime'], message: 'endBeforeStart' })
export type AvailabilityInput = z.output<typeof AvailabilityInput>
