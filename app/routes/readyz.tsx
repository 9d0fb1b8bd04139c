import { access } from '~/access/policy'
import { houseState } from '~/access/house-state.server'
import { pool } from '~/db/client.server'
import { isMigrated } from '~/db/migrations.server'

export const handle = access('house.health')

/** The process can serve: it is not closing, the database answers and has every migration. */
export async function loader() {
  const ready = !houseState().closing && (await isMigrated(pool()).catch(() => false))
  return new Response(ready ? 'ready' : 'not ready', { status: ready ? 200 : 503, headers: { 'Content-Type': 'text/plain' } })
}
