/**
 * Who may do what: the one table. `anyone` needs no sign-in; `signedIn` any account; else one of the roles.
 * Whose data it is, is not said here: queries scope by the viewer. What one may not see is a 404.
 */
export const policyTable = {
  // the frame
  'house.read': 'anyone',
  'house.health': 'anyone',
  'house.preferences': 'anyone',
  'ui.read': 'anyone',
  'session.signIn': 'anyone',
  'session.signOut': 'anyone',
  'account.own': 'signedIn',
  // each list asks for its own line besides
  'list.read': 'signedIn',
  // what everyone reads
  'programme.read': 'anyone',
  'activity.read': 'anyone',
  'calendar.read': 'anyone',
  'plan.read': 'anyone',
  // whoever knows the secret address; it shows what its owner may see
  'calendar.personal': 'anyone',
  // whoever sends a key; it reads what its owner may see
  'api.keyed': 'anyone',
  // whoever holds a link that the house signed; it ends one kind of mail for one person
  'message.choose': 'anyone',
  // whoever comes for themselves: by a form, then by the secret link of a mail
  'individual.signUp': 'anyone',
  'individual.own': 'anyone',
  // whoever waits and is offered seats: by the secret link of a mail
  'offer.answer': 'anyone',
  'feedback.give': 'anyone',
  'school.search': 'signedIn',
  'company.search': ['STAFF', 'COMPANY'],
  // schools
  'school.space': ['SCHOOL'],
  'school.join': 'signedIn',
  'company.join': 'signedIn',
  'signup.create': ['SCHOOL'],
  'signup.own': ['SCHOOL'],
  'request.own': ['SCHOOL'],
  // companies, rectorate, partners
  'request.answer': ['COMPANY'],
  'company.space': ['COMPANY'],
  'activity.propose': ['COMPANY'],
  'rectorate.space': ['RECTORATE'],
  'approval.decideRectorate': ['RECTORATE'],
  'partner.space': ['PARTNER'],
  'show.exhibit': ['COMPANY'],
  'quote.read': ['COMPANY', 'STAFF'],
  'aid.read': ['COMPANY', 'STAFF'],
  'lead.collect': ['COMPANY', 'STAFF'],
  'rota.own': ['COMPANY', 'STAFF'],
  'deadline.file': ['COMPANY', 'STAFF'],
  'application.logo': ['COMPANY', 'STAFF'],
  // the day itself: staff, and the company that receives; afterwards
  'arrival.record': ['STAFF', 'COMPANY'],
  // the drawn code, read by whoever holds it: leads each to their own page
  'arrival.find': ['STAFF', 'COMPANY', 'SCHOOL'],
  // a visit's papers: read by those who sign them and who decide over the visit
  'paper.read': ['SCHOOL', 'COMPANY', 'STAFF', 'RECTORATE'],
  'paper.sign': ['SCHOOL', 'COMPANY', 'STAFF'],
  'certificate.read': ['SCHOOL', 'STAFF'],
  // staff
  'staff.space': ['STAFF'],
  'programme.manage': ['STAFF'],
  'activity.manage': ['STAFF'],
  'session.manage': ['STAFF'],
  'signup.manage': ['STAFF'],
  'request.manage': ['STAFF'],
  'matching.manage': ['STAFF'],
  'show.manage': ['STAFF'],
  'signup.export': ['STAFF'],
  'directory.read': ['STAFF'],
  'directory.import': ['STAFF'],
  'account.manage': ['STAFF'],
  'message.read': ['STAFF'],
  'letter.manage': ['STAFF'],
  'webhook.manage': ['STAFF'],
  'person.erase': ['STAFF'],
  'partnerCalendar.manage': ['STAFF'],
  // outbox of a house without mail server, on the machine itself
  'message.localOutbox': 'anyone',
} as const satisfies Record<string, 'anyone' | 'signedIn' | readonly RoleName[]>

export type RoleName = 'STAFF' | 'SCHOOL' | 'COMPANY' | 'RECTORATE' | 'PARTNER'

export type Ability = keyof typeof policyTable

/** Whether somebody with these roles may; `signedIn` tells whether there is an account at all. */
export function may(ability: Ability, who: { signedIn: boolean; roles: readonly RoleName[] }): boolean {
  const needed: 'anyone' | 'signedIn' | readonly RoleName[] = policyTable[ability]
  if (needed === 'anyone') return true
  if (needed === 'signedIn') return who.signedIn
  return who.signedIn && needed.some((role) => who.roles.includes(role))
}
