import { expect, test } from 'vitest'
import { paperText } from '~/ui/testing-paper'
import { inBatches, listOf, type Column } from './list'
import { pdf } from './pdf.server'

type Row = { name: string; net: number; latitude: number; note: string | null }
const columns: Column<Row>[] = [
  { key: 'name', title: 'Raison sociale', kind: 'text', value: ({ name }) => name },
  { key: 'net', title: 'Montant', kind: 'money', value: ({ net }) => net },
  { key: 'latitude', title: 'Latitude', kind: 'number', value: ({ latitude }) => latitude },
  { key: 'note', title: 'Consignes', kind: 'text', value: ({ note }) => note },
]
const written = async (rows: Row[], toSign = false) => paperText(await pdf(listOf({ file: 'x', title: 'Devis', zone: 'Europe/Paris' }, columns, () => inBatches(rows)), { language: 'fr', house: 'Mécanov', madeAt: new Date('2026-11-23T10:00:00Z'), toSign }))

test('amounts stand on paper as on a bill, with their total; a place on the globe to the metre', async () => {
  const text = await written([{ name: 'Forges', net: 15_442_440, latitude: 50.277512345678, note: 'Quai 2' }, { name: 'Fonderie', net: 100, latitude: 50, note: null }])
  for (const words of ['154 424,40 €', '1,00 €', '154 425,40 €', '50,27751', 'Consignes', 'Quai 2']) expect(text).toContain(words)
})

test('a column in which no row says anything takes no room on paper, unless none says anything', async () => {
  const row = { name: 'Forges', net: 100, latitude: 50, note: null }
  expect(await written([row])).not.toContain('Consignes')
  expect(await written([row], true)).toContain('Signature')
  expect(await written([])).not.toContain('Raison sociale')
})
