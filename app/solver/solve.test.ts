import { expect, test } from 'vitest'
import { listen, solve, type Progress } from './solve.server'

const small = 'Maximize\n obj: 3 x + 2 y\nSubject To\n c: x + y <= 1\nBinary\n x y\nEnd\n'

test('a small programme is solved, with its bound and what each variable is', async () => {
  const solved = await solve(small)
  expect(solved).toMatchObject({ status: 'optimal', objective: 3, bound: 3, gap: 0 })
  expect(solved.status === 'optimal' && Object.fromEntries(solved.values)).toEqual({ x: 1, y: 0 })
})

test('what cannot be, and what is no programme at all, is said', async () => {
  expect(await solve('Maximize\n obj: x\nSubject To\n c: x >= 2\nBinary\n x\nEnd\n')).toMatchObject({ status: 'infeasible' })
  expect((await solve('not a programme')).status).toMatch(/failed|nothing/)
})

/** Some hundred knapsacks tied together: more than a second's work. */
function hard(n = 60): string {
  const weight = (i: number, j: number) => 10 + ((i * 37 + j * 91) % 53)
  const names = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => `x${i}_${j}`))
  const sum = (terms: string[]) => terms.join(' + ')
  return [
    'Maximize', ` obj: ${sum(names.flatMap((row, i) => row.map((name, j) => `${(weight(i, j) * 7) % 31 + 1} ${name}`)))}`, 'Subject To',
    ...names.map((row, i) => ` r${i}: ${sum(row.map((name, j) => `${weight(i, j)} ${name}`))} <= ${97 + (i % 11)}`),
    ...names.map((_, j) => ` c${j}: ${sum(names.map((row, i) => `${weight(j, i)} ${row[j]}`))} <= ${89 + (j % 7)}`),
    'Binary', names.flat().join('\n'), 'End', '',
  ].join('\n')
}

test('meanwhile this process goes on, hears how far it is, and may give it up', async () => {
  const heard: Progress[] = []
  let ticks = 0
  const clock = setInterval(() => (ticks += 1), 20)
  const giveUp = new AbortController()
  setTimeout(() => giveUp.abort(), 1_500)
  const solved = await solve(hard(), { seconds: 30, onProgress: (progress) => heard.push(progress), signal: giveUp.signal })
  clearInterval(clock)
  expect(solved.seconds).toBeLessThan(10)
  expect(ticks).toBeGreaterThan(10)
  expect(heard.length).toBeGreaterThan(0)
  expect(['cancelled', 'optimal']).toContain(solved.status)
})

test('out of time it gives the best so far with its gap', async () => {
  const solved = await solve(hard(90), { seconds: 1 })
  if (solved.status === 'timeLimit') {
    expect(solved.bound).toBeGreaterThanOrEqual(solved.objective)
    expect(solved.gap).toBeGreaterThan(0)
    expect(solved.values.size).toBe(90 * 90)
  } else expect(['optimal', 'nothing']).toContain(solved.status)
})

test('rows of the log are read, also before there is a solution', () => {
  const report = {}
  expect(listen('         0       0         0   0.00%   3               inf                  inf        0      0      0         0     0.0s', report)).toEqual({ best: null, bound: 3, gap: null })
  expect(listen(' S      12       3         7  10.12%   205             200                2.50%        0      0      0        11     0.1s', report)).toEqual({ best: 200, bound: 205, gap: 0.025 })
  expect(listen('  Dual bound        204.5', report)).toBeUndefined()
  expect(report).toEqual({ dual: 204.5 })
  expect(listen('Coefficient ranges:', report)).toBeUndefined()
})
