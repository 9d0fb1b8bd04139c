/** What the sample house has of companies' proposals: one in every state, all of the invented company that signs in, and one of another. */
import { system, type Viewer } from '~/access/viewer.server'
import { sentForm, type FormValues } from '~/activities/form-values'
import { SessionInput } from '~/activities/schema'
import type { ActivityKind, Company } from '~/db/generated/client'
import { sendProposal, shownVersion, startProposal } from '~/proposals/commands.server'
import { addDates, changeDate } from '~/proposals/dates.server'
import { takeProposalForm } from '~/proposals/form.server'
import { publishProposal, sendBackActivity } from '~/proposals/moderation.server'
import { formOf, ownProposal } from '~/proposals/queries.server'
import { addDays } from '~/ui/time'

type Given = { programmeId: string; ours: Pick<Company, 'id'>; userId: string; other: Pick<Company, 'id'>; today: string; isSchoolDay: (day: string) => boolean }

export async function furnishProposals({ programmeId, ours, userId, other, today, isSchoolDay }: Given): Promise<void> {
  const company: Viewer = { ...system, system: false, userId, name: 'Sacha Exemple', email: 'entreprise@pavillon.example', companyIds: [ours.id], roles: ['COMPANY'] }
  const neighbour: Viewer = { ...company, userId: null, name: 'Accueil', email: 'visites@pavillon.example', companyIds: [other.id] }
  const schoolDay = (days: number) => Array.from({ length: 120 }, (_, n) => addDays(today, days + n)).find(isSchoolDay) ?? addDays(today, days)
  const type = async (viewer: Viewer, id: string, given: FormValues, button = 'enregistrer') => {
    const found = await ownProposal(viewer, id)
    const fields = sentForm({ ...formOf(found), contactName: 'Accueil des visites', contactMail: 'visites@pavillon.example', ...given })
    fields.set('version', String(shownVersion(found)))
    fields.set('faire', button)
    if (!(await takeProposalForm(viewer, id, fields)).ok) throw new Error(`The sample proposal « ${String(given.title)} » does not hold`)
  }
  const propose = async (viewer: Viewer, kind: ActivityKind, title: string, given: FormValues, days: number[] = [], button?: string) => {
    const started = await startProposal(viewer, { programmeId, kind, title })
    if (!started.ok) throw new Error(started.reason)
    await type(viewer, started.id, { title, ...given }, button)
    if (days.length > 0) await addDates(viewer, started.id, [...new Set(days.map(schoolDay))], SessionInput.parse({ date: today, startTime: '09:00', endTime: '11:00', seats: 32, note: 'Rendez-vous à l’accueil.' }))
    return started.id
  }
  const classes = { openTo: ['CLASS'], levels: ['QUATRIEME', 'TROISIEME', 'SECONDE_PRO'], minParty: '8', maxParty: '30', pupilsPerAdult: '12' }

  // Half filled: a mail address is not whole yet, and nothing is said of whom it is for.
  await propose(company, 'WORKSHOP', 'Atelier : régler une fraiseuse', { summary: 'Chacun règle, usine et mesure sa pièce.', contactMail: 'atelier@' }, [], 'brouillon')
  const sent = await propose(company, 'TALK_IN_CLASS', 'Une usineuse raconte son métier', { ...classes, summary: 'Vingt minutes de récit, trente de questions, et des pièces à toucher.', datesOnRequest: 'on', maxPerYear: '6', programmeOfVisit: 'Un parcours, de la 3e à l’atelier\nTrois pièces à toucher\nVos questions' })
  await sendProposal(company, sent)
  const sentBack = await propose(company, 'COMPANY_VISIT', 'Le contrôle au micron', { ...classes, summary: 'Une heure au laboratoire de mesure.', gear: ['COAT'] }, [50, 57])
  await sendProposal(company, sentBack)
  await sendBackActivity(system, sentBack, 'Merci ! Dites combien d’élèves entrent à la fois dans le laboratoire, et ce que fait le reste de la classe.')
  const published = await propose(company, 'COMPANY_VISIT', 'De la barre à la vis : une demi-journée au décolletage', { ...classes, summary: 'Trois postes, trois équipes, une vis que l’on emporte.', stepFree: 'on', theme: 'Décolletage', maxPerYear: '4', programmeOfVisit: 'Le tour et ses outils\nLe bain de trempe\nLe tri par caméra' }, [45, 52, 59])
  await sendProposal(company, published)
  await publishProposal(system, published)
  // Published, with a change that waits: other words, a limit, one date moved and one more.
  const changing = await propose(company, 'CONFERENCE', 'Recruter un apprenti : ce que cherchent les ateliers', { openTo: ['PERSON', 'CLASS'], audiences: ['LYCEENS', 'APPRENTIS', 'PARENTS'], levels: ['TERMINALE_PRO', 'BTS'], summary: 'Trois chefs d’atelier répondent à vos questions.', stepFree: 'on', theme: 'Apprentissage' }, [48, 55])
  await sendProposal(company, changing)
  await publishProposal(system, changing)
  await type(company, changing, { title: 'Devenir apprenti : ce que cherchent les ateliers', summary: 'Trois chefs d’atelier et deux apprentis répondent à vos questions.', levels: ['SECONDE_PRO', 'TERMINALE_PRO', 'BTS'], hearing: 'on', maxPerYear: '5' })
  const { sessions: [first] } = await ownProposal(company, changing)
  if (first) await changeDate(company, changing, first.id, SessionInput.parse({ date: schoolDay(62), startTime: '14:00', endTime: '16:00', seats: 40, version: first.version }))
  await addDates(company, changing, [schoolDay(69)], SessionInput.parse({ date: today, startTime: '14:00', endTime: '16:00', seats: 40 }))
  await sendProposal(company, changing)
  const theirs = await propose(neighbour, 'OPEN_DAY', 'La forge ouvre ses portes aux familles', { openTo: ['PERSON'], audiences: ['GRAND_PUBLIC', 'PARENTS'], summary: 'Un samedi pour voir le métal chauffer, couler, durcir.', gear: ['HELMET', 'GOGGLES'] }, [40])
  await sendProposal(neighbour, theirs)
}
