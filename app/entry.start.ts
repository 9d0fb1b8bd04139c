/** `npm start` and `npm run dev`: the database, the build, the sample house, the server. */
import { generateClient } from './db/generate'

generateClient()
const { startHouse } = await import('./entry.house.server')
await startHouse({ development: process.argv.includes('--dev') })
