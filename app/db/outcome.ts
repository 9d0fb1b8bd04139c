/** An expected refusal: a value, not an exception. `reason` is a key of the catalogue's namespace of the command. */
export type Refused<Reason extends string = string> = { ok: false; reason: Reason; details?: Record<string, string | number> }

export function refused<Reason extends string>(
  reason: Reason,
  details?: Record<string, string | number>,
): Refused<Reason> {
  return details ? { ok: false, reason, details } : { ok: false, reason }
}
