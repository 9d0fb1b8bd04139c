import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentForm, typedForm } from '~/activities/form-values'
import { changesOf, companyFields, companySteps, may, mergedForm, mergeOf, same, standingOf, toDo, type Standing } from './rules'

const published = { title: 'Tourner une pièce', summary: 'Un matin au tour.', levels: ['TROISIEME', 'QUATRIEME'], stepFree: 'on', price: '0', approvals: ['CHAMBER'], latitude: '50.3' }

test('what is the same is no change: line ends, order, an empty line, a price of nothing', () => {
  expect(changesOf({ ...published, description: 'Un\nDeux' }, { ...published, description: 'Un\r\nDeux ', levels: ['QUATRIEME', 'TROISIEME'], price: undefined, theme: '' })).toEqual([])
  expect(changesOf(published, { ...published, title: 'Fraiser une pièce', stepFree: undefined })).toEqual([
    { field: 'title', before: 'Tourner une pièce', after: 'Fraiser une pièce' }, { field: 'stepFree', before: 'on', after: undefined },
  ])
})

test('what the house decides is none of the company’s changes', () => {
  expect(changesOf(published, { ...published, approvals: [], latitude: '0', host: 'Une autre' })).toEqual([])
  expect(companyFields).not.toContain('approvals')
})

test('what both changed is a conflict, what came to the same is not, what one changed is taken', () => {
  const typed = { ...published, title: 'De l’entreprise', summary: 'Pareil', theme: 'Tour' }
  const now = { ...published, title: 'De l’équipe', summary: 'Pareil', description: 'De l’équipe aussi' }
  const merged = mergeOf(published, typed, now)
  expect(merged.map(({ field, standing }) => [field, standing])).toEqual([['title', 'conflict'], ['summary', 'already'], ['theme', 'clean']])
  expect(mergedForm(merged, now, new Set(['title']))).toMatchObject({ title: 'De l’équipe', theme: 'Tour', description: 'De l’équipe aussi' })
  expect(mergedForm(merged, now, new Set())).toMatchObject({ title: 'De l’entreprise', description: 'De l’équipe aussi' })
})

const value = fc.oneof(fc.constant(undefined), fc.string({ maxLength: 6 }), fc.array(fc.constantFrom('TROISIEME', 'CAP', 'BTS'), { maxLength: 3 }))
const form = fc.record(Object.fromEntries(['title', 'levels', 'theme', 'description'].map((field) => [field, value])))

test('whatever each side wrote: staff’s words go only where staff choose so, and what nobody touched stays', () => {
  fc.assert(fc.property(form, form, form, (base, typed, now) => {
    const merged = mergeOf(base, typed, now)
    const conflicts = new Set(merged.filter(({ standing }) => standing === 'conflict').map(({ field }) => field))
    const kept = mergedForm(merged, now, conflicts)
    for (const field of Object.keys(base)) {
      if (conflicts.has(field) || same(field, base[field], typed[field])) expect(kept[field]).toEqual(now[field])
      else expect(same(field, kept[field], typed[field])).toBe(true)
    }
    expect(mergeOf(base, base, now)).toEqual([])
  }))
})

test('a form goes into the browser and back unchanged', () => {
  const values = { title: 'Visite', levels: ['TROISIEME', 'CAP'], coHosts: ['Forges', 'Tôlerie'], stepFree: 'on', summary: 'Un\nDeux' }
  expect(typedForm(sentForm(values))).toMatchObject(values)
  expect(changesOf(values, typedForm(sentForm(values)))).toEqual([])
})

test('what the chamber reads is not written under its eyes, and nothing is sent twice', () => {
  const standings = Object.keys(companySteps) as Standing[]
  for (const standing of standings) {
    expect(may(standing, 'send') && may(standing, 'takeBack')).toBe(false)
    expect(may(standing, 'write') && may(standing, 'takeBack')).toBe(false)
    if (toDo.includes(standing)) expect(may(standing, 'send')).toBe(true)
  }
  expect(standingOf('PUBLISHED', undefined)).toBe('published')
  expect(standingOf('PUBLISHED', 'PENDING')).toBe('changeSent')
  expect(standingOf('PROPOSED', 'DRAFT')).toBe('sent')
  expect(standingOf('CANCELLED', undefined)).toBe('cancelled')
})
