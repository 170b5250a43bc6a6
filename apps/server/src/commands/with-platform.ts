import { type Auth, createAuth } from '@recto/auth'
import type { Log, Platform } from '@recto/pipeline'
import { authOptions } from '../auth-options.ts'
import type { Config } from '../config.ts'
import { type Database, openPlatform, prepareTables, reachDatabase } from '../open-platform.ts'

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
export function withPlatform<Value>(
  config: Config,
  work: (parts: { readonly platform: Platform; readonly auth: Auth }) => Promise<Value>,
): Promise<Value> {
  return withDatabase(config, async (database) => {
    await prepareTables(database, quietLog)
    const platform = await openPlatform(database, config, quietLog)
    try {
      return await work({ platform, auth: createAuth(authOptions(config, { platform })) })
    } finally {
      platform.schemaCache.stop()
    }
  })
}
