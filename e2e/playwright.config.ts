import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { findServers } from '@recto/testing'
import type { StoryOptions } from './fixtures/story.ts'

const executablePath = process.env['CHROMIUM_PATH'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const { running } = await findServers(process.env)
const databases = running.filter((server) => server.name === 'sqlite' || server.name === 'postgres')

// Stories that fill their SQLite file themselves.
const fileStories = ['**/long-list.spec.ts', '**/large-library.spec.ts']

// One project per engine that is there. The stories need a built studio: `npm run build`.
export default defineConfig<StoryOptions, object>({
  testDir: 'stories',
  outputDir: 'test-results',
  forbidOnly: process.env['CI'] !== undefined,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'line',
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: { args: [...quiet, '--disable-component-update', '--disable-sync'], ...(executablePath && { executablePath }) },
  },
  projects: databases.map((server) => ({
    name: server.name,
    use: { server },
    ...(server.name !== 'sqlite' && { testIgnore: fileStories }),
  })),
})
