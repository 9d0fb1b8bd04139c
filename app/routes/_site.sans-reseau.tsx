import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { NeedsNetwork } from '~/ui/NeedsNetwork'

export const handle = access('house.read')
export const headers = sharedHeaders

/** What a device shows in the place of a page that it has not kept (public/hors-ligne.js). */
export default function WithoutNetwork() {
  return <NeedsNetwork />
}
