import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { projectRoot } from './root.server'

export type Migration = { name: string; script: string }
type Container = { path: string; content: string }

/** What we use of Prisma's schema engine in its WebAssembly form: no binary is fetched. */
type WasmEngine = {
  applyMigrations(input: unknown): Promise<{ appliedMigrationNames: string[] }>
  diagnoseMigrationHistory(input: unknown): Promise<unknown>
  diff(input: unknown): Promise<{ stdout: string | null }>
}
type WasmModule = {
  SchemaEngine: { new: (options: unknown, log: (line: string) => void, adapter: unknown) => Promise<WasmEngine> }
  __wbg_set_wasm(exports: WebAssembly.Exports): void
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>

const CHAR_OID = 18
const filters = { externalTables: [], externalEnums: [] }

/**
 * The adapter cuts a script at every semicolon, also inside a function or a comment. PostgreSQL runs a whole script
 * sent as one, in one transaction. What PostgreSQL said of a script that failed is kept: the engine has no words for it.
 */
class WholeScripts extends PrismaPg {
  failure: unknown
  private readonly open: pg.Pool[] = []

  override async connect() {
    return this.whole(await super.connect())
  }

  async close() {
    await Promise.all(this.open.splice(0).map((pool) => pool.ended || pool.end()))
  }

  private whole(adapter: Adapter): Adapter {
    const pool = adapter.underlyingDriver()
    this.open.push(pool)
    readLetters(adapter)
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error: unknown) => {
        this.failure = error
        throw error
      })
    }
    return adapter
  }
}

/** Teaches the adapter the one-letter type "char", in which the catalogue that the engine reads is written. */
function readLetters(adapter: Adapter): void {
  const pool = adapter.underlyingDriver()
  const queryRaw = adapter.queryRaw
  adapter.queryRaw = async (query) => {
    const letters: number[] = []
    const client = {
      async query(asked: pg.QueryArrayConfig) {
        const answer = await pool.query(asked)
        for (const [column, field] of answer.fields.entries()) {
          if (field.dataTypeID !== CHAR_OID) continue
          field.dataTypeID = pg.types.builtins.TEXT
          letters.push(column)
        }
        return answer
      },
    }
    const found = await queryRaw.call(Object.create(adapter, { client: { value: client } }), query)
    for (const column of letters) found.columnTypes[column] = ColumnTypeEnum.Character
    return found
  }
}

/** Opens Prisma's schema engine on a database that runs. It holds connections until it is closed. */
export async function openEngine(url: string) {
  const datamodels = await schemaFiles()
  const { SchemaEngine } = await engineModule()
  const connections = new WholeScripts({ connectionString: url })
  const adapter = bindMigrationAwareSqlAdapterFactory(connections)
  const engine = await SchemaEngine.new({ datamodels: datamodels.map(({ path, content }) => [path, content]) }, () => undefined, adapter)
  return {
    /**
     * Applies those that the database does not have yet, in order.
     * @throws what PostgreSQL said of the script that failed
     */
    async apply(migrations: Migration[]): Promise<void> {
      await engine.applyMigrations({ migrationsList: listOf(migrations), filters }).catch((error: unknown) => {
        throw connections.failure ?? error
      })
    },
    /** SQL from what the database is to what the schema files say. It would drop what Prisma has no words for. */
    async difference(): Promise<string> {
      const { stdout } = await engine.diff({
        from: { tag: 'schemaDatasource', files: datamodels, configDir: '.' },
        to: { tag: 'schemaDatamodel', files: datamodels },
        script: true, shadowDatabaseUrl: null, exitCode: null, filters,
      })
      return stdout ?? ''
    },
    /** What the engine makes of the migrations that the database says it has: what `prisma migrate status` asks. */
    history: (migrations: Migration[]): Promise<unknown> =>
      engine.diagnoseMigrationHistory({ migrationsList: listOf(migrations), optInToShadowDatabase: false, filters }),
    close: () => connections.close(),
  }
}

function listOf(migrations: Migration[]) {
  return {
    baseDir: 'migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: `${name}/migration.sql`, content: { tag: 'ok', value: script } },
    })),
  }
}

async function schemaFiles(): Promise<Container[]> {
  const folder = join(projectRoot, 'prisma')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(names.map(async (name) => ({ path: `prisma/${name}`, content: await readFile(join(folder, name), 'utf8') })))
}

let loaded: Promise<WasmModule> | undefined

/** Once a process: the glue keeps one instance, and a second under it breaks both. */
function engineModule(): Promise<WasmModule> {
  return (loaded ??= loadEngine())
}

async function loadEngine(): Promise<WasmModule> {
  // The package exports only its factory for bundlers; the files that Node can load stand beside it.
  const folder = join(projectRoot, 'node_modules/@prisma/schema-engine-wasm')
  const glue = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'schema_engine_bg.js')).href)) as WasmModule
  const wasm = new WebAssembly.Module(await readFile(join(folder, 'schema_engine_bg.wasm')))
  const { exports } = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': { ...glue, ...patientTimers(glue) } as unknown as WebAssembly.ModuleImports })
  glue.__wbg_set_wasm(exports)
  const { __wbindgen_start: begin } = exports
  if (typeof begin === 'function') begin()
  return glue
}

/** The engine gives itself ten seconds to get its lock, and forgets the timer: it must not keep the process up. */
function patientTimers(glue: object): WebAssembly.ModuleImports {
  const names = Object.keys(glue).filter((name) => name.startsWith('__wbg_setTimeout_'))
  return Object.fromEntries(names.map((name) => [name, (then: () => void, ms: number) => setTimeout(then, ms >>> 0).unref()]))
}
