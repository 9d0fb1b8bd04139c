import type { LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { privateJson } from '~/api/answers'
import { withKey } from '~/api/keyed.server'
import { listsFor } from '~/lists/catalogue.server'

export const handle = access('api.keyed')

/** Which lists the holder of a key may read. */
export const loader = ({ request }: LoaderFunctionArgs) => withKey(request, async (viewer) => privateJson({ lists: listsFor(viewer) }))
