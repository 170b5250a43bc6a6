import { RectoError, validationError } from '@recto/errors'
import type { CollectionHookContext } from '@recto/pipeline'
import { lockRows, systemDatabase } from '@recto/system'
import { hasEmail, type LoginUser } from '../users/find-user.ts'

/** An address as RFC 5321 would take it, without quoting and comments. */
const emailShape = /^[^\s@"<>()[\]\\,;:]{1,64}@[^\s@"<>()[\]\\,;:.]+(?:\.[^\s@"<>()[\]\\,;:.]+)*\.[^\s@"<>()[\]\\,;:.]{2,}$/

/** @throws {RectoError} FAILED_VALIDATION when the value is no e-mail address; none at all is fine */
export function checkEmailShape(value: unknown): void {
  if (value === null || value === undefined || isEmailShape(value)) return
  throw validationError([{ field: 'email', path: [], type: 'email' }])
}

/** Whether a value could be an e-mail address. */
export function isEmailShape(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 254 && emailShape.test(value)
}

/**
 * Checks that nobody else has an address, whatever the case of its letters.
 * @throws {RectoError} RECORD_NOT_UNIQUE
 */
export async function checkEmailsFree(emails: readonly string[], own: string | null, scope: CollectionHookContext): Promise<void> {
  const folded = emails.map((email) => email.toLowerCase())
  const twice = folded.find((email, index) => folded.indexOf(email) !== index)
  if (twice !== undefined) throw emailTaken(twice)
  for (const email of emails) {
    for (const spelling of spellings(email)) {
      if ((await usersWithEmail(spelling, scope)).some(({ id }) => id !== own)) throw emailTaken(email)
    }
  }
  for (const email of folded) scope.beforeCommit(`email ${email}`, () => assertSingle(email, scope))
}

/**
 * Two writes at the same time do not see each other's rows, and the database tells addresses apart by the case of their letters.
 * The one row of the settings lets them look one after the other, for the moment before the commit only.
 */
async function assertSingle(email: string, scope: CollectionHookContext): Promise<void> {
  const { platform } = scope.context
  await systemDatabase(platform).selectFrom('recto_settings').select('id').$call(lockRows(platform.dialect)).execute()
  const owners = new Set<string>()
  for (const spelling of spellings(email)) {
    for (const user of await usersWithEmail(spelling, scope)) if (user.email?.toLowerCase() === email) owners.add(user.id)
  }
  if (owners.size > 1) throw emailTaken(email)
}

type EmailOwner = Pick<LoginUser, 'id' | 'email'>

async function usersWithEmail(email: string, { context }: CollectionHookContext): Promise<readonly EmailOwner[]> {
  return await systemDatabase(context.platform).selectFrom('recto_users').select(['id', 'email']).where(hasEmail(email)).execute()
}

/** Some engines fold the case of plain letters only (SQLite, "Core functions": lower), so others are also tried as the other case. */
function spellings(email: string): readonly string[] {
  return /^[\x20-\x7e]*$/.test(email) ? [email] : [...new Set([email, email.toLowerCase(), email.toUpperCase()])]
}

export function emailTaken(email: string): RectoError {
  return new RectoError('RECORD_NOT_UNIQUE', {
    extensions: { collection: 'directus_users', field: 'email', value: `[${email.toLowerCase()}]` },
  })
}
