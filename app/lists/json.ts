/** Lists as JSON: an array of objects, one a line, under the keys of the columns; days as ISO, money in euros. */
import type { List } from './list'
import { plainValue } from './words'

export async function* json(list: List): AsyncGenerator<Buffer> {
  let before = '[\n'
  for await (const rows of list.values()) {
    let text = ''
    for (const row of rows) {
      text += before + JSON.stringify(Object.fromEntries(list.columns.map((column, place) => [column.key, plainValue(column, row[place])])))
      before = ',\n'
    }
    yield Buffer.from(text)
  }
  yield Buffer.from(before === '[\n' ? '[]\n' : '\n]\n')
}
