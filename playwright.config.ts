import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium } from './src/app/chromium.ts'

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

// Read once by the runner and again by each of its workers, who find here what the first reading chose.
process.env['RAWABIT_BROWSER_PORT'] ??= `${await freePort()}`
process.env['RAWABIT_BROWSER_DATA'] ??= mkdtempSync(join(tmpdir(), 'rawabit-browser-'))

const address = `http://127.0.0.1:${process.env['RAWABIT_BROWSER_PORT']}`
const executablePath = findChromium()

export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: address,
    locale: 'fr-FR',
    timezoneId: 'Africa/Casablanca',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  webServer: {
    command: `"${process.execPath}" --disable-warning=ExperimentalWarning src/app/main.ts start --port ${process.env['RAWABIT_BROWSER_PORT']}`,
    url: `${address}/readyz`,
    env: { RAWABIT_DATA: process.env['RAWABIT_BROWSER_DATA'], DATABASE_URL: '', RAWABIT_LOG: 'warn' },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    timeout: 180_000,
    stdout: 'pipe',
  },
})
