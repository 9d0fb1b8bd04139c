/** How many leading bits of SHA-256(stamp:number) must be 0: some 32 000 tries, a second on a phone. */
export const WORK_BITS = 15

const TOGETHER = 512

/**
 * Finds the number that the server asks for, by WebCrypto, in small portions so that typing stays fluent. Undefined where
 * the browser has no WebCrypto (an address without https) or when it was called off.
 */
export async function doWork(stamp: string, signal?: AbortSignal): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined
  const encoder = new TextEncoder()
  for (let first = 0; !signal?.aborted; first += TOGETHER) {
    const digests = await Promise.all(Array.from({ length: TOGETHER }, (_, n) => crypto.subtle.digest('SHA-256', encoder.encode(`${stamp}:${first + n}`))))
    const found = digests.findIndex((digest) => new DataView(digest).getUint32(0) >>> (32 - WORK_BITS) === 0)
    if (found >= 0) return String(first + found)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return undefined
}
