import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './root.server'

type Container = { path: string; content: string }

/** What we use of Prisma's schema engine in its WebAssembly form: no binary is fetched. */
type WasmEngine = {
  applyMigrations(input: unknown): Promise<{ appliedMigrationNames: string[] }>
  diff(input: unknown): Promise<{ stdout: string | null }>
}
type WasmModule = {
  SchemaEngine: { new: (options: unknown, log: (line: string) => void, adapter: unknown) => Promise<WasmEngine> }
  __wbg_set_wasm(exports: WebAssembly.Exports): void
}

const filters = { externalTables: [], externalEnums: [] }

/**
 * The adapter cuts a script at every semicolon, also inside a function or a comment. PostgreSQL runs a whole script
 * sent as one, in one transaction. What PostgreSQL said of a script that failed is kept: the engine has no words for it.
 */
class WholeScripts extends PrismaPg {
  failure: unknown
  private readonly open: { dispose(): Promise<void> }[] = []

  override async connect() {
    return this.whole(await super.connect())
  }

  override async connectToShadowDb() {
    return this.whole(await super.connectToShadowDb())
  }

  async close() {
    await Promise.all(this.open.splice(0).map((adapter) => adapter.dispose()))
  }

  private whole<Adapter extends Awaited<ReturnType<PrismaPg['connect']>>>(adapter: Adapter): Adapter {
    this.open.push(adapter)
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script).catch((error: unknown) => {
        this.failure = error
        throw error
      })
    }
    return adapter
  }
}

/** Opens Prisma's schema engine on a database that runs. It holds connections until it is closed. */
export async function openEngine(url: string) {
  const datamodels = await schemaFiles()
  const { SchemaEngine } = await loadEngine()
  const connections = new WholeScripts({ connectionString: url })
  const adapter = bindMigrationAwareSqlAdapterFactory(connections)
  const engine = await SchemaEngine.new({ datamodels: datamodels.map(({ path, content }) => [path, content]) }, () => undefined, adapter)
  return {
    /**
     * Applies those that the database does not have yet, in order.
     * @throws what PostgreSQL said of the script that failed
     */
    async apply(migrations: { name: string; script: string }[]): Promise<void> {
      const migrationsList = {
        baseDir: 'migrations',
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map(({ name, script }) => ({
          path: name,
          migrationFile: { path: `${name}/migration.sql`, content: { tag: 'ok', value: script } },
        })),
      }
      await engine.applyMigrations({ migrationsList, filters }).catch((error: unknown) => {
        throw connections.failure ?? error
      })
    },
    /** SQL from what the database is to what the schema files say. */
    async difference(): Promise<string> {
      const { stdout } = await engine.diff({
        from: { tag: 'schemaDatasource', files: datamodels, configDir: '.' },
        to: { tag: 'schemaDatamodel', files: datamodels },
        script: true, shadowDatabaseUrl: null, exitCode: null, filters,
      })
      return stdout ?? ''
    },
    close: () => connections.close(),
  }
}

async function schemaFiles(): Promise<Container[]> {
  const folder = join(projectRoot, 'prisma')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(names.map(async (name) => ({ path: `prisma/${name}`, content: await readFile(join(folder, name), 'utf8') })))
}

async function loadEngine(): Promise<WasmModule> {
  // The package exports only its factory for bundlers; the files that Node can load stand beside it.
  const folder = join(projectRoot, 'node_modules/@prisma/schema-engine-wasm')
  const glue = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'schema_engine_bg.js')).href)) as WasmModule
  const wasm = new WebAssembly.Module(await readFile(join(folder, 'schema_engine_bg.wasm')))
  const { exports } = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports })
  glue.__wbg_set_wasm(exports)
  const { __wbindgen_start: begin } = exports
  if (typeof begin === 'function') begin()
  return glue
}
