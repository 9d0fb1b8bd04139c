/** The directory as lists. The titles are names that the import knows, so that a list that was exported reads in again unchanged. */
import type { Viewer } from '~/access/viewer.server'
import type { Company, School } from '~/db/generated/client'
import { phoneWords } from '~/directory/identity'
import { companiesForList, schoolsForList } from '~/directory/queries.server'
import type { Language } from '~/ui/catalogues'
import { HOUSE_ZONE } from '~/ui/time'
import { translator } from '~/ui/translator'
import { listOf, type Column, type List } from './list'

const kindsInWords = translator('fr', 'directory')

const schoolColumns: Column<School>[] = [
  { key: 'uai', title: 'UAI', kind: 'identifier', value: ({ uai }) => uai },
  { key: 'name', title: 'Nom', kind: 'text', value: ({ name }) => name },
  { key: 'kind', title: 'Type établissement', kind: 'identifier', value: ({ kind }) => kindsInWords(`kind.${kind}`) },
  { key: 'sector', title: 'Secteur', kind: 'identifier', value: ({ sector }) => (sector === 'PRIVATE' ? 'Privé' : 'Public') },
  { key: 'address', title: 'Adresse', kind: 'text', value: ({ address }) => address },
  { key: 'postcode', title: 'Code postal', kind: 'identifier', value: ({ postcode }) => postcode },
  { key: 'communeCode', title: 'Code commune', kind: 'identifier', value: ({ communeCode }) => communeCode },
  { key: 'town', title: 'Ville', kind: 'text', value: ({ town }) => town },
  { key: 'department', title: 'Département', kind: 'identifier', value: ({ department }) => department },
  { key: 'academie', title: 'Académie', kind: 'identifier', value: ({ academie }) => academie },
  { key: 'basin', title: 'Bassin', kind: 'text', value: ({ basin }) => basin },
  { key: 'priority', title: 'Appartenance éducation prioritaire', kind: 'identifier', value: ({ priorityEducation }) => (priorityEducation === 'REP_PLUS' ? 'REP+' : priorityEducation === 'REP' ? 'REP' : null) },
  { key: 'phone', title: 'Téléphone', kind: 'phone', value: ({ phone }) => phone && phoneWords(phone) },
  { key: 'mail', title: 'Courriel', kind: 'text', value: ({ mail }) => mail },
  { key: 'web', title: 'Web', kind: 'text', value: ({ web }) => web },
  { key: 'latitude', title: 'Latitude', kind: 'number', value: ({ latitude }) => latitude },
  { key: 'longitude', title: 'Longitude', kind: 'number', value: ({ longitude }) => longitude },
  { key: 'openedOn', title: 'Date ouverture', kind: 'day', zone: 'UTC', value: ({ openedOn }) => openedOn },
]

const companyColumns: Column<Company>[] = [
  { key: 'siren', title: 'SIREN', kind: 'identifier', value: ({ siren }) => siren },
  { key: 'siret', title: 'SIRET', kind: 'identifier', value: ({ siret }) => siret },
  { key: 'name', title: 'Raison sociale', kind: 'text', value: ({ name }) => name },
  { key: 'siteName', title: 'Enseigne', kind: 'text', value: ({ siteName }) => siteName },
  { key: 'naf', title: 'Code NAF', kind: 'identifier', value: ({ nafCode }) => nafCode },
  { key: 'activity', title: 'Activité', kind: 'text', value: ({ activity }) => activity },
  { key: 'address', title: 'Adresse', kind: 'text', value: ({ address }) => address },
  { key: 'postcode', title: 'Code postal', kind: 'identifier', value: ({ postcode }) => postcode },
  { key: 'town', title: 'Ville', kind: 'text', value: ({ town }) => town },
  { key: 'department', title: 'Département', kind: 'identifier', value: ({ department }) => department },
  { key: 'region', title: 'Région', kind: 'text', value: ({ region }) => region },
  { key: 'headcountBand', title: 'Effectif', kind: 'text', value: ({ headcountBand }) => headcountBand },
  { key: 'category', title: 'Catégorie', kind: 'text', value: ({ category }) => category },
  { key: 'phone', title: 'Téléphone', kind: 'phone', value: ({ phone }) => phone && phoneWords(phone) },
  { key: 'mail', title: 'Courriel', kind: 'text', value: ({ mail }) => mail },
  { key: 'web', title: 'Web', kind: 'text', value: ({ web }) => web },
  { key: 'createdOn', title: 'Date création', kind: 'day', zone: 'UTC', value: ({ createdOn }) => createdOn },
]

/** All open schools that words find. */
export function schoolList(text: string, language: Language): List {
  return listOf({ file: 'etablissements', title: translator(language, 'directory')('schools'), zone: HOUSE_ZONE }, schoolColumns, () => schoolsForList(text))
}

/** All companies that words find. */
export function companyList(viewer: Viewer, text: string, language: Language): List {
  return listOf({ file: 'entreprises', title: translator(language, 'directory')('companies'), zone: HOUSE_ZONE }, companyColumns, () => companiesForList(viewer, text))
}
