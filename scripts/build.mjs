import { ensureBuilt, ensureInstalled, requireNode, say } from './workspace.mjs'

requireNode()
await ensureInstalled()
await ensureBuilt()
say('built: node_modules/.bin/recto --help')
