export default {
  title: 'Your company', lead: 'Tell us for which company you act. Staff check your request, then your space opens: trade shows, visits, quotes.', open: 'Open my space',
  search: 'Name, town, SIREN or SIRET', searchHint: 'At least three characters.', find: 'Search', count: '{n, plural, =0 {No result} one {# result} other {# results}}',
  none: 'No company found', noneText: 'Try the SIRET, or the name alone. If it is not in the directory, write to the chamber with its SIRET: staff will add it.',
  ask: 'Ask for access', asked: 'Asked', made: 'Your request for {company} is sent: staff will answer by e-mail.', already: 'You act for {company} already.', tooMany: '{n} requests are waiting for an answer already.',
  waiting: 'Waiting requests', waitingText: 'Staff will answer by e-mail.', askedOn: 'Asked on {date}',
  forCompany: 'Are you a company?', forCompanyText: 'Ask for access to its space.', forSchool: 'Are you a school?',
  queue: 'Requests for access', queueLead: 'Who says that they act for a company or a school. Check by a mail or a call to the address that is known.', companies: 'Companies', schools: 'Schools', schoolsText: 'These people book classes already, but see only their own.',
  others: '{n, plural, =0 {nobody acts for it yet} one {one person acts for it already} other {# people act for it already}}',
  accept: 'Accept', refuse: 'Refuse', granted: 'Access is given and the person told.', refused: 'The request is refused.', verified: 'The contact is verified.', settled: 'This request was answered already.',
  nobody: 'No request', nobodyText: 'Requests for access will appear here.', notice: '{n, plural, one {One request for access is waiting.} other {# requests for access are waiting.}}', tab: '{n, plural, =0 {Requests} other {Requests (#)}}',
}
