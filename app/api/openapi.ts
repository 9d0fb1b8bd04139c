/** The description of the interface (OpenAPI 3.1), made of the shapes that the answers are held against. */
import { z } from 'zod'
import { ActivityKind, ApprovalState, Audience, Level, ProgrammeKind, RequestState } from '~/db/generated/enums'
import { listNames } from '~/lists/names'
import { ActivityShape, ListsShape, ProblemShape, ProgrammeShape, ProgrammesShape, RowsShape, SessionShape, SessionsShape } from './shapes'

type Parameter = { name: string; in: 'query' | 'path'; description: string; schema: object; required?: boolean }

const query = (name: string, description: string, schema: object = { type: 'string' }): Parameter => ({ name, in: 'query', description, schema })
const oneOf = (values: Record<string, string>) => ({ type: 'string', enum: Object.values(values) })
const day = { type: 'string', format: 'date' }

const searched: Parameter[] = [
  query('q', 'Words of titles, hosts and places, without regard to accents.'), query('programme', 'Kind of programme.', oneOf(ProgrammeKind)), query('type', 'Kind of activity.', oneOf(ActivityKind)),
  query('public', 'For whom.', oneOf(Audience)), query('niveau', 'School level.', oneOf(Level)), query('du', 'First day.', day), query('au', 'Last day.', day), query('ville', 'Town or postcode around which to search; the nearest come first.'),
  query('ecole', 'UAI or name of a school, from which distances are measured; the nearest come first.'), query('theme', 'Theme of the activity.'), query('pour', 'Seats for so many together, at this moment.', { type: 'integer', minimum: 1, maximum: 500 }), query('tri', 'By date, where a place would put the nearest first.', { type: 'string', enum: ['date'] }),
  query('distance', 'Kilometres around `ville` or `ecole`.', { type: 'integer', minimum: 1, maximum: 300, default: 20 }), query('accessible', 'Step-free places only.', { type: 'string', enum: ['oui'] }), query('places', 'With seats left only.', { type: 'string', enum: ['oui'] }),
  query('page', 'Fifty sessions each.', { type: 'integer', minimum: 1, maximum: 500, default: 1 }),
]

const shapes = { Programme: ProgrammeShape, Programmes: ProgrammesShape, Session: SessionShape, Sessions: SessionsShape, Activity: ActivityShape, Lists: ListsShape, Rows: RowsShape, Problem: ProblemShape }

/** Each shape once, under its name; where one holds another it refers to it. */
function schemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>()
  for (const [id, shape] of Object.entries(shapes)) registry.add(shape, { id })
  const made = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, target: 'draft-2020-12' }).schemas
  return Object.fromEntries(Object.entries(made).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]))
}

const schemaOf = (shape: z.ZodType) => ({ $ref: `#/components/schemas/${Object.entries(shapes).find(([, one]) => one === shape)?.[0]}` })
const answer = (description: string, shape: z.ZodType) => ({ description, content: { 'application/json': { schema: schemaOf(shape) } } })
const problem = (description: string) => answer(description, ProblemShape)
const etag = { description: 'Ask again with it in `If-None-Match`.', schema: { type: 'string' } }
/** What everyone may read is not sent again to who has it. */
const shared = (description: string, shape: z.ZodType) => ({ 200: { ...answer(description, shape), headers: { ETag: etag } }, 304: { description: 'As it was: `If-None-Match` named it', headers: { ETag: etag } } })
const keyed = { 401: problem('No key, or one that was taken back'), 429: { ...problem('Too many requests from one address'), headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } } } }

/** The whole description; `server` is where the house is. */
export function openApi(server: string, house: string) {
  return {
    openapi: '3.1.0',
    info: { title: `Pavillon · ${house}`, version: '1', description: 'Read-only. The public programme needs no key; lists need one, and give what its owner may see.' },
    servers: [{ url: server }],
    components: { schemas: schemas(), securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of `/compte/cles`.' } } },
    paths: {
      '/api/v1/programmes': { get: { operationId: 'programmes', summary: 'Published programmes, the latest first', responses: shared('Programmes', ProgrammesShape) } },
      '/api/v1/sessions': { get: { operationId: 'sessions', summary: 'Coming sessions, filtered as on the programme page', parameters: searched, responses: shared('Sessions', SessionsShape) } },
      '/api/v1/activities/{slug}': { get: { operationId: 'activity', summary: 'One activity with all its sessions', parameters: [{ name: 'slug', in: 'path', required: true, description: 'As in its address.', schema: { type: 'string' } }], responses: { ...shared('The activity', ActivityShape), 404: problem('There is none') } } },
      '/api/v1/lists': { get: { operationId: 'lists', summary: 'Names of the lists that the owner of the key may see', security: [{ key: [] }], responses: { 200: answer('Lists', ListsShape), ...keyed } } },
      '/api/v1/lists/{list}': {
        get: {
          operationId: 'list', summary: 'A list as on its page; columns by `colonnes`', security: [{ key: [] }],
          parameters: [
            { name: 'list', in: 'path', required: true, description: 'Which list.', schema: { type: 'string', enum: [...listNames] } }, query('colonnes', 'Keys of columns, comma between, in their order.'),
            query('salon', 'The show, for its lists.', { type: 'string', format: 'uuid' }), query('creneau', 'The session, for its sign-ups.', { type: 'string', format: 'uuid' }), query('action', 'The activity, for its sign-ups or sessions.', { type: 'string', format: 'uuid' }),
            query('programme', 'The programme, for its sign-ups, activities, sessions or requests.', { type: 'string', format: 'uuid' }), query('q', 'Words, for the directory.'), query('etat', 'The state: of requests or of decisions.', oneOf({ ...RequestState, ...ApprovalState })),
          ],
          responses: { 200: answer('Rows', RowsShape), ...keyed, 404: problem('There is no such list for the owner of this key') },
        },
      },
    },
  }
}
