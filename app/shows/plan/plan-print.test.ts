import { expect, test } from 'vitest'
import { aHall, aShow, aStaffViewer, aStand } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { fittingScale, planPaper, pointsPerMetre, scales } from './plan-paper.server'
import { planFile } from './plan-print.server'
import { planOf } from './queries.server'

useTestDatabase()

const pages = (bytes: Buffer) => bytes.toString('latin1').match(/\/Type \/Page\n/g)?.length

test('at 1:100 ten metres are ten centimetres of paper, at 1:50 twenty', () => {
  const centimetre = 72 / 2.54
  expect(10 * pointsPerMetre(100)).toBeCloseTo(10 * centimetre, 6)
  expect(10 * pointsPerMetre(50)).toBeCloseTo(20 * centimetre, 6)
})

test('the scale that is taken is the largest at which the hall fits', () => {
  for (const hall of [{ width: 6, height: 4 }, { width: 48, height: 33 }, { width: 90, height: 20 }]) {
    const box = { width: 700, height: 340 }
    const scale = fittingScale(hall, box)
    const fits = (one: number) => hall.width * pointsPerMetre(one) <= box.width && hall.height * pointsPerMetre(one) <= box.height
    expect(fits(scale)).toBe(true)
    for (const larger of scales.filter((one) => one < scale)) expect(fits(larger)).toBe(false)
  }
})

test('a hall is on one sheet, or on as many as its scale takes, and comes out the same again', async () => {
  const show = await aShow()
  const hall = await aHall({ showId: show.id, width: 40, height: 25 })
  for (let n = 0; n < 4; n += 1) await aStand({ hallId: hall.id, number: `A${n}`, x: 2 + n * 9, y: 20 })
  const halls = await planOf(show.id)
  const print = (scale?: 100) => planPaper(halls, () => ({ name: 'Une entreprise au nom bien trop long pour son stand', held: false }), { language: 'fr', house: 'Mécanov', title: 'Salon', madeAt: new Date('2026-11-24T10:00:00Z'), size: 'A4', scale })
  // The sheets of the plan, and one with the list.
  expect(pages(await print())).toBe(2)
  const tiled = await print(100)
  expect(pages(tiled)).toBe(2 * 3 + 1)
  expect(tiled.equals(await print(100))).toBe(true)
})

test('everyone prints the plan of a show that is public, staff any; a show without a plan has none', async () => {
  const staff = await aStaffViewer()
  const show = await aShow()
  const { slug } = await db().programme.update({ where: { id: show.id }, data: { publishedAt: null } })
  const search = new URLSearchParams({ papier: 'A3', echelle: 'nonsense' })
  await expect(planFile(staff, { id: show.id }, search, 'fr')).rejects.toMatchObject({ status: 404 })
  await aHall({ showId: show.id })
  expect((await planFile(staff, { id: show.id }, search, 'fr')).headers.get('Content-Type')).toBe('application/pdf')
  await expect(planFile(null, { slug }, search, 'fr')).rejects.toMatchObject({ status: 404 })
  await db().programme.update({ where: { id: show.id }, data: { publishedAt: new Date() } })
  const bytes = Buffer.from(await (await planFile(null, { slug }, search, 'fr')).arrayBuffer())
  // A3 in points.
  expect(bytes.toString('latin1')).toMatch(/\/MediaBox \[0 0 1190\.55 841\.89\]/)
})
