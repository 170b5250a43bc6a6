import { findChromium } from './chromium.mjs'
import { ensureBuilt, ensureInstalled, pnpm, requireNode, say } from './workspace.mjs'

requireNode()
await ensureInstalled()
await ensureBuilt()

const chromium = findChromium()
if (!chromium) {
  say('no Chromium found; CHROMIUM_PATH says where one is')
  process.exit(1)
}
Object.assign(process.env, { CHROMIUM_PATH: chromium })
process.exit(await pnpm(['--dir', 'e2e', 'exec', 'playwright', 'test', ...process.argv.slice(2)]))
