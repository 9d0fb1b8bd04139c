import { departmentOfPostcode, normalDepartment, normalPhone, normalSiren, normalSiret, normalUai } from './identity'

/**
 * From a file's cells to our fields. Names of columns drift from one generation of the official files to the next:
 * they are compared without case, accents and signs, and each field lists the names it has had.
 */
export type Cells = (field: string) => string | undefined
/** `errors`: field → what is wrong, with what the file says after a bar (`uai|0590002H`). */
export type ReadRow = { key?: string; values: Record<string, unknown>; errors: Record<string, string> }

const schoolNames = {
  uai: ['identifiantdeletablissement', 'numerouai', 'uai', 'codeuai', 'numerocollege', 'numerolycee', 'codeetablissement', 'rne'],
  name: ['nometablissement', 'appellationofficielle', 'nomdeletablissment', 'nomdeletablissement', 'nom'],
  kind: ['typeetablissement', 'natureuailibe', 'libellenature', 'typedelycee', 'denominationprincipale'],
  sector: ['statutpublicprive', 'secteurpublicprivelibe', 'secteur', 'secteurdenseignement'],
  address: ['adresse1', 'adresseuai', 'adresse'],
  postcode: ['codepostal', 'codepostaluai', 'cp'],
  communeCode: ['codecommune', 'codeinseedelacommune', 'commune'],
  town: ['nomcommune', 'libellecommune', 'nomdelacommune', 'ville', 'commune'],
  department: ['codedepartement', 'codedudepartement', 'departement'],
  academie: ['libelleacademie', 'academie'],
  basin: ['libellebassinformation', 'bassin'],
  latitude: ['latitude'],
  longitude: ['longitude'],
  phone: ['telephone', 'numerotelephone', 'tel'],
  mail: ['mail', 'email', 'courriel'],
  web: ['web', 'siteweb'],
  priority: ['appartenanceeducationprioritaire'],
  rep: ['rep'],
  repPlus: ['repplus', 'rep1'],
  state: ['etat', 'etatetablissementlibe'],
  openedOn: ['dateouverture'],
} as const

const companyNames = {
  siren: ['siren'],
  siret: ['siret'],
  name: ['raisonsocialesirene', 'raisonsociale', 'denomination', 'nom'],
  siteName: ['nomsite', 'enseigne'],
  nafCode: ['apesirene', 'naf', 'ape', 'codenaf', 'activiteprincipaleunitelegale'],
  activity: ['activitesirene', 'activite', 'libellenaf'],
  address: ['adresse'],
  postcode: ['codepostal', 'cp'],
  town: ['ville', 'commune', 'libellecommune'],
  department: ['departement', 'codedepartement'],
  region: ['region'],
  headcountBand: ['trancheeffectifsinsee', 'trancheeffectifs', 'effectif'],
  category: ['categorieentreprise', 'categorie'],
  createdOn: ['datecreation'],
  phone: ['telephone', 'tel'],
  mail: ['mail', 'email', 'courriel'],
  web: ['web', 'siteweb'],
} as const

export const nameKey = (header: string) =>
  header.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/\+/g, 'plus').replace(/[^a-z0-9]/g, '')

/** Finds for each of our fields the file's column. `unknown` are the columns that nobody reads. */
function columnsOf(names: Record<string, readonly string[]>, headers: string[]) {
  const byKey = new Map(headers.map((header) => [nameKey(header), header]))
  const found = new Map<string, string>()
  for (const [field, aliases] of Object.entries(names)) {
    const alias = aliases.find((name) => byKey.has(name))
    if (alias) found.set(field, byKey.get(alias) ?? '')
  }
  const used = new Set(found.values())
  return { found, unknown: headers.filter((header) => !used.has(header)) }
}

/** In a text file an apostrophe before what a spreadsheet would run is our own guard, from a list that was exported. */
const cellOf = (found: Map<string, string>, cells: Record<string, string>, isText: boolean): Cells => (field) => {
  const cell = cells[found.get(field) ?? '']?.trim()
  return (isText ? cell?.replace(/^'(?='*[=+\-@\t\r\n])/, '') : cell) || undefined
}

const schoolKinds: [RegExp, string][] = [
  // Our own word, in a list that was exported; all else is found out.
  [/^autre$/, 'OTHER'],
  [/\b(lp|lycee prof)/, 'LYCEE_VOCATIONAL'], [/polyvalent|\blpo\b|lycee des metiers/, 'LYCEE_POLYVALENT'],
  [/lycee|\bleg?t?\b|\blegt\b/, 'LYCEE_GENERAL'], [/college/, 'COLLEGE'], [/erea/, 'EREA'],
  [/cfa|centre de formation d.apprentis/, 'CFA'], [/ecole|elementaire|maternelle|primaire/, 'PRIMARY'], [/universite|superieur|iut|bts/, 'HIGHER'],
]

const plain = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()

function schoolKindOf(...texts: (string | undefined)[]): string {
  const words = texts.map((text) => plain(text ?? ''))
  for (const text of words) for (const [pattern, kind] of schoolKinds) if (text && pattern.test(text)) return kind
  return 'OTHER'
}

/** A key without which no row can be told from another. */
export type MissingColumn = 'uai' | 'siren'

/** A reader of school rows for a file with these headers; `missing` names a key column that is not there. */
export function schoolReader(headers: string[], isText = true) {
  const { found, unknown } = columnsOf(schoolNames, headers)
  if (!found.has('uai')) return { missing: 'uai' as const, unknown }
  return { unknown, read: (cells: Record<string, string>) => readSchool(cellOf(found, cells, isText)) }
}

function readSchool(cell: Cells): ReadRow {
  const errors: Record<string, string> = {}
  const uai = normalUai(cell('uai') ?? '')
  if (!uai) errors.uai = wrong('uai', cell('uai'))
  const postcode = cell('postcode')
  if (postcode && !/^\d{5}$/.test(postcode)) errors.postcode = wrong('invalid', postcode)
  const given = cell('department')
  // A UAI begins with its department, in three digits.
  const department = (given && normalDepartment(given)) ?? (postcode && departmentOfPostcode(postcode)) ?? (uai && normalDepartment(uai.slice(0, 3)))
  // One that the file does not give follows from the UAI and the postcode: it is missed only where these are right.
  if (!department && (given || (!errors.uai && !errors.postcode))) errors.department = wrong('invalid', given)
  const latitude = numberIn(cell('latitude'), 90, errors, 'latitude')
  const longitude = numberIn(cell('longitude'), 180, errors, 'longitude')
  const priority = plain(cell('priority') ?? '')
  const isRep = priority ? (/\+/.test(priority) ? 'REP_PLUS' : /rep/.test(priority) ? 'REP' : 'NONE') : cell('repPlus') === '1' ? 'REP_PLUS' : cell('rep') === '1' ? 'REP' : cell('rep') === '0' ? 'NONE' : undefined
  const commune = cell('communeCode')
  const sector = cell('sector')
  return {
    key: uai,
    errors,
    values: defined({
      uai, name: cell('name'), kind: cell('kind') || cell('name') ? schoolKindOf(cell('kind'), cell('name')) : undefined,
      sector: sector ? (/priv/i.test(sector) ? 'PRIVATE' : 'PUBLIC') : undefined,
      address: cell('address'), postcode, communeCode: commune && /^\d[\dAB]\d{3}$/.test(commune) ? commune : undefined,
      town: cell('town'), department, academie: cell('academie') ? titled(cell('academie') ?? '') : undefined, basin: cell('basin'), latitude, longitude,
      phone: cell('phone') ? normalPhone(cell('phone') ?? '') : undefined, mail: cell('mail')?.toLowerCase(), web: cell('web'),
      priorityEducation: isRep,
      openedOn: isDay(cell('openedOn')),
    }),
  }
}

/** A reader of company rows for a file with these headers. */
export function companyReader(headers: string[], isText = true) {
  const { found, unknown } = columnsOf(companyNames, headers)
  if (!found.has('siren') && !found.has('siret')) return { missing: 'siren' as const, unknown }
  return { unknown, read: (cells: Record<string, string>) => readCompany(cellOf(found, cells, isText)) }
}

function readCompany(cell: Cells): ReadRow {
  const errors: Record<string, string> = {}
  const siretGiven = cell('siret')
  const siret = siretGiven ? normalSiret(siretGiven) : undefined
  if (siretGiven && !siret) errors.siret = wrong('siret', siretGiven)
  const siren = siret?.slice(0, 9) ?? normalSiren(cell('siren') ?? '')
  if (!siren && !errors.siret) errors.siren = wrong('siren', cell('siren'))
  const name = cell('name')
  if (!name) errors.name = 'required'
  const naf = cell('nafCode')?.toUpperCase().replace(/^(\d\d)(\d\d[A-Z])$/, '$1.$2')
  if (naf && !/^\d\d\.\d\d[A-Z]$/.test(naf)) errors.nafCode = wrong('invalid', naf)
  const address = cell('address')
  const postcode = cell('postcode') ?? /\b(\d{5})\b(?=[^\d]*$)/.exec(address ?? '')?.[1]
  const department = (postcode && departmentOfPostcode(postcode)) ?? (cell('department') ? departmentNamed(cell('department') ?? '') : undefined)
  return {
    key: siret ?? siren,
    errors,
    values: defined({
      siren, siret, name, siteName: cell('siteName'), nafCode: naf, nafNomenclature: naf ? 'NAF_REV2' : undefined, activity: cell('activity'),
      address, postcode, town: cell('town'), department, region: cell('region'), headcountBand: cell('headcountBand'), category: cell('category'),
      phone: cell('phone') ? normalPhone(cell('phone') ?? '') : undefined, mail: cell('mail')?.toLowerCase(), web: cell('web'), createdOn: isDay(cell('createdOn')),
    }),
  }
}

/** What is wrong with a cell, and what stands in it. */
const wrong = (reason: string, given: string | undefined) => (given ? `${reason}|${given.slice(0, 200)}` : 'required')

const departmentNamed = (text: string) => normalDepartment(text) ?? ({ nord: '59', 'pas-de-calais': '62', aisne: '02', oise: '60', somme: '80' } as Record<string, string>)[plain(text)]

function numberIn(text: string | undefined, limit: number, errors: Record<string, string>, field: string): number | undefined {
  if (!text) return undefined
  const value = Number(text.replace(',', '.'))
  if (Number.isFinite(value) && Math.abs(value) <= limit) return value
  errors[field] = wrong('number', text)
  return undefined
}

// Written as 2026-11-19 or as French people do, 19/11/2026.
const isDay = (text: string | undefined) => text && (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text)?.slice(1).reverse().join('-'))
const titled = (text: string) => (text === text.toUpperCase() ? text.charAt(0) + text.slice(1).toLowerCase() : text)
const defined = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
