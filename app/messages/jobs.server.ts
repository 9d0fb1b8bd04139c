import PgBoss from 'pg-boss'
import { config } from '~/config.server'
import { errorFields, log } from '~/log.server'
import { deliverDue, openPostOffice, somethingDue, type Enclose } from './delivery.server'

const EVERY_SECONDS = 2
const QUEUE = 'messages.deliver'

/** Something that the house does by itself: when (cron, in French time) and what. Any number of processes know it, one does it. */
export type Task = { name: string; cron: string; work: () => Promise<unknown> }

/** Starts this process's share of the house's jobs; gives what stops them when what is under way is done. */
export async function startJobs(tasks: readonly Task[] = [], enclose?: Enclose): Promise<() => Promise<void>> {
  const { databaseUrl, smtpUrl } = config()
  const boss = new PgBoss({ connectionString: databaseUrl ?? '', application_name: 'pavillon jobs', max: 3, schema: 'pgboss' })
  boss.on('error', (error) => log().error(errorFields(error), 'jobs failed'))
  await boss.start()
  for (const { name, cron, work } of tasks) {
    await boss.createQueue(name, { name, policy: 'stately', retryLimit: 2 })
    await boss.schedule(name, cron, undefined, { tz: 'Europe/Paris' })
    await boss.work(name, { pollingIntervalSeconds: 30 }, async () => void (await work()))
  }
  if (!smtpUrl) return () => boss.stop({ graceful: true, timeout: 10_000 })
  const office = openPostOffice(smtpUrl)
  await boss.createQueue(QUEUE, { name: QUEUE, policy: 'stately' })
  await boss.work(QUEUE, { pollingIntervalSeconds: EVERY_SECONDS }, async () => deliverDue(office, enclose))
  // pg-boss repeats by the minute at most; in between, each process asks for one run, of which the queue keeps one.
  const askWhenDue = async () => (await somethingDue()) && boss.send(QUEUE, {})
  const ask = setInterval(() => void askWhenDue().catch(() => undefined), EVERY_SECONDS * 1000)
  return async () => {
    clearInterval(ask)
    await boss.stop({ graceful: true, timeout: 10_000 })
    office.close()
  }
}
