import type { Database } from 'better-sqlite3'
import { editTable, type TableEdit } from '../table-definition/edit-table.ts'

/** Functions SQLite lacks. They depend on nothing but their arguments. `openScratch` gives an empty database in memory. */
export function registerFunctions(database: Database, openScratch: () => Database): void {
  const define = (name: string, run: (...values: unknown[]) => unknown): void => {
    database.function(name, { deterministic: true }, run)
  }
  define('recto_fold', (value) => (typeof value === 'string' ? value.toLowerCase() : value))
  define('recto_base64', (value) =>
    value === null ? null : Buffer.from(Buffer.isBuffer(value) ? value : String(value)).toString('base64'),
  )
  define('recto_bytes', (value) => (typeof value === 'string' ? Buffer.from(value, 'base64') : value))
  define('recto_refuse', (reason) => {
    throw new Error(`recto: ${String(reason)}`)
  })
  define('recto_edit_table', (text, edit) => {
    const scratch = openScratch()
    try {
      return editTable(String(text), JSON.parse(String(edit)) as TableEdit, scratch)
    } finally {
      scratch.close()
    }
  })
}
