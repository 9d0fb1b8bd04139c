/** What the house answers to programs. The description of the interface is made of these, and tests hold answers against them. */
import { z } from 'zod'
import { ActivityKind, Audience, Level, ProgrammeKind, ProgrammeStatus } from '~/db/generated/enums'
import { listNames } from '~/lists/names'

const instant = z.iso.datetime().meta({ description: 'An instant in UTC.' })
const address = z.url()

export const ProgrammeShape = z.strictObject({
  slug: z.string(), kind: z.enum(ProgrammeKind), title: z.string(), summary: z.string(), theme: z.string().nullable(), status: z.enum(ProgrammeStatus), statusNote: z.string().nullable(),
  startsOn: z.iso.date(), endsOn: z.iso.date().meta({ description: 'The last day, included.' }), timezone: z.string(), place: z.string().nullable(), town: z.string().nullable(),
  example: z.boolean().meta({ description: 'An example of the sample house: nothing of it is real.' }), url: address, calendar: address,
})

export const SessionShape = z.strictObject({
  id: z.uuid(), startsAt: instant, endsAt: instant, status: z.enum(['PLANNED', 'CANCELLED']), seats: z.int(), seatsLeft: z.int(),
  activity: z.strictObject({ slug: z.string(), title: z.string(), kind: z.enum(ActivityKind), host: z.string().nullable(), town: z.string().nullable(), levels: z.array(z.enum(Level)), stepFree: z.boolean(), url: address }),
  programme: z.strictObject({ kind: z.enum(ProgrammeKind), title: z.string(), example: z.boolean() }),
})

export const ActivityShape = z.strictObject({
  slug: z.string(), kind: z.enum(ActivityKind), title: z.string(), summary: z.string(), description: z.string(), host: z.string().nullable(), coHosts: z.array(z.string()), cancelled: z.boolean(),
  audiences: z.array(z.enum(Audience)), levels: z.array(z.enum(Level)), minParty: z.int().nullable(), maxParty: z.int().nullable(), stepFree: z.boolean(), languages: z.array(z.string()), priceCents: z.int(),
  place: z.strictObject({ name: z.string().nullable(), address: z.string().nullable(), postcode: z.string().nullable(), town: z.string().nullable(), latitude: z.number().nullable(), longitude: z.number().nullable() }),
  programme: z.strictObject({ slug: z.string(), kind: z.enum(ProgrammeKind), title: z.string(), example: z.boolean() }), url: address, sessions: z.array(SessionShape.omit({ activity: true, programme: true })),
})

export const ProgrammesShape = z.strictObject({ programmes: z.array(ProgrammeShape) })
export const SessionsShape = z.strictObject({ total: z.int(), page: z.int(), pages: z.int(), next: address.nullable().meta({ description: 'Where the next page is; null on the last.' }), sessions: z.array(SessionShape) })
export const ListsShape = z.strictObject({ lists: z.array(z.enum(listNames)) })
export const RowsShape = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])))
export const ProblemShape = z.strictObject({ error: z.string() })
