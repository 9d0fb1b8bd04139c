import { config } from '~/config.server'

/** Where this house is reached: as told, or as asked. */
export function originOf(request: Request): string {
  const { publicUrl } = config()
  return publicUrl ? new URL(publicUrl).origin : new URL(request.url).origin
}

/** The full address of a page of this house, for mails. */
export function addressOf(path: string): URL {
  const { publicUrl, host, port } = config()
  return new URL(path, publicUrl ?? `http://${host}:${port}`)
}
