import { access } from '~/access/policy'
import { problem } from '~/api/answers'

export const handle = access('api.keyed')

/** An address of the interface that is none, answered as a program reads it. */
export const loader = () => problem(404, 'not found')
