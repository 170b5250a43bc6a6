import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, requireNode, root, say } from './workspace.mjs'

requireNode()
await ensureInstalled()
await ensureBuilt()

say('starting the server')
const server = spawn(process.execPath, [join(root, 'apps/server/bin/recto.js'), 'start', ...process.argv.slice(2)], { stdio: 'inherit' })

// A terminal's Ctrl-C reaches the server by itself; a supervisor signals only this process.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
