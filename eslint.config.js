import importX from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Folders of app/ and what each may import: routes → domains → ui, db. DESIGN: docs/architecture.md. */
const ground = ['ui', 'db', 'access', 'messages', 'outbound']
const mayImport = {
  ui: [],
  db: ['ui'],
  outbound: [],
  messages: ['access', 'ui', 'db'],
  access: ['messages', 'ui', 'db'],
  programmes: [...ground],
  directory: [...ground],
  activities: [...ground, 'programmes', 'directory'],
  shows: [...ground, 'programmes', 'directory'],
  signups: [...ground, 'programmes', 'directory', 'activities'],
  requests: [...ground, 'programmes', 'directory', 'activities', 'signups'],
  proposals: [...ground, 'programmes', 'directory', 'activities', 'signups'],
  label: [...ground, 'programmes', 'activities', 'signups'],
  matching: [...ground, 'programmes', 'directory', 'activities', 'signups', 'requests'],
  papers: [...ground, 'programmes', 'directory', 'activities', 'signups'],
  arrivals: [...ground, 'programmes', 'directory', 'activities', 'signups'],
  calendar: [...ground, 'programmes', 'directory', 'activities', 'shows', 'signups'],
  lists: [...ground, 'programmes', 'directory', 'activities', 'shows', 'signups'],
  desk: [...ground, 'programmes', 'directory', 'activities', 'shows', 'signups', 'proposals', 'requests', 'label', 'papers'],
  api: [...ground, 'programmes', 'directory', 'activities', 'shows', 'signups', 'lists'],
  reports: [...ground, 'programmes', 'directory', 'activities', 'shows', 'signups'],
}
const folders = [...Object.keys(mayImport), 'routes']
const zones = Object.entries(mayImport).flatMap(([folder, allowed]) =>
  folders
    .filter((other) => other !== folder && !allowed.includes(other))
    .map((other) => ({
      target: `./app/${folder}`,
      from: `./app/${other}`,
      message: `app/${folder} may not import app/${other}: imports run one way.`,
    })),
)

export default tseslint.config(
  { ignores: ['build/**', 'node_modules/**', 'app/db/generated/**', 'test-results/**', '**/*.tmp.ts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    settings: { 'import-x/resolver': { typescript: { project: './tsconfig.json' } } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An import of nothing but types would stay in the browser's bundle as an import for its effects.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['app/**/*.test.{ts,tsx}', 'app/db/builders.server.ts', 'app/db/testing*.ts', 'e2e/**', 'bench/**', 'prisma/**', 'app/db/new-migration.ts', 'app/db/generate.ts'], rules: { 'import-x/no-restricted-paths': 'off', 'no-console': 'off', 'react-hooks/rules-of-hooks': 'off' } },
)
