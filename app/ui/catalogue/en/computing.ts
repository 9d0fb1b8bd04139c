import type frWords from '../fr/computing'
import type { Shape } from '../shape'

export default {
  title: 'Computing', progress: '{seconds, number} s of {limit, number} s', soFar: 'Best so far: {best, number} points', boundSoFar: 'at best {bound, number}', reload: 'Refresh', giveUp: 'Stop computing', seconds: 'Time to compute (seconds)',
  failed: 'The computation was interrupted. Start it again.', stopped: 'The computation was stopped.', running: 'A computation is already under way.', started: 'The computation has begun.',
  score: 'points', bound: 'at most', proven: 'Nothing is worth more: this is proven.', gap: 'At most {gap, number, ::percent .0} from the best possible.', noBound: 'There was no time for a bound: this is the best result found step by step.', took: 'Computed in {seconds, number} s.',
} satisfies Shape<typeof frWords>
