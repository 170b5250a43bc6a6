import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { add, nothing, readPlaywrightReport, readVitestReport, summary } from './test-results.mjs'
import { ensureBuilt, ensureInstalled, pnpm, requireNode, root, run, say } from './workspace.mjs'

requireNode()
await ensureInstalled()

const filters = process.argv.slice(2)
const reports = mkdtempSync(join(tmpdir(), 'recto-reports-'))
const chromium = findChromium()
const stories = storiesPlan()

announceDatabases()
say(stories.reason ? `browser stories: skipped, ${stories.reason}` : `browser stories: run in ${chromium}`)

const unit = await runVitest()
const browser = stories.reason ? nothing : await runStories()
rmSync(reports, { recursive: true, force: true })

const total = add(unit, browser)
process.stdout.write(`${summary(total)}\n`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

function storiesPlan() {
  if (filters.length > 0) return { reason: 'only some tests were asked for' }
  if (!existsSync(join(root, 'e2e', 'playwright.config.ts'))) return { reason: 'there are none' }
  return chromium ? { reason: null } : { reason: 'no Chromium found (CHROMIUM_PATH says where one is)' }
}

function announceDatabases() {
  const args = ['--import', 'tsx', '--conditions=@recto/source', 'packages/testing/src/print-servers.ts']
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}

async function runVitest() {
  const report = join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...filters])
  return readVitestReport(report, code)
}

async function runStories() {
  await ensureBuilt()
  const report = join(reports, 'playwright.json')
  Object.assign(process.env, { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  const code = await pnpm(['--dir', 'e2e', 'exec', 'playwright', 'test', '--reporter=line,json'])
  return readPlaywrightReport(report, code)
}
