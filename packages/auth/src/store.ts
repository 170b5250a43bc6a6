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

/** The tables accounts are made of. */
export interface Store {
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

/** The tables, each looked up when it is first needed: the schema they are read from may change under a running server. */
export function storeOf(source: SystemTableSource): Store {
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

/** Runs `work` in one transaction over the tables. @throws {RectoError} what the database refused, in its terms */
export async function inTransaction<Value>(platform: Platform, work: (store: Store) => Promise<Value>): Promise<Value> {
  const { dialect, schemaCache } = platform
  try {
    return await platform.connection.transaction((connection) => work(storeOf({ dialect, schemaCache, connection })))
  } catch (error) {
    // Only outside the transaction, which must see a deadlock for what it is to try again.
    throw dialect.toRectoError(error) ?? error
  }
}

/** A user as far as logging in is concerned. */
export interface User {
  readonly id: string
  readonly email: string | null
  readonly password: string | null
  readonly status: string
  readonly role: string | null
  readonly provider: string
  readonly tfaSecret: string | null
  /** Hashes of the recovery codes that were not used yet. */
  readonly recoveryCodes: readonly string[]
}

/** The one user of whom all this holds. */
export async function findUser(store: Store, matches: Readonly<Record<string, Match>>): Promise<User | null> {
  const [row] = await store.users.find(matches, 1)
  return row === undefined ? null : toUser(row)
}

/** The user of an e-mail address, whatever the case of its letters. */
export async function findUserByEmail(store: Store, email: string): Promise<User | null> {
  // Some engines take `é` for `e`; whoever owns one address must not be taken for the owner of another.
  const rows = await store.users.find({ email: { ignoringCase: email } })
  const row = rows.find((candidate) => isSameEmail(String(candidate['email']), email))
  return row === undefined ? null : toUser(row)
}

function toUser(row: StoredRow): User {
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

export function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
