import type frWords from '../fr/showAssignments'
import type { Shape } from '../shape'

export default {
  equipped: 'equipped',
  bare: 'bare',
  grantCancelled: { WITHDRAWN: 'Application withdrawn', REFUSED: 'Application refused' },
  letter: {
    stand: 'Stand', standIn: '{stand}, {hall}', area: 'Area', areaWords: '{area, number} m², {kind}', sides: 'Open sides', reason: 'Reason', open: 'See my show',
    subject: { confirmed: '{show}: your stand {stand} is confirmed', moved: '{show}: your stand changes to {stand}', released: '{show}: stand {stand} is no longer yours' },
    text: {
      confirmed: 'Your place at “{show}” is confirmed.', moved: 'Your place at “{show}” has changed. Here is your new stand.', released: 'At “{show}” this stand is no longer assigned to you. Please write to us if you have any question.',
    },
  },
} satisfies Shape<typeof frWords>
