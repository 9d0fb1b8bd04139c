import { IANAZone } from 'luxon'
import { HOUSE_ZONE } from '~/ui/time'

/** Names that Outlook and Exchange give to zones (CLDR windowsZones), those of Europe and its neighbours in time. */
const windows: Record<string, string> = {
  'Romance Standard Time': 'Europe/Paris', 'W. Europe Standard Time': 'Europe/Berlin', 'Central Europe Standard Time': 'Europe/Budapest', 'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London', 'Greenwich Standard Time': 'Atlantic/Reykjavik', 'GTB Standard Time': 'Europe/Bucharest', 'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kiev', 'Turkey Standard Time': 'Europe/Istanbul', 'Russian Standard Time': 'Europe/Moscow', 'Morocco Standard Time': 'Africa/Casablanca',
  'Eastern Standard Time': 'America/New_York', 'Central Standard Time': 'America/Chicago', 'Mountain Standard Time': 'America/Denver', 'Pacific Standard Time': 'America/Los_Angeles',
  'China Standard Time': 'Asia/Shanghai', 'Tokyo Standard Time': 'Asia/Tokyo', 'India Standard Time': 'Asia/Kolkata', 'UTC': 'UTC', 'Coordinated Universal Time': 'UTC',
}

/**
 * The zone that a TZID means: one by its own name, one inside a longer name (`/freeassociation.sourceforge.net/Europe/Paris`),
 * one of Windows, or one that the file itself defines. Undefined when it is none that is known; no TZID is an hour of the
 * calendar's own zone (kept under no name), or of the house's place.
 */
export function zoneOf(tzid: string | undefined, defined: ReadonlyMap<string, string>): string | undefined {
  if (tzid === undefined) return defined.get('') ?? HOUSE_ZONE
  const name = tzid.replace(/^"|"$/g, '')
  return windows[name] ?? ianaIn(name) ?? defined.get(name)
}

const ianaIn = (name: string) => [name, /([A-Z][A-Za-z_]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)$/.exec(name)?.[1]].find((one) => one !== undefined && IANAZone.isValidZone(one))

/** What the lines of a VTIMEZONE come to: the place it names, its one offset, or a known zone with the same winter and summer. */
export function definedZone(lines: string[], year = new Date().getUTCFullYear()): { tzid: string; zone: string } | undefined {
  const value = (name: string) => lines.filter((line) => line.toUpperCase().startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim())
  const [tzid] = value('TZID')
  const [place = ''] = value('X-LIC-LOCATION')
  const offsets = [...new Set(value('TZOFFSETTO').map(minutesOf))]
  if (!tzid || offsets.length === 0 || offsets.includes(undefined)) return undefined
  const named = ianaIn(place)
  if (named) return { tzid, zone: named }
  const [only = 0] = offsets
  if (offsets.length === 1) return { tzid, zone: `UTC${only < 0 ? '-' : '+'}${Math.floor(Math.abs(only) / 60)}:${String(Math.abs(only) % 60).padStart(2, '0')}` }
  const seasons = (zone: string) => [0, 6].map((month) => IANAZone.create(zone).offset(Date.UTC(year, month, 15))).sort((a, b) => a - b).join()
  const wanted = offsets.map((one) => one ?? 0).sort((a, b) => a - b).join()
  const zone = [HOUSE_ZONE, ...Object.values(windows)].find((one) => one !== 'UTC' && seasons(one) === wanted)
  return zone ? { tzid, zone } : undefined
}

function minutesOf(offset: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)(?:\d\d)?$/.exec(offset) ?? []
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : undefined
}
