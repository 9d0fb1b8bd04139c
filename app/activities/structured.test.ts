import { expect, test } from 'vitest'
import { aSession } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { publicActivity } from './public-queries.server'
import { structuredEvents } from './structured'

useTestDatabase()

test('search engines read the coming sessions, and no title ends the script that tells them', async () => {
  const title = 'Visite </script><script>alert(1)</script> & « forge »'
  const session = await aSession({ seats: 30, activity: { title } })
  await aSession({ activityId: session.activityId, startsAt: new Date('2020-01-01T08:00:00Z'), endsAt: new Date('2020-01-01T10:00:00Z') })
  const { slug } = await db().activity.findUniqueOrThrow({ where: { id: session.activityId } })
  const found = await publicActivity(slug)
  if (!found) throw new Error('not public')
  const text = structuredEvents(found, 'https://pavillon.test/actions/x', new Date()) ?? ''
  expect(text).not.toContain('<')
  expect(JSON.parse(text)).toMatchObject([{ '@type': 'Event', name: title, startDate: session.startsAt.toISOString(), isAccessibleForFree: true, maximumAttendeeCapacity: 30, remainingAttendeeCapacity: 30 }])
})
