import access from './fr/access'
import activities from './fr/activities'
import errors from './fr/errors'
import messages from './fr/messages'
import programmes from './fr/programmes'
import directory from './fr/directory'
import pages from './fr/pages'
import signups from './fr/signups'
import ui from './fr/ui'


export default { access, activities, directory, errors, messages, pages, programmes, signups, ui }
