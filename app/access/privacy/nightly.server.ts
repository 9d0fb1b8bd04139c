import { db, transaction } from '~/db/client.server'
import { errorFields, log } from '~/log.server'
import { eraseIdle, eraseLeftovers, warnIdle } from './idle.server'
import type { Rule } from './keeping'
import { steps, type Step } from './steps.server'

const BATCH = 500
/** People are erased a few at a time: each is looked for in every table. */
const PEOPLE = 20

const byPerson: readonly Step[] = [
  { rule: 'account', name: 'warning', run: warnIdle },
  { rule: 'account', name: 'idle accounts', run: eraseIdle },
  { rule: 'account', name: 'leftovers', run: eraseLeftovers },
]

export const nightlySteps: readonly Step[] = [...steps, ...byPerson]

/** Of each rule, how many rows a night erased. */
export type Erased = Partial<Record<Rule | 'warned', number>>

/**
 * What goes by itself, every night: whatever is older than its rule allows. In batches, each a transaction of its own;
 * what fails does not keep the rest from going. Any number of processes may run it at once, and as often as they like.
 */
export async function eraseWhatIsDue(now = new Date(), chosen: readonly Step[] = nightlySteps): Promise<Erased> {
  const { id } = await db().erasureRun.create({ data: { startedAt: now }, select: { id: true } })
  const erased: Erased = {}
  const failed = new Set<Rule>()
  for (const step of chosen) {
    const counted = step.name === 'warning' ? 'warned' : step.rule
    try {
      const n = await inBatches(step, now)
      if (n > 0) erased[counted] = (erased[counted] ?? 0) + n
    } catch (error) {
      failed.add(step.rule)
      log().error({ rule: step.rule, step: step.name, ...errorFields(error) }, 'erasing failed')
    }
  }
  await db().erasureRun.update({ where: { id }, data: { finishedAt: new Date(), erased, failed: [...failed] }, select: { id: true } })
  log().info({ erased, failed: [...failed] }, 'erased what was due')
  return erased
}

async function inBatches({ name, run }: Step, now: Date): Promise<number> {
  const most = byPerson.some((step) => step.name === name) ? PEOPLE : BATCH
  let total = 0
  for (;;) {
    const n = await transaction((tx) => run(tx, now, most))
    total += n
    // Fewer than asked for: the rest is nobody's, or another process has it.
    if (n < most) return total
  }
}
