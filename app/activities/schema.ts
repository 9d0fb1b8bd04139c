import { z } from 'zod'
import { ActivityKind, Attendance, Audience, Authority, Level, SafetyGear, SignUpKind } from '~/db/generated/enums'
import { daysBetween } from '~/ui/time'

const text = (longest: number) => z.string().trim().max(longest)
const several = <Values extends Record<string, string>>(values: Values) => z.array(z.enum(values)).default([])
const count = z.number().int().min(1).max(100_000)

/** An activity as its form and the server read it: all that DOMAIN asks of an offer. Prices are in euros. */
export const ActivityInput = z
  .object({
    kind: z.enum(ActivityKind),
    title: text(140).min(3),
    summary: text(200).default(''),
    description: text(10_000).default(''),
    programmeOfVisit: text(4_000).default(''),
    theme: text(140).optional(),
    /** The host and those who share the place, as one line each: a name, a SIREN or a SIRET. */
    host: text(200).optional(),
    coHosts: z.array(text(200).optional()).max(12).default([]).transform((lines) => lines.filter((line) => !!line) as string[]),
    attendance: z.enum(Attendance).default('ONSITE'),
    placeName: text(140).optional(),
    address: text(200).optional(),
    postcode: z.string().trim().regex(/^\d{5}$/, 'invalid').optional(),
    town: text(80).optional(),
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
    onlineLink: z.url().max(500).optional(),
    accessNotes: text(1_000).optional(),
    audiences: several(Audience),
    levels: several(Level),
    openTo: several(SignUpKind),
    minParty: count.optional(),
    maxParty: count.optional(),
    pupilsPerAdult: z.number().int().min(1).max(100).optional(),
    minAge: z.number().int().min(0).max(120).optional(),
    maxAge: z.number().int().min(0).max(120).optional(),
    gear: several(SafetyGear),
    safetyNotes: text(1_000).optional(),
    stepFree: z.boolean().default(false),
    hearing: z.boolean().default(false),
    visual: z.boolean().default(false),
    psychic: z.boolean().default(false),
    intellectual: z.boolean().default(false),
    conventionNeeded: z.boolean().default(false),
    languages: z.array(z.enum(['fr', 'en', 'nl', 'de', 'es'])).default(['fr']),
    price: z.number().min(0).max(10_000).default(0),
    conditions: text(255).optional(),
    contactName: text(100).optional(),
    contactMail: z.email().max(200).optional(),
    contactPhone: text(30).optional(),
    datesOnRequest: z.boolean().default(false),
    maxPerYear: count.optional(),
    approvals: several(Authority),
  })
  .refine(({ minParty, maxParty }) => !minParty || !maxParty || minParty <= maxParty, { path: ['maxParty'], message: 'minAboveMax' })
  .refine(({ minAge, maxAge }) => minAge === undefined || maxAge === undefined || minAge <= maxAge, { path: ['maxAge'], message: 'minAboveMax' })
export type ActivityInput = z.output<typeof ActivityInput>

const day = z.iso.date({ error: 'date' })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time')
const seats = z.number().int().min(1).max(10_000)

/** One session in local words: a day, from when to when (the next day when it goes on overnight), how many seats. */
export const SessionInput = z
  .object({ date: day, startTime: time, endTime: time, overnight: z.boolean().default(false), seats, note: text(1_000).optional(), version: z.number().int().default(0) })
  .refine(({ startTime, endTime, overnight }) => overnight || startTime < endTime, { path: ['endTime'], message: 'endsNextDay' })
  .refine(({ startTime, endTime, overnight }) => !overnight || endTime <= startTime, { path: ['endTime'], message: 'longerThanADay' })
export type SessionInput = z.output<typeof SessionInput>

// A school year and a bit: a longer one is a slip of the hand.
const LONGEST_SERIES = 400

/** Sessions on chosen weekdays (1 is Monday) between two days. */
export const SeriesInput = z
  .object({ from: day, until: day, weekdays: z.array(z.coerce.number().int().min(1).max(7)).min(1), startTime: time, endTime: time, seats })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'endBeforeStart' })
  .refine(({ from, until }) => daysBetween(from, until) <= LONGEST_SERIES, { path: ['until'], message: 'seriesTooLong' })
  .refine(({ startTime, endTime }) => startTime < endTime, { path: ['endTime'], message: 'endBeforeStart' })
export type SeriesInput = z.output<typeof SeriesInput>
