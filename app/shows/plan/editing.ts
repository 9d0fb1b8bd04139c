/** What happens on the drawing table: every change of a hall's plan, with the way back. Pure; lengths are metres. */
import { cm, insideHall, merge, nextNumber, openSidesOf, overlap, snap, split, type PlanHall, type PlanStand, type Point, type Rect } from './rules'

export type Plan = Pick<PlanHall, 'outline' | 'gangways' | 'stands'>
/** What can be taken in hand: a stand by its id, a gangway or a corner of the hall by its place in the list. */
export type Piece = `stand:${string}` | `gangway:${number}` | `corner:${number}`
/** What the last step did or why it did not, for a line that is read aloud: a key of `showPlan.said`. */
export type Said = { key: 'added' | 'removed' | 'split' | 'merged' | 'noSplit' | 'noMerge' | 'heldRemove' | 'heldSplit' | 'heldMerge' | 'heldResize' | 'undone' | 'redone' | 'placed' | 'noRoom' | 'threeCorners'; number?: string; company?: string; x?: number; y?: number; width?: number; height?: number }

export type Editing = {
  plan: Plan
  past: Plan[]
  future: Plan[]
  chosen: Piece | null
  /** One movement of the hand, or typing in one field, is one step back. */
  stroke: string | null
  said: Said | null
  /** How many stands were made here: they need ids before the house gives them theirs. */
  made: number
  hall: Pick<PlanHall, 'width' | 'height' | 'gridStep'>
  /** Stands that companies have, with whose they are. */
  held: Record<string, string>
}

export type Step =
  | { type: 'choose'; piece: Piece | null }
  | { type: 'addStand'; rect?: Rect; like?: string }
  | { type: 'addGangway'; rect?: Rect }
  | { type: 'addCorner'; after: number }
  | { type: 'place'; piece: Piece; rect: Rect; stroke?: string; free?: boolean }
  | { type: 'changeStand'; id: string; change: Partial<Omit<PlanStand, 'id'>>; stroke?: string }
  | { type: 'outline'; outline: Point[] }
  | { type: 'remove'; piece: Piece }
  | { type: 'split'; id: string; at?: number }
  | { type: 'merge'; id: string; other: string }
  | { type: 'sides' }
  | { type: 'undo' | 'redo' | 'rest' }

/** Steps back that are kept. */
const MEMORY = 200

export function opened(hall: PlanHall, held: Record<string, string>): Editing {
  const { outline, gangways, stands, width, height, gridStep } = hall
  return { plan: { outline, gangways, stands }, past: [], future: [], chosen: null, stroke: null, said: null, made: 0, hall: { width, height, gridStep }, held }
}

export const standOf = (piece: Piece | null, { stands }: Plan) => (piece?.startsWith('stand:') ? stands.find(({ id }) => `stand:${id}` === piece) : undefined)
export const indexOf = (piece: Piece) => Number(piece.split(':')[1])
/** The hall's corners: those drawn, or those of its rectangle. */
export const cornersOf = ({ outline }: Pick<Plan, 'outline'>, { width, height }: Pick<PlanHall, 'width' | 'height'>): Point[] => (outline.length >= 3 ? outline : [[0, 0], [width, 0], [width, height], [0, height]])

/** Where a piece is, as a rectangle; a corner has no size. */
export function rectOf(piece: Piece, plan: Plan, hall: Pick<PlanHall, 'width' | 'height'>): Rect | undefined {
  if (piece.startsWith('stand:')) return standOf(piece, plan)
  if (piece.startsWith('gangway:')) return plan.gangways[indexOf(piece)]
  const corner = cornersOf(plan, hall)[indexOf(piece)]
  return corner && { x: corner[0], y: corner[1], width: 0, height: 0 }
}

export function edited(state: Editing, step: Step): Editing {
  const { plan, held } = state
  switch (step.type) {
    case 'choose':
      return { ...state, chosen: step.piece, stroke: null }
    case 'rest':
      return { ...state, stroke: null }
    case 'undo':
    case 'redo':
      return turned(state, step.type)
    case 'addStand':
      return addStand(state, step)
    case 'addGangway': {
      const { width, height } = state.hall
      const rect = step.rect ?? { x: 0, y: cm(Math.max(0, height / 2 - 1)), width, height: Math.min(2, height) }
      return { ...changed(state, { ...plan, gangways: [...plan.gangways, rounded(rect)] }), chosen: `gangway:${plan.gangways.length}` }
    }
    case 'addCorner': {
      const corners = cornersOf(plan, state.hall)
      const [[x1, y1], [x2, y2]] = [corners[step.after] ?? [0, 0], corners[(step.after + 1) % corners.length] ?? [0, 0]]
      return { ...changed(state, { ...plan, outline: corners.toSpliced(step.after + 1, 0, [cm((x1 + x2) / 2), cm((y1 + y2) / 2)]) }), chosen: `corner:${step.after + 1}` }
    }
    case 'place':
      return place(state, step)
    case 'changeStand': {
      const before = plan.stands.find(({ id }) => id === step.id)
      if (!before) return state
      return changed(state, withStand(plan, { ...before, ...step.change }), step.stroke)
    }
    case 'outline':
      return changed(state, { ...plan, outline: step.outline })
    case 'remove':
      return remove(state, step.piece)
    case 'split': {
      const stand = plan.stands.find(({ id }) => id === step.id)
      if (!stand) return state
      if (held[stand.id]) return says(state, { key: 'heldSplit', number: stand.number, company: held[stand.id] })
      const parts = split(stand, `new-${state.made + 1}`, step.at)
      if (!parts) return says(state, { key: 'noSplit', number: stand.number })
      return says({ ...changed(state, { ...plan, stands: plan.stands.flatMap((one) => (one.id === stand.id ? parts : [one])) }), made: state.made + 1 }, { key: 'split', number: stand.number })
    }
    case 'merge': {
      const [one, other] = [step.id, step.other].map((id) => plan.stands.find((stand) => stand.id === id))
      if (!one || !other) return state
      const taken = [one, other].find(({ id }) => held[id])
      if (taken) return says(state, { key: 'heldMerge', number: taken.number, company: held[taken.id] })
      const whole = merge(one, other)
      if (!whole) return says(state, { key: 'noMerge', number: one.number })
      return says({ ...changed(state, { ...plan, stands: plan.stands.flatMap((stand) => (stand.id === one.id ? [whole] : stand.id === other.id ? [] : [stand])) }), chosen: `stand:${one.id}` }, { key: 'merged', number: whole.number })
    }
    case 'sides':
      return changed(state, { ...plan, stands: plan.stands.map((stand) => ({ ...stand, openSides: openSidesOf(stand, plan.stands) })) })
  }
}

const says = (state: Editing, said: Said): Editing => ({ ...state, said })
const rounded = ({ x, y, width, height }: Rect): Rect => ({ x: cm(x), y: cm(y), width: cm(width), height: cm(height) })
const withStand = (plan: Plan, stand: PlanStand): Plan => ({ ...plan, stands: plan.stands.map((one) => (one.id === stand.id ? stand : one)) })

function changed(state: Editing, plan: Plan, stroke: string | null = null): Editing {
  if (stroke !== null && stroke === state.stroke) return { ...state, plan, future: [] }
  return { ...state, plan, past: [...state.past, state.plan].slice(-MEMORY), future: [], stroke }
}

function turned(state: Editing, way: 'undo' | 'redo'): Editing {
  const [from, to] = way === 'undo' ? [state.past, state.future] : [state.future, state.past]
  const plan = from.at(-1)
  if (!plan) return state
  const [rest, gone] = [from.slice(0, -1), [...to, state.plan]]
  const next = { ...state, plan, stroke: null, past: way === 'undo' ? rest : gone, future: way === 'undo' ? gone : rest }
  const still = state.chosen && rectOf(state.chosen, plan, state.hall)
  return says({ ...next, chosen: still ? state.chosen : null }, { key: way === 'undo' ? 'undone' : 'redone' })
}

function addStand(state: Editing, { rect, like }: { rect?: Rect; like?: string }): Editing {
  const { plan, hall, made } = state
  const model = plan.stands.find(({ id }) => id === like) ?? plan.stands.at(-1)
  const size = rect ?? { width: model?.width ?? 3, height: model?.height ?? 3 }
  const beside = model && { x: cm(model.x + model.width), y: model.y, ...size }
  const place = rect ?? (beside && isFree(beside, plan, hall) ? beside : freePlace(size, plan, hall))
  if (!place) return says(state, { key: 'noRoom' })
  const stand: PlanStand = { ...rounded({ ...size, ...place }), id: `new-${made + 1}`, number: nextNumber(plan.stands, model?.number), openSides: 1, equipped: model?.equipped ?? true, zone: model?.zone ?? '' }
  const stands = [...plan.stands, { ...stand, openSides: openSidesOf(stand, plan.stands) }]
  return says({ ...changed(state, { ...plan, stands }), made: made + 1, chosen: `stand:${stand.id}` }, { key: 'added', number: stand.number })
}

const isFree = (rect: Rect, { stands, gangways, outline }: Plan, { width, height }: Pick<PlanHall, 'width' | 'height'>) =>
  insideHall(rect, { width, height, outline }) && ![...stands, ...gangways].some((other) => overlap(rect, other))

/** The first place of a size that nothing stands on, row by row. */
function freePlace(size: Pick<Rect, 'width' | 'height'>, plan: Plan, hall: Editing['hall']): Rect | undefined {
  const step = Math.max(hall.gridStep, 1)
  for (let y = 0; y + size.height <= hall.height + 0.001; y = cm(y + step)) {
    for (let x = 0; x + size.width <= hall.width + 0.001; x = cm(x + step)) {
      const rect = { x, y, width: size.width, height: size.height }
      if (isFree(rect, plan, hall)) return rect
    }
  }
  return undefined
}

/** Puts a piece somewhere, on the grid unless `free`; never beyond the hall's rectangle. */
function place(state: Editing, { piece, rect, stroke, free }: Extract<Step, { type: 'place' }>): Editing {
  const { plan, hall, held } = state
  const before = rectOf(piece, plan, hall)
  if (!before) return state
  const line = (metres: number) => (free ? cm(metres) : snap(metres, hall.gridStep))
  const least = piece.startsWith('stand:') ? 0.5 : 0.1
  // Only the edges that the hand takes along go to the grid; the others stay where they are.
  const along = (from: number, size: number, oldFrom: number, oldSize: number, most: number) => {
    const [near, far] = [from === oldFrom ? from : line(from), Math.abs(from + size - oldFrom - oldSize) < 1e-6 ? from + size : line(from + size)]
    if (size === oldSize) return [Math.min(Math.max(0, near), cm(most - size)), size] as const
    const start = Math.min(Math.max(0, near), cm(most - least))
    return [start, Math.max(least, Math.min(far, most) - start)] as const
  }
  const [x, width] = along(rect.x, rect.width, before.x, before.width, hall.width)
  const [y, height] = along(rect.y, rect.height, before.y, before.height, hall.height)
  const next = rounded({ x, y, width, height })
  if (next.x === before.x && next.y === before.y && next.width === before.width && next.height === before.height) return { ...state, stroke: stroke ?? null, chosen: piece }
  const stand = standOf(piece, plan)
  if (stand) {
    if (held[stand.id] && cm(next.width * next.height) !== cm(stand.width * stand.height)) return says(state, { key: 'heldResize', number: stand.number, company: held[stand.id] })
    return says({ ...changed(state, withStand(plan, { ...stand, ...next }), stroke), chosen: piece }, { key: 'placed', number: stand.number, ...next })
  }
  const index = indexOf(piece)
  if (piece.startsWith('gangway:')) return { ...changed(state, { ...plan, gangways: plan.gangways.with(index, next) }, stroke), chosen: piece }
  return { ...changed(state, { ...plan, outline: cornersOf(plan, hall).with(index, [next.x, next.y]) }, stroke), chosen: piece }
}

function remove(state: Editing, piece: Piece): Editing {
  const { plan, held } = state
  const stand = standOf(piece, plan)
  if (stand) {
    if (held[stand.id]) return says(state, { key: 'heldRemove', number: stand.number, company: held[stand.id] })
    return says({ ...changed(state, { ...plan, stands: plan.stands.filter(({ id }) => id !== stand.id) }), chosen: null }, { key: 'removed', number: stand.number })
  }
  const index = indexOf(piece)
  if (piece.startsWith('gangway:')) return { ...changed(state, { ...plan, gangways: plan.gangways.toSpliced(index, 1) }), chosen: null }
  const corners = cornersOf(plan, state.hall)
  if (corners.length <= 3) return says(state, { key: 'threeCorners' })
  return { ...changed(state, { ...plan, outline: corners.toSpliced(index, 1) }), chosen: null }
}
