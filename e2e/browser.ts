import type { LaunchOptions } from '@playwright/test'
import { chromium } from '@playwright/test'
import { existsSync } from 'node:fs'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** A browser: Playwright's own or the system's where there is one, else the one inside an npm package. */
export async function browserOptions(): Promise<LaunchOptions> {
  const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  if (existsSync(chromium.executablePath())) return { args }
  const system = installed.find((path) => existsSync(path))
  if (system) return { executablePath: system, args }
  // The package unpacks its libraries only where it believes itself in a cloud function.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x'
  const { default: packed } = await import('@sparticuz/chromium')
  // One process for all ends with the first page that is closed.
  const flags = packed.args.filter((flag) => flag !== '--single-process' && flag !== '--no-zygote')
  return { executablePath: await packed.executablePath(), args: [...flags, ...args] }
}
