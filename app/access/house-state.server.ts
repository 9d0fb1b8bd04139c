const holder = globalThis as typeof globalThis & { pavillonHouse?: { closing: boolean } }

/** What the process knows of itself: whether it is on its way out. */
export function houseState(): { closing: boolean } {
  return (holder.pavillonHouse ??= { closing: false })
}
