import { z } from 'zod'
import { cm } from './rules'

const metres = z.number().min(0).max(2_000).transform(cm)
const length = z.number().min(0.5).max(500).transform(cm)
const span = z.number().min(0.1).max(2_000).transform(cm)
const text = (longest: number) => z.string().trim().max(longest)

/** Corners of a hall, in metres. */
export const OutlineList = z.array(z.tuple([metres, metres])).max(60)
export const GangwayList = z.array(z.object({ x: metres, y: metres, width: span, height: span })).max(100)

/** A stand of a plan as the editor and the table send it; an id that the hall does not know is a new stand. */
export const StandInput = z.object({
  id: z.string().max(60), number: text(12).min(1), x: metres, y: metres, width: length, height: length, openSides: z.number().int().min(1).max(4), equipped: z.boolean(), zone: text(40).default(''),
})
export type StandInput = z.output<typeof StandInput>

/** A whole plan of a hall, saved at once. */
export const PlanInput = z.object({ version: z.number().int(), outline: OutlineList, gangways: GangwayList, stands: z.array(StandInput).max(2_000) })
export type PlanInput = z.output<typeof PlanInput>

const typedNumber = (schema: z.ZodNumber) => z.preprocess((typed) => (typeof typed === 'string' ? decimalOf(typed) : typed), schema)

/** A hall's own measures. */
export const HallInput = z.object({ name: text(60).min(1), width: typedNumber(z.number().min(2).max(2_000)), height: typedNumber(z.number().min(2).max(2_000)), gridStep: typedNumber(z.number().min(0.05).max(10)).default(0.5) })
export type HallInput = z.output<typeof HallInput>

/** The organiser's plan under the drawing: where it lies, how large a pixel is, how strong it shows (percent). */
export const BackgroundInput = z.object({ x: typedNumber(z.number().min(-2_000).max(2_000)).default(0), y: typedNumber(z.number().min(-2_000).max(2_000)).default(0), metresPerPixel: typedNumber(z.number().min(0.0005).max(10)).default(0.05), opacity: typedNumber(z.number().int().min(0).max(100)).default(50) })
export type BackgroundInput = z.output<typeof BackgroundInput>

/** A number as one types it in French or English: 3,5 or 3.5. NaN where it is none; undefined where nothing is typed. */
export function decimalOf(typed: string): number | undefined {
  const plain = typed.replace(/[\s\u202f\u00a0]/g, '').replace(',', '.')
  return plain === '' ? undefined : /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN
}

/** A row of the table as it was typed. */
export type TypedStand = { index: number; remove?: string } & Record<'id' | 'number' | 'x' | 'y' | 'width' | 'height' | 'openSides' | 'kind' | 'zone', string>
export type TypedGangway = { index: number } & Record<'x' | 'y' | 'width' | 'height', string>
export type TypedPlan = { version: string; outline: string; stands: TypedStand[]; gangways: TypedGangway[] }
/** What a table lacks: which stand or gangway, which field, and why (a key of the namespace `errors`). */
export type PlanLack = { list: 'stands' | 'gangways' | 'outline'; index: number; name: string; field: string; reason: string }

const pick = (fields: FormData, name: string) => {
  const value = fields.get(name)
  return typeof value === 'string' ? value : ''
}

/** What stands in the fields `stands[0].number`, `gangways[2].x`, … of a table, as it was typed. */
export function typedPlan(fields: FormData): TypedPlan {
  const indexes = (list: string) => [...new Set([...fields.keys()].flatMap((key) => new RegExp(`^${list}\\[(\\d{1,4})\\]`).exec(key)?.[1] ?? []))].map(Number).sort((a, b) => a - b)
  const row = <Name extends string>(list: string, index: number, names: readonly Name[]) => ({ index, ...(Object.fromEntries(names.map((name) => [name, pick(fields, `${list}[${index}].${name}`)])) as Record<Name, string>) })
  return {
    version: pick(fields, 'version'), outline: pick(fields, 'outline'),
    stands: indexes('stands').map((index) => row('stands', index, ['id', 'number', 'x', 'y', 'width', 'height', 'openSides', 'kind', 'zone', 'remove'])),
    gangways: indexes('gangways').map((index) => row('gangways', index, ['x', 'y', 'width', 'height'])),
  }
}

/** Corners as one types them: "0 0; 20 0; 20 12,5". Undefined where a corner is not two numbers. */
export function outlineOf(typed: string): (readonly [number, number])[] | undefined {
  const corners = typed.split(/[;\n]/).map((part) => part.trim()).filter(Boolean).map((part) => part.split(/\s+/).map((one) => decimalOf(one) ?? NaN))
  return corners.every((corner) => corner.length === 2 && corner.every(Number.isFinite)) ? corners.map(([x = 0, y = 0]) => [x, y] as const) : undefined
}

const blank = (values: string[]) => values.every((value) => value.trim() === '')

/** Reads a table: rows to be removed and empty new rows fall out. Gives every lack, by row and field. */
export function readPlan(typed: TypedPlan, reasonOf: (issue: z.core.$ZodRawIssue) => string): { ok: true; value: PlanInput } | { ok: false; lacks: PlanLack[] } {
  const lacks: PlanLack[] = []
  const rows = typed.stands.filter((row) => !row.remove && !blank([row.number, row.x, row.y]))
  const ways = typed.gangways.filter((row) => !blank([row.x, row.y, row.width, row.height]))
  const read = <Schema extends z.ZodType>(schema: Schema, value: unknown, list: PlanLack['list'], index: number, name: string): z.output<Schema>[] => {
    const parsed = schema.safeParse(value, { error: (issue) => reasonOf(issue) })
    if (parsed.success) return [parsed.data]
    for (const { path, message } of parsed.error.issues) lacks.push({ list, index, name, field: String(path[0] ?? ''), reason: message })
    return []
  }
  const stands = rows.flatMap((row) => read(StandInput, {
    id: row.id || `new-${row.index}`, number: row.number, x: decimalOf(row.x), y: decimalOf(row.y), width: decimalOf(row.width), height: decimalOf(row.height),
    openSides: decimalOf(row.openSides), equipped: row.kind !== 'bare', zone: row.zone,
  }, 'stands', row.index, row.number || String(row.index + 1)))
  const gangways = ways.flatMap((row) => read(GangwayList.element, { x: decimalOf(row.x), y: decimalOf(row.y), width: decimalOf(row.width), height: decimalOf(row.height) }, 'gangways', row.index, String(row.index + 1)))
  const outline = outlineOf(typed.outline)
  const corners = outline ? read(OutlineList, outline, 'outline', 0, '')[0] : undefined
  if (!outline) lacks.push({ list: 'outline', index: 0, name: '', field: 'outline', reason: 'number' })
  if (lacks.length > 0) return { ok: false, lacks }
  return { ok: true, value: { version: Number(typed.version) || 0, outline: corners ?? [], gangways, stands } }
}
