import type { Log } from '@recto/pipeline'
import type { Database, OpenPlatform } from '@recto/platform'
import type { Config } from '../config.ts'
import { openConfiguredPlatform, reachDatabase } from '../open-configured-platform.ts'

/** The log of commands that print their own results: only warnings and errors. */
export const quietLog: Log = {
  debug: () => {},
  info: () => {},
  warn: (_facts, message) => void process.stderr.write(`${message}\n`),
  error: (_facts, message) => void process.stderr.write(`${message}\n`),
}

/** Runs `work` on the configured database and closes it. */
export async function withDatabase<Value>(config: Config, work: (database: Database) => Promise<Value>): Promise<Value> {
  const database = await reachDatabase(config.database)
  try {
    return await work(database)
  } finally {
    await database.connection.close()
  }
}

/** Runs `work` on a platform whose tables are up to date, and closes it. */
export async function withPlatform<Value>(config: Config, work: (opened: OpenPlatform) => Promise<Value>): Promise<Value> {
  const opened = await openConfiguredPlatform({ config, log: quietLog })
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}
