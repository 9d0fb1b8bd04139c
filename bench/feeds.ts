/**
 * Calendars: `tsx feeds.ts write N` builds a file of N events in a process of its own and says how long it took, for how
 * long nothing else could run, and how long ical-generator takes for the same events. `tsx feeds.ts bare PORT FILE` is a
 * Remix resource route that sends the bytes of FILE and does nothing else.
 */
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import ical from 'ical-generator'
import { DateTime } from 'luxon'
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { calendarFile, type FeedEvent } from '../app/calendar/feed.server'

const [what, first = '', second = ''] = process.argv.slice(2)

function bare(port: number, bytes: Buffer): void {
  const loader = () => new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Length': String(bytes.length) } })
  const build = {
    entry: { module: { default: () => new Response('') } },
    routes: { feed: { id: 'feed', path: '/', module: { loader } } },
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
    publicPath: '/', assetsBuildDirectory: '', future: {}, isSpaMode: false, mode: 'production',
  } as unknown as ServerBuild
  express().disable('etag').disable('x-powered-by').all('*', createRequestHandler({ build, mode: 'production' })).listen(port, '127.0.0.1')
}

const eventsOf = (n: number): FeedEvent[] => Array.from({ length: n }, (_, index) => {
  const startsAt = new Date(Date.UTC(2026, 0, 1) + index * 3_600_000)
  return {
    uid: `b3c9-${index}@mesure`, sequence: 0, changedAt: new Date('2026-10-01T08:00:00Z'), startsAt, endsAt: new Date(startsAt.getTime() + 5_400_000), zone: 'Europe/Paris', title: `Visite de l’atelier ${index}`,
    description: 'Découpe, pliage ; soudage.\n\nChaussures de sécurité.', location: 'Atelier, 12 rue des Forges, 59600 Maubeuge', url: 'https://pavillon.example/actions/visite', latitude: 50.2775, longitude: 3.9734, categories: ['Usinage'], cancelled: false,
  }
})

/** The library, used as it asks to be: a zone on each event, Luxon's values, in one calendar. */
function generated(events: FeedEvent[]): string {
  const calendar = ical({ name: 'Mesure' })
  for (const event of events) {
    const at = (instant: Date) => DateTime.fromJSDate(instant, { zone: event.zone })
    calendar.createEvent({ id: event.uid, sequence: 0, stamp: at(event.changedAt), start: at(event.startsAt), end: at(event.endsAt), timezone: event.zone, summary: event.title, description: event.description, location: event.location, url: event.url })
  }
  return calendar.toString()
}

async function write(n: number): Promise<void> {
  const events = eventsOf(n)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  await new Promise((resolve) => setTimeout(resolve, 50))
  delay.reset()
  const begun = performance.now()
  const file = await calendarFile('Mesure', events)
  const ms = performance.now() - begun
  await new Promise((resolve) => setTimeout(resolve, 20))
  delay.disable()
  const again = performance.now()
  generated(events)
  process.stdout.write(JSON.stringify({ n, ms: Math.round(ms), stallMs: Math.round(delay.max / 1e6), bytes: Buffer.byteLength(file), generatorMs: Math.round(performance.now() - again) }))
}

if (what === 'bare') bare(Number(first), readFileSync(second))
else await write(Number(first))
