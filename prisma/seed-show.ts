/**
 * The example show: a hall with its stands, forty invented companies in every state, prices, deadlines, a rota, and
 * contacts. Everything is invented and says so; SIRETs hold their sum and were not given to anybody.
 */
import { randomUUID } from 'node:crypto'
import { system } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { ApplicationState, Outlet } from '~/db/generated/enums'
import { applyTemplates, saveDeadline, tickDeadline } from '~/shows/deadlines/commands.server'
import { DeadlineInput } from '~/shows/deadlines/schema'
import { saveEdition, savePrice } from '~/shows/edition/commands.server'
import { EditionInput, PriceInput } from '~/shows/edition/schema'
import { collectLead, followLead } from '~/shows/leads/commands.server'
import { LeadInput } from '~/shows/leads/schema'
import { saveSubsidy } from '~/shows/money/aid-commands.server'
import { answerQuote, draftMissingQuotes, sendQuote } from '~/shows/money/quote-commands.server'
import { SubsidyInput } from '~/shows/money/schema'
import { addShifts, assignDuty } from '~/shows/rota/commands.server'
import { ShiftSeriesInput } from '~/shows/rota/schema'
import { addDays, daysBetween, HOUSE_ZONE, instantOf } from '~/ui/time'
import { inventedSiret, towns, type Town } from './invented'

const firms: [string, Town, string, Outlet[]][] = [
  ['Fonderie du Cateau', 'Valenciennes', '24.51Z', ['RAIL', 'ENERGY']], ['Décolletage de la Lys', 'Lille', '25.62A', ['AUTOMOTIVE']], ['Engrenages Artésiens', 'Arras', '28.15Z', ['RAIL', 'AUTOMOTIVE']],
  ['Mécanique du Ternois', 'Béthune', '25.62B', ['FOOD']], ['Soudure Maritime', 'Dunkerque', '25.11Z', ['ENERGY']], ['Outillage de la Scarpe', 'Douai', '25.73A', ['AUTOMOTIVE']],
  ['Chaudronnerie des Weppes', 'Lille', '25.29Z', ['FOOD', 'ENERGY']], ['Ressorts du Hainaut', 'Valenciennes', '25.93Z', ['RAIL']], ['Traitements de Surface Gohelle', 'Lens', '25.61Z', ['AUTOMOTIVE', 'RAIL']],
  ['Robinetterie de l’Aa', 'Dunkerque', '28.14Z', ['ENERGY', 'FOOD']], ['Vérins Avesnois', 'Maubeuge', '28.12Z', ['RAIL', 'ENERGY']], ['Découpe Laser Pévèle', 'Lille', '25.62B', ['AUTOMOTIVE', 'FOOD']],
  ['Convoyeurs Flandre', 'Dunkerque', '28.22Z', ['FOOD']], ['Mesure & Contrôle Nord', 'Lille', '26.51B', ['RAIL', 'AUTOMOTIVE', 'ENERGY']], ['Estampage Sambre', 'Maubeuge', '25.50B', ['RAIL']],
  ['Fabrication Additive Lens', 'Lens', '25.62B', ['ENERGY', 'AUTOMOTIVE']], ['Moules & Modèles', 'Douai', '25.73A', ['AUTOMOTIVE']], ['Câblage du Douaisis', 'Douai', '27.32Z', ['RAIL', 'AUTOMOTIVE']],
  ['Pompes de l’Escaut', 'Valenciennes', '28.13Z', ['ENERGY', 'FOOD']], ['Tuyauterie Industrielle Opale', 'Dunkerque', '25.11Z', ['ENERGY']], ['Rectification Béthunoise', 'Béthune', '25.62B', ['RAIL']],
  ['Emboutissage Carembault', 'Lille', '25.50B', ['AUTOMOTIVE']], ['Automatismes Ternois', 'Arras', '28.99B', ['FOOD', 'AUTOMOTIVE']], ['Inox Agro Artois', 'Arras', '28.93Z', ['FOOD']],
  ['Freinage Ferroviaire Aulnoye', 'Maubeuge', '30.20Z', ['RAIL']], ['Éolien Services Opale', 'Dunkerque', '33.12Z', ['ENERGY']], ['Visserie du Vimeu Nord', 'Arras', '25.94Z', ['AUTOMOTIVE', 'RAIL']],
  ['Maintenance Minière Gohelle', 'Lens', '33.12Z', ['ENERGY']], ['Peinture Poudre Hainaut', 'Valenciennes', '25.61Z', ['AUTOMOTIVE']], ['Aciers Spéciaux Denaisis', 'Valenciennes', '24.10Z', ['RAIL', 'ENERGY']],
  ['Prototypes Express', 'Lille', '71.12B', ['AUTOMOTIVE', 'FOOD', 'RAIL']], ['Levage Béthunois', 'Béthune', '28.22Z', ['ENERGY']], ['Joints et Étanchéité Nord', 'Lille', '22.19Z', ['FOOD', 'ENERGY']],
  ['Galvanisation Maubeuge', 'Maubeuge', '25.61Z', ['RAIL', 'ENERGY']], ['Turbines Audomarois', 'Béthune', '28.11Z', ['ENERGY']], ['Balances Industrielles Lys', 'Lille', '28.29B', ['FOOD']],
]

const states: ApplicationState[] = [
  ...Array<ApplicationState>(22).fill('ACCEPTED'), ...Array<ApplicationState>(5).fill('SUBMITTED'), ...Array<ApplicationState>(3).fill('SHORTLISTED'), ...Array<ApplicationState>(3).fill('WAITING'), 'REFUSED', 'REFUSED', 'WITHDRAWN', 'DRAFT', 'DRAFT',
]

type Firm = { id: string; name: string; outlets: Outlet[] }

/** Fills a show that is there with all of this. `first` are companies that were invented before and exhibit too. */
export async function furnishShow(showId: string, first: Firm[], today: string): Promise<void> {
  const programme = await db().programme.findUniqueOrThrow({ where: { id: showId } })
  const startsOn = programme.startsOn.toISOString().slice(0, 10)
  await edition(showId, today)
  const companies: Firm[] = [...first]
  for (const [index, [name, town, nafCode, outlets]] of firms.entries()) {
    const siret = inventedSiret(index + 100)
    const [postcode, latitude, longitude] = towns[town]
    companies.push(await db().company.create({
      data: { name: `${name} (exemple)`, siret, siren: siret.slice(0, 9), town, postcode, latitude, longitude, department: postcode.slice(0, 2), nafCode, nafNomenclature: 'NAF_REV2', outlets, category: index % 7 === 0 ? 'ETI' : 'PME', invented: true },
      select: { id: true, name: true, outlets: true },
    }))
  }
  const stands = await hall(showId)
  const applications = await apply(showId, companies, today)
  await assign(stands, applications, today)
  await quotes(showId)
  await deadlines(showId, applications, startsOn, today)
  await rota(showId, startsOn)
  await leads(showId, applications)
}

async function edition(showId: string, today: string): Promise<void> {
  await saveEdition(system, showId, EditionInput.parse({
    version: (await db().programme.findUniqueOrThrow({ where: { id: showId } })).version, organiser: 'Salons du Nord (exemple)', venue: 'Parc des expositions', venueAddress: 'Route de Tournai, 59500 Douai',
    callText: 'Le pavillon réunit les ateliers de la région. Un stand équipé comprend cloisons, moquette, enseigne et un spot pour trois mètres carrés. Les places se donnent d’après vos vœux et l’ordre de vos priorités.',
    opensOn: addDays(today, -45), closesOn: addDays(today, 12), vat: 20, deposit: 30, quoteDays: 30, quoteTerms: 'Acompte à la commande, solde avant le montage. Toute annulation à moins de soixante jours du salon reste due.',
    sellerName: 'Pavillon régional (exemple)', sellerAddress: '1 place du Beffroi, 59500 Douai',
  }))
  const early = addDays(today, 20)
  const prices = [
    { unit: 'PER_M2_EQUIPPED', code: 'M2E-TOT', label: 'Surface équipée, tarif d’appel', amount: 640, validUntil: early }, { unit: 'PER_M2_EQUIPPED', code: 'M2E', label: 'Surface équipée', amount: 680, validFrom: addDays(early, 1) },
    { unit: 'PER_M2_BARE', code: 'M2N-TOT', label: 'Surface nue, tarif d’appel', amount: 360, validUntil: early }, { unit: 'PER_M2_BARE', code: 'M2N', label: 'Surface nue', amount: 390, validFrom: addDays(early, 1) },
    { unit: 'OPEN_SIDE_PERCENT', code: 'ANGLE2', label: 'Deux faces ouvertes', openSides: 2, percent: 18 }, { unit: 'OPEN_SIDE_PERCENT', code: 'ANGLE3', label: 'Trois faces ouvertes', openSides: 3, percent: 20 }, { unit: 'OPEN_SIDE_PERCENT', code: 'ANGLE4', label: 'Îlot', openSides: 4, percent: 22 },
    { unit: 'CO_EXHIBITOR', code: 'COEXP', label: 'Droit de co-exposant', amount: 290 },
    { unit: 'OPTION', code: 'ELEC3', label: 'Électricité 3 kW', amount: 210, stock: 40 }, { unit: 'OPTION', code: 'ELEC10', label: 'Électricité 10 kW triphasé', amount: 540, stock: 8 }, { unit: 'OPTION', code: 'MOBILIER', label: 'Table haute et trois tabourets', amount: 145, stock: 60 },
    { unit: 'OPTION', code: 'BADGE', label: 'Badge supplémentaire', amount: 25 }, { unit: 'OPTION', code: 'PARKING', label: 'Place de parking, trois jours', amount: 60, stock: 20 }, { unit: 'OPTION', code: 'CATALOGUE', label: 'Demi-page au catalogue', amount: 350, stock: 6 },
  ]
  for (const price of prices) await savePrice(system, showId, null, PriceInput.parse({ vat: 20, ...price }))
  await saveSubsidy(system, showId, null, SubsidyInput.parse({
    name: 'Aide régionale à l’exposition (exemple)', grantor: 'Région fictive (exemple)', rate: 50, ceiling: 8000, eligibleCodes: ['M2E', 'M2E-TOT', 'M2N', 'M2N-TOT', 'ANGLE2', 'ANGLE3', 'ANGLE4'],
    firstN: 3, companySizes: ['PME'], evidence: 'Facture acquittée, photo du stand', claimBy: addDays(today, 260), deMinimis: true,
  }))
}

type Placed = { id: string; area: number; equipped: boolean; openSides: number }

/** Four blocks of stands along three gangways, and bare islands at the entrance. */
async function hall(showId: string): Promise<Placed[]> {
  const made = await db().hall.create({
    data: {
      showId, name: 'Hall A', width: 48, height: 33, gridStep: 0.5,
      gangways: [{ x: 0, y: 9, width: 48, height: 3 }, { x: 0, y: 21, width: 48, height: 3 }, { x: 22.5, y: 0, width: 3, height: 33 }],
      outline: [[0, 0], [48, 0], [48, 33], [6, 33], [6, 30], [0, 30]],
    },
  })
  const rows: { number: string; x: number; y: number; width: number; height: number; openSides: number; equipped: boolean; zone: string }[] = []
  const block = (letter: string, x: number, y: number, widths: number[], height: number, equipped = true) => {
    let left = x
    for (const [index, width] of widths.entries()) {
      const corner = index === 0 || index === widths.length - 1
      rows.push({ number: `${letter}${index + 1}`, x: left, y, width, height, openSides: corner ? 2 : 1, equipped, zone: equipped ? 'Pavillon' : 'Entrée' })
      left += width
    }
  }
  block('A', 1.5, 3, [4, 3, 3, 3, 4, 4], 3)
  block('B', 1.5, 6, [4, 3, 3, 3, 4, 4], 3)
  block('C', 25.5, 3, [4, 3, 3, 4, 4, 3], 3)
  block('D', 25.5, 6, [4, 3, 3, 4, 4, 3], 3)
  block('E', 1.5, 12, [4, 3, 3, 3, 4, 4], 4.5)
  block('F', 1.5, 16.5, [4, 3, 3, 3, 4, 4], 4.5)
  block('G', 25.5, 12, [6, 6, 6], 4.5)
  block('H', 25.5, 16.5, [6, 6, 6], 4.5)
  block('J', 8, 25.5, [6, 6], 5, false)
  block('K', 26.5, 25.5, [6, 6, 6], 5, false)
  await db().stand.createMany({ data: rows.map((row) => ({ ...row, hallId: made.id })) })
  const stands = await db().stand.findMany({ where: { hallId: made.id }, orderBy: { number: 'asc' } })
  return stands.map(({ id, width, height, equipped, openSides }) => ({ id, area: Number(width) * Number(height), equipped, openSides }))
}

type Applied = { id: string; companyId: string; state: ApplicationState; area: number; equipped: boolean }

async function apply(showId: string, companies: Firm[], today: string): Promise<Applied[]> {
  const made: Applied[] = []
  for (const [index, company] of companies.entries()) {
    const state = states[index % states.length] ?? 'SUBMITTED'
    const equipped = index % 8 !== 3
    const area = equipped ? [9, 12, 9, 13.5, 18, 9, 12][index % 7] ?? 9 : 30
    const near = index % 5 === 1 ? [companies[index - 1]?.id ?? ''] : []
    const away = index % 9 === 4 ? [companies[(index + 3) % companies.length]?.id ?? ''] : []
    const wishes = [{ area, equipped, openSides: index % 3 === 0 ? 2 : 1, near, away }, ...(index % 2 ? [{ area: Math.max(9, area - 3), equipped, openSides: 1, near: [], away: [] }] : [])]
    const sent = state === 'DRAFT' ? null : instantOf(addDays(today, -40 + (index % 35)), '10:30', HOUSE_ZONE)
    const { id } = await db().application.create({
      data: {
        showId, companyId: company.id, state, wishes, submittedAt: sent, stateChangedAt: sent ?? new Date(), products: 'Pièces et sous-ensembles mécaniques, du prototype à la série.', outlets: company.outlets,
        options: { ELEC3: 1, ...(index % 3 === 0 && { MOBILIER: 1 }), ...(index % 6 === 0 && { PARKING: 2 }) }, catalogueText: `${company.name} fabrique en région, pour des clients exigeants.`,
        score: ['ACCEPTED', 'SHORTLISTED', 'REFUSED'].includes(state) ? 45 + ((index * 13) % 50) : null, scoreReason: state === 'SHORTLISTED' ? 'Première participation, produit proche du thème' : null,
        refuseReason: state === 'REFUSED' ? 'Activité hors du thème du pavillon' : state === 'WITHDRAWN' ? 'Autre salon aux mêmes dates' : null,
      },
      select: { id: true },
    })
    made.push({ id, companyId: company.id, state, area, equipped })
  }
  const [one, two] = [made[2], companies.at(-1)]
  if (one && two) await db().coExhibitor.create({ data: { applicationId: one.id, companyId: two.id } })
  const shortlisted = made.find(({ state }) => state === 'SHORTLISTED')
  if (shortlisted) await db().applicationComment.create({ data: { applicationId: shortlisted.id, authorName: 'Camille Exemple', text: 'À rappeler : peut venir avec une machine en marche.' } })
  return made
}

/** Half of those accepted have their stand confirmed, some are held, the rest wait for the proposal. */
async function assign(stands: Placed[], applications: Applied[], today: string): Promise<void> {
  const free = [...stands]
  for (const [index, application] of applications.filter(({ state }) => state === 'ACCEPTED').entries()) {
    if (index >= 15) return
    const found = free.filter(({ equipped }) => equipped === application.equipped).sort((a, b) => Math.abs(a.area - application.area) - Math.abs(b.area - application.area))[0]
    if (!found) continue
    free.splice(free.indexOf(found), 1)
    const confirmed = index < 11
    await db().assignment.create({
      data: { standId: found.id, applicationId: application.id, state: confirmed ? 'CONFIRMED' : 'HELD', confirmedAt: confirmed ? new Date() : null, heldUntil: confirmed ? null : instantOf(addDays(today, 10), '18:00', HOUSE_ZONE) },
    })
  }
}

/** Quotes for those who have their stand: some still drafts, most sent, some accepted, one refused. */
async function quotes(showId: string): Promise<void> {
  await draftMissingQuotes(system, showId)
  const drafts = await db().quote.findMany({ where: { application: { showId } }, orderBy: { application: { company: { name: 'asc' } } }, select: { id: true, applicationId: true } })
  for (const [index, { id }] of drafts.entries()) {
    if (index % 5 === 4) continue
    await sendQuote(system, id)
    const answer = index === 6 ? ('refuse' as const) : index % 5 === 1 || index % 5 === 2 ? ('accept' as const) : undefined
    if (answer) await answerQuote(system, id, { answer, name: 'Direction (exemple)', agree: true, reason: answer === 'refuse' ? 'Surface trop grande pour nous' : '' })
  }
}

async function deadlines(showId: string, applications: Applied[], startsOn: string, today: string): Promise<void> {
  await applyTemplates(system, showId, (await db().deadlineTemplate.findMany()).map(({ id }) => id))
  const toStart = daysBetween(today, startsOn)
  await saveDeadline(system, showId, null, DeadlineInput.parse({ title: 'Visuels de l’enseigne', counted: 'SHOW_START', offsetDays: -(toStart + 3), perCompany: true, owner: 'EXHIBITOR', detail: 'Nom tel qu’il doit paraître, 24 lettres au plus.' }))
  await saveDeadline(system, showId, null, DeadlineInput.parse({ title: 'Convention avec l’organisateur', counted: 'SHOW_START', offsetDays: -(toStart - 6), owner: 'CHAMBER', ownerName: 'Camille Exemple' }))
  const accepted = applications.filter(({ state }) => state === 'ACCEPTED')
  for (const { id, title, perCompany } of await db().deadline.findMany({ where: { showId } })) {
    if (title.startsWith('Réserver')) await tickDeadline(system, { deadlineId: id, applicationId: null, done: true })
    if (!perCompany) continue
    const share = title.startsWith('Visuels') ? 0.7 : title.startsWith('Accepter') ? 0.4 : 0
    for (const application of accepted.slice(0, Math.floor(accepted.length * share))) await tickDeadline(system, { deadlineId: id, applicationId: application.id, done: true })
  }
}

async function rota(showId: string, startsOn: string): Promise<void> {
  await addShifts(system, showId, ShiftSeriesInput.parse({ title: 'Accueil du pavillon', from: startsOn, until: addDays(startsOn, 2), startTime: '09:00', endTime: '18:00', hours: 3, needed: 2, place: 'Stand A1' }))
  const people = []
  for (const [name, skills, phone] of [['Noa Exemple', ['anglais'], '+33320000001'], ['Maël Exemple', ['anglais', 'allemand'], '+33320000002'], ['Inès Exemple', ['néerlandais'], '+33320000003']] as const) {
    people.push(await db().contact.create({ data: { role: 'STAFF', name, skills: [...skills], phone, email: `${name.split(' ')[0]?.normalize('NFD').replace(/[^a-z]/gi, '').toLowerCase()}@pavillon.example`, invented: true } }))
  }
  const staff = await db().contact.findFirst({ where: { role: 'STAFF', userId: { not: null } } })
  const exhibitor = await db().contact.findFirst({ where: { role: 'COMPANY', userId: { not: null }, company: { applications: { some: { showId, state: 'ACCEPTED' } } } } })
  const crew = [...people, ...(staff ? [staff] : []), ...(exhibitor ? [exhibitor] : [])]
  const shifts = await db().shift.findMany({ where: { showId }, orderBy: { startsAt: 'asc' } })
  for (const [index, { id }] of shifts.entries()) {
    for (const turn of index % 4 === 3 ? [0] : [0, 1]) {
      const person = crew[(index + turn) % crew.length]
      if (person) await assignDuty(system, showId, id, person.id)
    }
  }
  const [given, giver] = [shifts[5], people[0]]
  if (given && giver) await db().shiftSwap.create({ data: { shiftId: given.id, fromId: giver.id, note: 'Mon train part à 16 h 30.' } })
}

const met = [
  ['Sami Démo', 'Ferroviaire Démo', 'Pièces de bogie en petite série', 5], ['Léa Démo', 'Agro Démo', 'Convoyeur inox', 4], ['Tom Démo', 'Énergie Démo', 'Corps de pompe', 3], ['Zoé Démo', 'Auto Démo', 'Outillage de presse', 4], ['Paul Démo', 'Études Démo', 'Prototype en une semaine', 2],
] as const

async function leads(showId: string, applications: Applied[]): Promise<void> {
  const [own, other] = applications.filter(({ state }) => state === 'ACCEPTED')
  if (!own || !other) return
  for (const [index, [name, firm, interest, rating]] of met.entries()) {
    const companyId = index === 4 ? other.companyId : own.companyId
    const company = await db().company.findUniqueOrThrow({ where: { id: companyId } })
    await collectLead(system, showId, LeadInput.parse({ deviceKey: randomUUID(), companyId, name, firm, interest, rating, mail: `contact${index + 1}@pavillon.example`, consent: `La personne accepte que ${company.name} la recontacte au sujet de cet échange.`, madeAt: Date.now() - index * 5_400_000 }))
  }
  const exhibitor = { ...system, system: false, companyIds: [own.companyId] }
  const [first, second] = await db().lead.findMany({ where: { companyId: own.companyId }, orderBy: { madeAt: 'asc' } })
  if (first) await followLead(exhibitor, showId, { lead: first.id, followUp: 'QUOTED', note: 'Devis envoyé, réponse attendue' })
  if (second) await followLead(exhibitor, showId, { lead: second.id, followUp: 'CALLED', note: '' })
}
