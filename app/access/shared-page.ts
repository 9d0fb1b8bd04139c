import type { HeadersFunction } from '@remix-run/node'

/** Marks an answer that is the same for everyone; the server keeps its bytes and takes the mark off. */
export const SHARED_MARK = 'X-Shared-Page'

/** `export const headers = sharedHeaders` on a page that shows everyone the same and never reads the viewer. */
export const sharedHeaders: HeadersFunction = ({ errorHeaders }) =>
  errorHeaders ?? { [SHARED_MARK]: '1', 'Cache-Control': 'no-cache' }
