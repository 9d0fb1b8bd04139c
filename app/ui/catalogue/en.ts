import access from './en/access'
import activities from './en/activities'
import errors from './en/errors'
import messages from './en/messages'
import programmes from './en/programmes'
import directory from './en/directory'
import pages from './en/pages'
import signups from './en/signups'
import ui from './en/ui'
import type fr from './fr'
import type { Shape } from './shape'

export default { access, activities, directory, errors, messages, pages, programmes, signups, ui } satisfies Shape<typeof fr>
