/** A programme to be made as large as possible, as an LP text (CPLEX format). Names of variables are ours, so nothing that people wrote gets into it. */
type Programme = {
  terms: readonly (readonly [name: string, points: number])[]
  /** Constraints, each as `a + 2 b <= 3`. */
  rows: readonly string[]
  /** Variables that are 0 or 1. */
  binary: readonly string[]
  /** Variables between 0 and 1. */
  parts?: readonly string[]
}

export function maximise({ terms, rows, binary, parts = [] }: Programme): string {
  return [
    'Maximize', ` obj: ${terms.map(([name, points]) => `${points < 0 ? '-' : '+'} ${round(Math.abs(points))} ${name}`).join('\n  ')}`,
    'Subject To', ...rows.map((row, index) => ` c${index}: ${row}`), ...(parts.length > 0 ? ['Bounds', ...parts.map((part) => ` 0 <= ${part} <= 1`)] : []), 'Binary', ` ${binary.join('\n ')}`, 'End', '',
  ].join('\n')
}

/** To hundredths, so that sums stay readable and the solver gets no endless fractions. */
export const round = (number: number) => Math.round(number * 100) / 100
