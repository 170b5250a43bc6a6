import { prepareQuery, type SystemDatabase, type SystemDatabaseSource } from '@recto/system'
import type { ExpressionBuilder, ExpressionWrapper, Kysely, SqlBool } from 'kysely'
import { isSameEmail } from './email-address.ts'

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

const loginColumns = [
  'id',
  'email',
  'password',
  'status',
  'role',
  'provider',
  'tfa_secret as tfaSecret',
  'recovery_codes as recoveryCodes',
] as const

const userById = prepareQuery<{ id: string }>()('find user by id', (recto, parameter) =>
  recto.selectFrom('recto_users').select(loginColumns).where('id', '=', parameter('id')),
)

/** The user with a key. */
export async function findUser(source: SystemDatabaseSource, id: string): Promise<LoginUser | null> {
  const [row] = await userById(source, { id })
  return row === undefined ? null : toUser(row)
}

/** The user with a key, if they may log in. */
export async function findActiveUser(source: SystemDatabaseSource, id: string): Promise<LoginUser | null> {
  const user = await findUser(source, id)
  return user?.status === 'active' ? user : null
}

const userByToken = prepareQuery<{ token: string }>()('find user by token', (recto, parameter) =>
  recto.selectFrom('recto_users').select(['id', 'role', 'token']).where('token', '=', parameter('token')).where('status', '=', 'active'),
)

/** The active user with a static token. */
export async function findTokenOwner(source: SystemDatabaseSource, token: string): Promise<Pick<LoginUser, 'id' | 'role'> | null> {
  const isPossible = token !== '' && token.length <= 255 && !token.includes('\0')
  const rows = isPossible ? await userByToken(source, { token }) : []
  // Some engines compare text without regard to case, which tokens must not be.
  return rows.find((row) => row.token === token) ?? null
}

/** The user with an e-mail address, without regard to case. */
export async function findUserByEmail(recto: Kysely<SystemDatabase>, email: string): Promise<LoginUser | null> {
  const rows = await recto.selectFrom('recto_users').select(loginColumns).where(hasEmail(email)).execute()
  // Some engines compare without regard to accents, which would confuse the owners of two addresses.
  const row = rows.find((candidate) => isSameEmail(String(candidate.email), email))
  return row === undefined ? null : toUser(row)
}

/** The condition that a user has an e-mail address, whatever the case of its letters. */
export function hasEmail(
  email: string,
): (builder: ExpressionBuilder<SystemDatabase, 'recto_users'>) => ExpressionWrapper<SystemDatabase, 'recto_users', SqlBool> {
  return (builder) => builder(builder.fn<string>('lower', ['email']), '=', builder.fn<string>('lower', [builder.val(email)]))
}

function toUser<Row extends Omit<LoginUser, 'recoveryCodes'>>(row: Row & { readonly recoveryCodes: unknown }): LoginUser {
  return { ...row, recoveryCodes: Array.isArray(row.recoveryCodes) ? row.recoveryCodes.map(String) : [] }
}
