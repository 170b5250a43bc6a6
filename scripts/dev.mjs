import { join } from 'node:path'
import { ensureInstalled, pnpm, requireNode, root, run, say } from './workspace.mjs'

// Server and studio from their sources, both following changes; nothing has to be built.
requireNode()
await ensureInstalled()

say('server on http://localhost:8055, studio on http://localhost:8056/admin')
const source = ['--conditions=@recto/source', '--import', 'tsx', join(root, 'scripts/serve-sources.mjs')]
await Promise.race([run(process.execPath, ['--watch', ...source, ...process.argv.slice(2)]), pnpm(['--dir', 'apps/studio', 'run', 'dev'])])
process.exit(1)
