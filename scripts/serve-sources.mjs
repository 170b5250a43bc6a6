import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { main } from '../apps/server/src/main.ts'
import { loadBookshop } from '../packages/testing/src/index.ts'
import { root } from './workspace.mjs'

// Run by `npm run dev` through tsx. Without a database in the environment it serves a bookshop in an SQLite file.
if (!Object.keys(process.env).some((name) => name.startsWith('DB_'))) {
  const filename = join(root, 'data', 'bookshop.db')
  mkdirSync(join(root, 'data'), { recursive: true })
  if (!existsSync(filename)) await loadBookshop({ name: 'sqlite', config: { filename } })
  Object.assign(process.env, { DB_CLIENT: 'sqlite3', DB_FILENAME: filename })
}
await main(['start', ...process.argv.slice(2)])
