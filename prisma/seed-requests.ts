/** What the sample house has of requests: one in every state, asked by invented schools and answered by invented companies. */
import { system, type Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Company } from '~/db/generated/client'
import { acceptOffer, makeOffer, makeRequest, withdrawRequest } from '~/requests/commands.server'
import { OfferInput, RequestInput } from '~/requests/schema'
import { addDays, fromDateOnly } from '~/ui/time'

type Given = { programmeId: string; schools: readonly [Viewer, Viewer, Viewer, Viewer]; answering: { company: Pick<Company, 'id' | 'name' | 'town'>; userId: string | null }[]; today: string; isSchoolDay: (day: string) => boolean }

/** Requests that are open, answered, met, withdrawn and over. */
export async function furnishRequests({ programmeId, schools: [tilleuls, escaut, dunes, beffroi], answering, today, isSchoolDay }: Given): Promise<void> {
  const schoolDay = (day: string) => Array.from({ length: 100 }, (_, n) => addDays(day, n)).find(isSchoolDay) ?? day
  let form = 0
  const ask = async (viewer: Viewer, given: Record<string, unknown>, from: number, part = 'DAY') => {
    const first = schoolDay(addDays(today, from))
    const made = await makeRequest(viewer, RequestInput.parse({ programmeId, adults: 2, windows: [{ from: first, until: addDays(first, 4), part }, { from: schoolDay(addDays(first, 14)), part }], formKey: `sample-request-${(form += 1)}`, ...given }))
    if (!made.ok) throw new Error(made.reason)
    return { id: made.id, day: first }
  }
  const answer = async ({ id, day }: { id: string; day: string }, index: number, more: Record<string, unknown>) => {
    const by = answering[index]
    if (!by) throw new Error('The sample house lacks a company that answers')
    const viewer: Viewer = { ...system, system: false, userId: by.userId, companyIds: [by.company.id], roles: ['COMPANY'] }
    const made = await makeOffer(viewer, id, OfferInput.parse({ date: day, startTime: '09:30', endTime: '11:30', place: `${by.company.name}, ${by.company.town}`, stepFree: true, ...more }))
    if (!made.ok) throw new Error(made.reason)
    return made.id
  }

  const energy = await ask(tilleuls, { kind: 'COMPANY_VISIT', level: 'TROISIEME', className: '3e A', pupils: 24, theme: 'Énergie', wishes: 'Voir comment on répare une pompe, et parler avec des apprentis.', maxKm: 60 }, 30)
  await answer(energy, 0, { message: 'Nous révisons des pompes de centrale. La classe peut démonter un joint avec nous.' })
  await answer(energy, 1, { startTime: '14:00', endTime: '16:00', message: 'Après-midi possible, car nos équipes tournent le matin.' })
  await ask(tilleuls, { kind: 'TALK_IN_CLASS', level: 'QUATRIEME', className: '4e D', pupils: 26, theme: 'Dessin industriel' }, 24, 'MORNING')
  await ask(escaut, { kind: 'TALK_IN_CLASS', level: 'SECONDE_GT', className: '2de 1', pupils: 32, theme: 'Informatique industrielle', wishes: 'Une ingénieure ou une technicienne, si possible.' }, 20)
  await ask(dunes, { kind: 'WORKSHOP', level: 'SECONDE_PRO', className: '2de MSPC', pupils: 18, stepFree: 1, theme: 'Soudage', maxKm: 40 }, 35, 'AFTERNOON')
  const food = await ask(beffroi, { kind: 'COMPANY_VISIT', level: 'QUATRIEME', className: '4e B', pupils: 23, theme: 'Agroalimentaire' }, 28)
  await answer(food, 2, { message: 'Nous construisons des convoyeurs pour des biscuiteries : venez les voir tourner.' })
  const met = await ask(beffroi, { kind: 'TALK_IN_CLASS', level: 'TROISIEME', className: '3e C', pupils: 25, theme: 'Apprentissage' }, 40)
  await acceptOffer(beffroi, await answer(met, 1, { place: undefined, message: 'Deux anciens apprentis viennent avec leurs chefs-d’œuvre.' }))
  await withdrawRequest(escaut, (await ask(escaut, { kind: 'COMPANY_VISIT', level: 'PREMIERE_STI2D', className: '1re STI2D', pupils: 28, theme: 'Automobile' }, 25)).id)
  // Its days are over: as the nightly work leaves it.
  const { id } = await ask(dunes, { kind: 'COMPANY_VISIT', level: 'CAP', className: 'CAP 1', pupils: 14, theme: 'Chaudronnerie' }, 22)
  const day = addDays(today, -6)
  await db().visitRequest.update({ where: { id }, data: { state: 'EXPIRED', windows: [{ from: day, until: day, part: 'DAY' }], lastDay: fromDateOnly(day), closedAt: fromDateOnly(addDays(day, 1)) } })
}
