/** What the sample house has of papers: to sign, signed by one side, signed by both with its copy, replaced, withdrawn, in draft. */
import { system, type Viewer } from '~/access/viewer.server'
import { createActivity, publishActivity } from '~/activities/commands.server'
import { ActivityInput } from '~/activities/schema'
import { db, transaction } from '~/db/client.server'
import type { Company } from '~/db/generated/client'
import { askConvention, countSlips, markSigned } from '~/papers/commands.server'
import { visitPaper } from '~/papers/paper.server'
import { paperToPrint } from '~/papers/queries.server'
import { settlePapers } from '~/papers/settle.server'
import { cancelSignUp } from '~/signups/commands.server'
import { addDays, instantOf } from '~/ui/time'

type Given = { programmeId: string; host: Pick<Company, 'id' | 'name' | 'town' | 'postcode'>; ours: Viewer; theirs: Viewer; today: string; isSchoolDay: (day: string) => boolean }
type Level = 'TROISIEME' | 'QUATRIEME'

/** Classes of two invented schools at an invented workshop, whose papers are in every state. */
export async function furnishPapers({ programmeId, host, ours, theirs, today, isSchoolDay }: Given): Promise<void> {
  const input = ActivityInput.parse({
    kind: 'WORKSHOP', title: 'Régler, usiner, mesurer : une demi-journée à l’établi', summary: 'Par groupes de six, du plan à la pièce contrôlée, avec des régleurs et des apprentis.',
    programmeOfVisit: 'Accueil, consignes et équipement\nLecture du plan et réglage, avec un régleur\nUsinage d’une pièce sous les yeux du groupe\nContrôle au micron et échanges sur les formations',
    placeName: host.name, address: '1 rue des Ateliers', postcode: host.postcode ?? undefined, town: host.town ?? 'Lille', openTo: ['CLASS'], approvals: [], audiences: ['COLLEGIENS'], levels: ['QUATRIEME', 'TROISIEME'],
    pupilsPerAdult: 12, minAge: 13, gear: ['GOGGLES', 'SHOES'], safetyNotes: 'Rester derrière la ligne jaune. Lunettes et surchaussures sont prêtées ; cheveux attachés.', accessNotes: 'Entrée des visiteurs par la cour, à gauche de la grille.', stepFree: true, conventionNeeded: true,
  })
  const { id: activityId } = await createActivity(system, programmeId, input, { hostId: host.id, coHostIds: [] })
  const days = Array.from({ length: 120 }, (_, n) => addDays(today, 30 + n)).filter(isSchoolDay)
  const session = async (n: number) => (await db().session.create({ data: { activityId, startsAt: instantOf(days[n] ?? today, '09:00'), endsAt: instantOf(days[n] ?? today, '12:00'), seats: 64, note: 'Rendez-vous à l’accueil, dix minutes avant.' }, select: { id: true } })).id
  const [first, second] = [await session(0), await session(6)]
  await publishActivity(system, activityId)
  const aClass = async ({ userId, schoolIds, name }: Viewer, sessionId: string, level: Level, className: string, pupils: number) => {
    const { id } = await db().signUp.create({
      data: {
        sessionId, kind: 'CLASS', status: 'CONFIRMED', confirmedAt: new Date(), userId, schoolId: schoolIds[0], level, className, pupils, adults: 2, contactName: name || null, contactPhone: '+33320000000',
        transportMode: 'COACH', transportCostCents: 21_000, transportPayer: 'DEPARTMENT',
      }, select: { id: true },
    })
    await settle(id)
    return id
  }
  const paper = async (signUpId: string, kind: 'CONVENTION' | 'NOTICE') => (await db().visitPaper.findFirstOrThrow({ where: { signUpId, kind, state: 'VALID' }, select: { id: true } })).id
  const sign = async (signUpId: string, signer: 'SCHOOL' | 'COMPANY', scan?: File) => { await markSigned(system, { paperId: await paper(signUpId, 'CONVENTION'), signer, signedOn: today }, scan) }

  await aClass(ours, first, 'TROISIEME', '3e E', 24)

  const half = await aClass(ours, first, 'QUATRIEME', '4e B', 25)
  await sign(half, 'SCHOOL')
  await countSlips(ours, { paperId: await paper(half, 'NOTICE'), slips: 21 })

  const whole = await aClass(ours, second, 'TROISIEME', '3e F', 26)
  await countSlips(ours, { paperId: await paper(whole, 'NOTICE'), slips: 26 })
  const copy = await visitPaper(await paperToPrint(system, whole, 'CONVENTION', null))
  await sign(whole, 'SCHOOL')
  await sign(whole, 'COMPANY', new File([new Uint8Array(copy)], 'convention signée.pdf'))

  const changed = await aClass(theirs, second, 'TROISIEME', '3e 2', 22)
  await sign(changed, 'SCHOOL')
  await db().signUp.update({ where: { id: changed }, data: { pupils: 19 } })
  await settle(changed)

  const gone = await aClass(theirs, second, 'QUATRIEME', '4e 1', 10)
  await cancelSignUp(system, gone, 'La classe part en voyage ce jour-là.')
  await settle(gone)

  // The visits that are confirmed elsewhere have theirs too; one school wanted a convention where none is needed.
  const others = await db().signUp.findMany({ where: { kind: 'CLASS', status: 'CONFIRMED', papers: { none: {} }, session: { startsAt: { gt: new Date() } } }, select: { id: true } })
  for (const { id } of others) await settle(id)
  const plain = others[0] && (await db().signUp.findFirst({ where: { id: { in: others.map(({ id }) => id) }, session: { activity: { conventionNeeded: false } } }, select: { id: true } }))
  if (plain) await askConvention(system, plain.id)
}

const settle = (id: string) => transaction((tx) => settlePapers(tx, system, id))
