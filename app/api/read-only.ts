import type { RequestHandler } from 'express'

const READS = 'GET, HEAD, OPTIONS'
/** What everyone may read, and so pages of elsewhere too: they ask first when they send a condition along (CORS, Fetch §3.2). */
const isPublic = (path: string) => !path.startsWith('/api/v1/lists') && !path.startsWith('/agenda/')
const isForPrograms = (path: string) => path.startsWith('/api/v1/') || path.endsWith('.ics')

/** Addresses for programs are read and nothing else: whoever writes there learns it in a word, whatever page they come from. */
export const readOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD' || !isForPrograms(request.path)) return next()
  response.set('Allow', READS)
  if (request.method !== 'OPTIONS') return void response.status(405).json({ error: 'read only' })
  if (isPublic(request.path)) response.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since', 'Access-Control-Max-Age': '86400' })
  response.status(204).end()
}
