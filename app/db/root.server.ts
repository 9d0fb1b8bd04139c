import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, whether this runs from source or from the build: where the nearest own package.json lies. */
export const projectRoot: string = find(dirname(fileURLToPath(import.meta.url)))

function find(folder: string): string {
  const manifest = join(folder, 'package.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'pavillon') return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('The project’s package.json was not found')
  return find(parent)
}
