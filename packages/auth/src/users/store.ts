import {
  type Match,
  type NewActivity,
  type Platform,
  recordActivity,
  type StoredRow,
  type SystemTable,
  type SystemTableSource,
  systemTable,
} from '@recto/pipeline'
import { isSameEmail } from './email-address.ts'

/** The system tables that accounts are stored in. */
export interface AuthTables {
  readonly users: SystemTable
  readonly sessions: SystemTable
  readonly settings: SystemTable
  readonly shares: SystemTable
  readonly roles: SystemTable
  readonly policies: SystemTable
  readonly access: SystemTable
  /** Writes one row of the activity log. */
  record(activity: NewActivity): Promise<void>
}

/** The tables of a platform or transaction. Each is looked up when it is used, since the schema may change while the server runs. */
export function authTables(source: SystemTableSource): AuthTables {
  const table = (name: string): SystemTable => systemTable(source, `directus_${name}`)
  return {
    get users() {
      return table('users')
    },
    get sessions() {
      return table('sessions')
    },
    get settings() {
      return table('settings')
    },
    get shares() {
      return table('shares')
    },
    get roles() {
      return table('roles')
    },
    get policies() {
      return table('policies')
    },
    get access() {
      return table('access')
    },
    record: (activity) => recordActivity(source, activity),
  }
}

/** Runs `work` in a transaction. @throws {RectoError} when the database rejects a statement */
export async function inTransaction<Value>(platform: Platform, work: (tables: AuthTables) => Promise<Value>): Promise<Value> {
  const { dialect, schemaCache } = platform
  try {
    return await platform.connection.transaction((connection) => work(authTables({ dialect, schemaCache, connection })))
  } catch (error) {
    // Translated out here, since the transaction retries deadlocks by the original error.
    throw dialect.toRectoError(error) ?? error
  }
}

/** The columns of a user that logging in needs. */
export interface LoginUser {
  readonly id: string
  readonly email: string | null
  readonly password: string | null
  readonly status: string
  readonly role: string | null
  readonly provider: string
  readonly tfaSecret: string | null
  /** Hashes of the unused recovery codes. */
  readonly recoveryCodes: readonly string[]
}

/** The first user that matches. */
export async function findUser(tables: AuthTables, matches: Readonly<Record<string, Match>>): Promise<LoginUser | null> {
  const [row] = await tables.users.find(matches, 1)
  return row === undefined ? null : toUser(row)
}

/** The user with an e-mail address, without regard to case. */
export async function findUserByEmail(tables: AuthTables, email: string): Promise<LoginUser | null> {
  // Some engines compare without regard to accents, which would confuse the owners of two addresses.
  const rows = await tables.users.find({ email: { ignoringCase: email } })
  const row = rows.find((candidate) => isSameEmail(String(candidate['email']), email))
  return row === undefined ? null : toUser(row)
}

function toUser(row: StoredRow): LoginUser {
  return {
    id: String(row['id']),
    email: textOrNull(row['email']),
    password: textOrNull(row['password']),
    status: String(row['status']),
    role: textOrNull(row['role']),
    provider: String(row['provider']),
    tfaSecret: textOrNull(row['tfa_secret']),
    recoveryCodes: Array.isArray(row['recovery_codes']) ? row['recovery_codes'].map(String) : [],
  }
}

/** A column's value as text. */
export function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
