/** Which lists there are, who may have each, and how each is opened from an address. */
import { may, type Ability } from '~/access/policy-table'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { ProgrammeFilter } from '~/programmes/schema'
import { ApplicationFilter } from '~/shows/applications/schema'
import type { Language } from '~/ui/catalogues'
import { accountList } from './account-list.server'
import { activityList, sessionList } from './activity-list.server'
import { aidList } from './aid-list.server'
import { applicationList } from './application-list.server'
import { approvalList } from './approval-list.server'
import { deadlineList } from './deadline-list.server'
import { companyList, schoolList } from './directory-list.server'
import { exhibitorList } from './exhibitor-list.server'
import { leadList } from './lead-list.server'
import type { List } from './list'
import { listNames, type ListName } from './names'
import { programmeList } from './programme-list.server'
import { quoteList } from './quote-list.server'
import { requestList } from './request-list.server'
import { rotaList } from './rota-list.server'
import { signUpList } from './session-list.server'

type Opening = { abilities: readonly Ability[]; open(viewer: Viewer, search: URLSearchParams, language: Language): Promise<List> | List }

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

function idIn(search: URLSearchParams, name: string): string {
  const id = search.get(name) ?? ''
  if (!UUID.test(id)) throw notFound()
  return id
}

const filled = (search: URLSearchParams) => Object.fromEntries([...search].filter(([, value]) => value !== ''))

const words = (search: URLSearchParams) => (search.get('q') ?? '').slice(0, 80)

const openings: Record<ListName, Opening> = {
  inscriptions: {
    abilities: ['signup.export'],
    open: (viewer, search, language) =>
      signUpList(viewer, search.has('creneau') ? { sessionId: idIn(search, 'creneau') } : search.has('action') ? { activityId: idIn(search, 'action') } : { programmeId: idIn(search, 'programme') }, language),
  },
  creneaux: {
    abilities: ['activity.manage'],
    open: (viewer, search, language) => sessionList(viewer, search.has('action') ? { activityId: idIn(search, 'action') } : { programmeId: idIn(search, 'programme') }, language),
  },
  actions: { abilities: ['activity.manage'], open: (viewer, search, language) => activityList(viewer, idIn(search, 'programme'), language) },
  programmes: { abilities: ['programme.manage'], open: (viewer, search, language) => programmeList(viewer, ProgrammeFilter.parse(filled(search)), language) },
  demandes: {
    abilities: ['request.manage'],
    open: (viewer, search, language) => requestList(viewer, { programmeId: search.get('programme') ? idIn(search, 'programme') : undefined, state: search.get('etat') ?? undefined }, language),
  },
  candidatures: {
    abilities: ['show.manage'],
    open: (viewer, search, language) => applicationList(viewer, idIn(search, 'salon'), ApplicationFilter.parse(filled(search)), language),
  },
  attribution: { abilities: ['show.manage'], open: (viewer, search, language) => exhibitorList(viewer, idIn(search, 'salon'), language) },
  echeances: { abilities: ['show.manage'], open: (viewer, search, language) => deadlineList(viewer, idIn(search, 'salon'), language) },
  permanences: { abilities: ['show.manage'], open: (viewer, search, language) => rotaList(viewer, idIn(search, 'salon'), language) },
  devis: { abilities: ['show.manage'], open: (viewer, search, language) => quoteList(viewer, idIn(search, 'salon'), language) },
  aides: { abilities: ['show.manage'], open: (viewer, search, language) => aidList(viewer, idIn(search, 'salon'), language) },
  contacts: { abilities: ['show.exhibit'], open: (viewer, search, language) => leadList(viewer, idIn(search, 'salon'), language) },
  etablissements: { abilities: ['directory.read'], open: (_viewer, search, language) => schoolList(words(search), language) },
  entreprises: { abilities: ['directory.read'], open: (viewer, search, language) => companyList(viewer, words(search), language) },
  comptes: { abilities: ['account.manage'], open: (viewer, search, language) => accountList(viewer, { q: words(search), waiting: search.get('attendus') === 'oui' }, language) },
  avis: { abilities: ['signup.manage', 'approval.decideRectorate'], open: (viewer, search, language) => approvalList(viewer, search.get('etat'), language) },
}

const mayOpen = (viewer: Viewer, { abilities }: Opening) => abilities.some((ability) => may(ability, { signedIn: viewer.userId !== null || viewer.system, roles: viewer.roles }))

/** Names of the lists that this person may open. */
export const listsFor = (viewer: Viewer): ListName[] => listNames.filter((name) => mayOpen(viewer, openings[name]))

/** A list by its name, about what the address says, as this person may have it; a 404 for who may not. */
export async function openList(viewer: Viewer, name: string, search: URLSearchParams, language: Language): Promise<List> {
  const opening = Object.hasOwn(openings, name) ? openings[name as ListName] : undefined
  if (!opening || !mayOpen(viewer, opening)) throw notFound()
  return opening.open(viewer, search, language)
}
