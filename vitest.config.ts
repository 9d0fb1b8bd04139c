import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  test: {
    include: ['app/**/*.test.{ts,tsx}', 'prisma/**/*.test.ts'],
    globalSetup: ['app/db/testing-setup.ts'],
    pool: 'forks',
    // Files share a process, and with it what takes longest to load; what one sets is taken back before the next.
    poolOptions: { forks: { maxForks: 2, isolate: false } },
    setupFiles: ['app/db/testing-files.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { NODE_ENV: 'test', LOG_LEVEL: 'silent', TZ: 'America/New_York', SECRET: 'a secret for tests only, forty characters' },
  },
})
