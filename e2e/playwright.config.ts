import { defineConfig } from '@playwright/test'
import { browserOptions } from './browser'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './house.ts',
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: { locale: 'fr-FR', timezoneId: 'Europe/Paris', actionTimeout: 10_000, screenshot: 'only-on-failure', launchOptions: await browserOptions(), baseURL: process.env.HOUSE_URL },
})
