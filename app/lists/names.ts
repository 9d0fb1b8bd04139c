/** Lists by the names that they have in addresses. */
export const listNames = ['inscriptions', 'creneaux', 'actions', 'programmes', 'demandes', 'candidatures', 'attribution', 'echeances', 'permanences', 'devis', 'aides', 'contacts', 'etablissements', 'entreprises', 'comptes', 'avis'] as const
export type ListName = (typeof listNames)[number]

export const formats = ['xlsx', 'csv', 'rfc4180', 'pdf', 'emargement', 'json'] as const
export type Format = (typeof formats)[number]

/** Parts of an address that say how a list is shown, not what is in it. */
export const HOW = ['colonnes', 'format', 'vue'] as const

/** What the list is about and its filters: the address without how it is shown, in one order. */
export function aboutOf(search: URLSearchParams): string {
  const about = new URLSearchParams([...search].filter(([key, value]) => value !== '' && !HOW.some((how) => how === key)))
  about.sort()
  return about.toString()
}

/** Keys of the columns that an address names, in its order. */
export const columnsIn = (search: URLSearchParams): string[] => (search.get('colonnes') ?? '').split(',').filter(Boolean).slice(0, 60)

/** The page from which somebody comes to a list. */
export function pageOf(list: ListName, search: URLSearchParams): string {
  const [show, session, activity, programme] = ['salon', 'creneau', 'action', 'programme'].map((name) => encodeURIComponent(search.get(name) ?? ''))
  const filters = aboutOf(new URLSearchParams([...search].filter(([key]) => key !== 'salon')))
  const withFilters = (page: string) => (filters ? `${page}?${filters}` : page)
  switch (list) {
    case 'inscriptions': return session ? `/equipe/creneaux/${session}` : activity ? `/equipe/actions/${activity}` : `/equipe/programmes/${programme}`
    case 'creneaux': return activity ? `/equipe/actions/${activity}` : `/equipe/programmes/${programme}`
    case 'actions': return `/equipe/programmes/${programme}`
    case 'programmes': return withFilters('/equipe/programmes')
    case 'demandes': return withFilters('/equipe/demandes')
    case 'contacts': return `/entreprise/salons/${show}/contacts`
    case 'etablissements': return withFilters('/equipe/ecoles')
    case 'entreprises': return withFilters('/equipe/entreprises')
    case 'comptes': return withFilters('/equipe/comptes')
    case 'avis': return '/espace'
    default: return withFilters(`/equipe/salons/${show}/${list}`)
  }
}
