/** To be thrown: what one may not see and what is not there look the same. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: 'Not Found' })
}
