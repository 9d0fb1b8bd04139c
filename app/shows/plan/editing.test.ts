import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edited, opened, rectOf, standOf, type Editing, type Piece, type Plan, type Step } from './editing'
import { areaOf, conflictsOf, insideHall, merge, openSidesOf, snap, split, type PlanHall, type PlanStand } from './rules'

const stand = (number: string, x: number, y: number, more: Partial<PlanStand> = {}): PlanStand => ({ id: number, number, x, y, width: 3, height: 3, openSides: 1, equipped: true, zone: '', ...more })
const hall = (stands: PlanStand[], more: Partial<PlanHall> = {}): PlanHall => ({ id: 'h', name: 'Hall', width: 30, height: 20, outline: [], gangways: [], gridStep: 0.5, version: 0, background: null, stands, ...more })
const walk = (state: Editing, ...steps: Step[]) => steps.reduce(edited, state)
const numbers = ({ plan }: Editing) => plan.stands.map(({ number }) => number)

const metres = fc.integer({ min: -200, max: 4_000 }).map((n) => n / 100)
const pieces = fc.constantFrom<Piece>('stand:A1', 'stand:A2', 'stand:B1', 'stand:new-1', 'gangway:0', 'corner:0', 'corner:5')
const rects = fc.record({ x: metres, y: metres, width: metres, height: metres })
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant('addStand' as const) }),
  fc.record({ type: fc.constant('addGangway' as const) }),
  fc.record({ type: fc.constant('addCorner' as const), after: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ type: fc.constant('place' as const), piece: pieces, rect: rects, free: fc.boolean(), stroke: fc.constantFrom(undefined, 'hand') }),
  fc.record({ type: fc.constant('remove' as const), piece: pieces }),
  fc.record({ type: fc.constant('split' as const), id: fc.constantFrom('A1', 'B1', 'new-1') }),
  fc.record({ type: fc.constant('merge' as const), id: fc.constant('A1'), other: fc.constantFrom('A2', 'new-1') }),
  fc.record({ type: fc.constant('changeStand' as const), id: fc.constantFrom('A1', 'A2'), change: fc.record({ number: fc.string({ maxLength: 4 }) }) }),
  fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const, 'sides' as const, 'rest' as const) }),
)
const start = () => opened(hall([stand('A1', 0, 0), stand('A2', 3, 0), stand('B1', 9, 9, { width: 4, height: 2 })]), { B1: 'Ateliers Sambre' })

test('whatever was drawn, going all the way back gives the plan that was opened, and going forth the plan that was drawn', () => {
  fc.assert(fc.property(fc.array(steps, { maxLength: 40 }), (taken) => {
    const drawn = walk(start(), ...taken)
    const back = walk(drawn, ...drawn.past.map(() => ({ type: 'undo' as const })))
    expect(back.plan).toEqual(start().plan)
    const forth = walk(back, ...back.future.map(() => ({ type: 'redo' as const })))
    expect(forth.past.length).toBe(drawn.past.length + drawn.future.length)
    expect(walk(forth, ...drawn.future.map(() => ({ type: 'undo' as const }))).plan).toEqual(drawn.plan)
  }))
})

test('whatever is done, nothing leaves the hall’s rectangle, ids stay apart, and a company keeps its square metres', () => {
  fc.assert(fc.property(fc.array(steps, { maxLength: 40 }), (taken) => {
    const { plan, hall: { width, height } } = walk(start(), ...taken)
    for (const one of [...plan.stands, ...plan.gangways]) expect(insideHall(one, { width, height, outline: [] })).toBe(true)
    expect(new Set(plan.stands.map(({ id }) => id)).size).toBe(plan.stands.length)
    expect(plan.stands.filter(({ id }) => id === 'B1').map(areaOf)).toEqual([8])
  }))
})

test('a stand split and put together again is the stand it was', () => {
  fc.assert(fc.property(fc.record({ width: fc.integer({ min: 50, max: 900 }), height: fc.integer({ min: 50, max: 900 }), share: fc.integer({ min: 1, max: 99 }) }), ({ width, height, share }) => {
    const whole = stand('A12', 1.5, 2, { width: width / 100, height: height / 100 })
    const parts = split(whole, 'other', (Math.max(width, height) / 100) * (share / 100))
    if (!parts) return
    expect(whole.width * whole.height).toBeCloseTo(parts[0].width * parts[0].height + parts[1].width * parts[1].height, 6)
    expect(conflictsOf(hall(parts))).toEqual([])
    expect(merge(...parts)).toEqual(whole)
    expect(merge(parts[1], parts[0])).toMatchObject({ x: whole.x, width: whole.width, height: whole.height })
  }))
})

test('what is snapped stays where it is when it is snapped again, never farther than half a step', () => {
  fc.assert(fc.property(metres, fc.constantFrom(0.1, 0.25, 0.5, 1), (at, step) => {
    expect(snap(snap(at, step), step)).toBe(snap(at, step))
    expect(Math.abs(snap(at, step) - at)).toBeLessThanOrEqual(step / 2 + 0.005)
  }))
})

test('one movement of the hand is one step back, the next one another', () => {
  const moved = (x: number, stroke: string): Step => ({ type: 'place', piece: 'stand:A1', rect: { x, y: 5, width: 3, height: 3 }, stroke })
  const state = walk(start(), moved(1, 'a'), moved(2, 'a'), moved(3, 'a'), { type: 'rest' }, moved(4, 'a'))
  expect(state.past).toHaveLength(2)
  expect(rectOf('stand:A1', edited(state, { type: 'undo' }).plan, state.hall)).toMatchObject({ x: 3, y: 5 })
})

test('moving snaps to the grid, and to the centimetre when one asks for it; an edge off the grid is not stretched by moving', () => {
  const place = (rect: { x: number; y: number; width: number; height: number }, free?: boolean) => standOf('stand:A1', walk(start(), { type: 'place', piece: 'stand:A1', rect, free }).plan)
  expect(place({ x: 4.3, y: 5.2, width: 3, height: 3 })).toMatchObject({ x: 4.5, y: 5 })
  expect(place({ x: 4.303, y: 5.2, width: 3, height: 3 }, true)).toMatchObject({ x: 4.3, y: 5.2 })
  const pulled = walk(opened(hall([stand('A1', 0.6, 0.3)]), {}), { type: 'place', piece: 'stand:A1', rect: { x: 0.6, y: 0.3, width: 4.2, height: 3 } })
  expect(pulled.plan.stands[0]).toMatchObject({ x: 0.6, y: 0.3, width: 4.4, height: 3 })
  const odd = walk(opened(hall([stand('A1', 0, 0, { width: 2.85 })]), {}), { type: 'place', piece: 'stand:A1', rect: { x: 6.1, y: 0, width: 2.85, height: 3 } })
  expect(odd.plan.stands[0]).toMatchObject({ x: 6, width: 2.85 })
})

test('a new stand stands beside the last one, or where there is room, with the next number; where there is none it says so', () => {
  const state = walk(start(), { type: 'addStand', like: 'A2' }, { type: 'addStand' }, { type: 'addStand', like: 'B1' })
  expect(state.plan.stands.map(({ number, x, y }) => `${number} ${x} ${y}`)).toEqual(['A1 0 0', 'A2 3 0', 'B1 9 9', 'A3 6 0', 'A4 9 0', 'B2 13 9'])
  expect(conflictsOf(hall(state.plan.stands))).toEqual([])
  const full = edited(opened(hall([stand('A1', 0, 0)], { width: 3, height: 3 }), {}), { type: 'addStand' })
  expect([full.said?.key, full.plan.stands.length]).toEqual(['noRoom', 1])
})

test('what a company has is neither removed, split, merged nor resized: the reason is said with its name', () => {
  const b = { number: 'B1', company: 'Ateliers Sambre' }
  expect(walk(start(), { type: 'remove', piece: 'stand:B1' })).toMatchObject({ said: { key: 'heldRemove', ...b }, past: [] })
  expect(walk(start(), { type: 'split', id: 'B1' })).toMatchObject({ said: { key: 'heldSplit', ...b }, past: [] })
  expect(walk(start(), { type: 'merge', id: 'A1', other: 'B1' })).toMatchObject({ said: { key: 'heldMerge', ...b }, past: [] })
  expect(walk(start(), { type: 'place', piece: 'stand:B1', rect: { x: 9, y: 9, width: 3, height: 3 } })).toMatchObject({ said: { key: 'heldResize', ...b }, past: [] })
  expect(walk(start(), { type: 'place', piece: 'stand:B1', rect: { x: 9, y: 12, width: 2, height: 4 } }).plan.stands[2]).toMatchObject({ y: 12, width: 2, height: 4 })
})

test('two neighbours become one; two that make no rectangle do not', () => {
  const merged = walk(start(), { type: 'merge', id: 'A1', other: 'A2' })
  expect(numbers(merged)).toEqual(['A1', 'B1'])
  expect(merged.plan.stands[0]).toMatchObject({ width: 6, height: 3 })
  expect(walk(opened(hall([stand('A1', 0, 0), stand('A2', 3, 1)]), {}), { type: 'merge', id: 'A1', other: 'A2' })).toMatchObject({ said: { key: 'noMerge' }, past: [] })
})

test('a hall’s corners are drawn: one is put between, moved, taken away, never fewer than three', () => {
  const bent = walk(start(), { type: 'addCorner', after: 1 }, { type: 'place', piece: 'corner:2', rect: { x: 25, y: 10, width: 0, height: 0 } })
  expect(bent.plan.outline).toEqual([[0, 0], [30, 0], [25, 10], [30, 20], [0, 20]])
  const fewer = walk(bent, { type: 'remove', piece: 'corner:2' }, { type: 'remove', piece: 'corner:0' }, { type: 'remove', piece: 'corner:0' })
  expect([fewer.plan.outline.length, fewer.said?.key]).toEqual([3, 'threeCorners'])
})

test('open sides are those without a neighbour', () => {
  const row: Plan['stands'] = [stand('A1', 0, 0), stand('A2', 3, 0), stand('A3', 6, 0)]
  expect(row.map((one) => openSidesOf(one, row))).toEqual([3, 2, 3])
  expect(walk(opened(hall(row), {}), { type: 'sides' }).plan.stands.map(({ openSides }) => openSides)).toEqual([3, 2, 3])
})
