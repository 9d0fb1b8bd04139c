import { limited } from '~/access/limits.server'
import { currentRequest } from '~/access/request.server'
import type { Viewer } from '~/access/viewer.server'
import { problem } from './answers'
import { viewerOfKey } from './keys.server'

/** Answers whoever holds a key of somebody who may see what `answer` opens; a 404 that it throws is said as a program reads it. */
export async function withKey(request: Request, answer: (viewer: Viewer) => Promise<Response>): Promise<Response> {
  const wait = await limited('keyByAddress', currentRequest()?.address ?? '')
  if (wait) return problem(429, 'too many requests', { 'Retry-After': String(wait) })
  const viewer = await viewerOfKey(request.headers)
  if (!viewer) return problem(401, 'a key is needed', { 'WWW-Authenticate': 'Bearer' })
  try {
    return await answer(viewer)
  } catch (thrown) {
    if (thrown instanceof Response && thrown.status === 404) return problem(404, 'not found')
    throw thrown
  }
}
