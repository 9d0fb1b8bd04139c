import type frWords from '../fr/api'
import type { Shape } from '../shape'

export default {
  keys: 'Access keys', keysLead: 'With a key another program reads the lists that you may see, as long as you may. It can change nothing.',
  keyName: 'What is it for?', createKey: 'Create a key', noKey: 'No key.', lastUsed: 'Used on {day}', neverUsed: 'Never used', createdOn: 'Created on {day}', revoke: 'Delete the key {name}', keyRevoked: 'The key is deleted: it opens nothing any more.',
  yourKey: 'Your key', keyMade: 'The key is created.', added: 'The address is added.', yourSecret: 'The signing secret', onlyOnce: 'Copy it now: it will not be shown again.', onlyOnceSecret: 'Copy its signing secret now: it will not be shown again. It proves that messages come from here.', description: 'Description of the interface (OpenAPI)', example: 'For example:',
  webhooks: 'Webhooks', webhooksLead: 'An address is told, within a minute, of what changes: the name of the change and the number of the record, nothing of a person.',
  address: 'Address', addressHint: 'It must answer 2xx; otherwise we try again for two days.', topicsTitle: 'Told of what?', add: 'Add the address', noWebhook: 'No address is told', end: 'Tell it no more', ended: 'The address is told nothing more.',
  topics: { programme: 'Programmes', activity: 'Activities', session: 'Sessions', signup: 'Sign-ups', approval: 'Decisions', application: 'Applications', assignment: 'Assignments', quote: 'Quotes', deadline: 'Deadlines' },
  deliveries: 'Last deliveries', noDelivery: 'Nothing was sent yet.', event: 'Change', when: 'When', state: 'State', again: 'Send again', sentAgain: 'The delivery is in the queue again.',
  deliveryState: { QUEUED: 'Waiting', SENT: 'Received', FAILED: 'Given up' }, attempts: '{n, plural, one {# try} other {# tries}}', answered: 'answered {status}',
  trouble: { address: 'wrong address', private: 'address of a private network', tooLarge: 'answer too long', timeout: 'no answer in time', redirects: 'too many redirects', unreachable: 'unreachable' },
} satisfies Shape<typeof frWords>
