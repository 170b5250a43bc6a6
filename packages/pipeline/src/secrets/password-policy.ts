import { validationError } from '@recto/errors'
import { type SystemDatabaseSource, systemDatabase } from '@recto/system'
import { compilePattern } from '../patterns/compile-pattern.ts'
import { matchesPattern } from '../patterns/matches-pattern.ts'

/** The longest text that is hashed; longer ones would only keep the machine busy. */
const lengthMax = 4096

/** @throws {RectoError} FAILED_VALIDATION when a password is not as the project wants passwords. The answer does not repeat it. */
export async function checkPasswordPolicy(password: unknown, source: SystemDatabaseSource): Promise<void> {
  const settings = await systemDatabase(source).selectFrom('recto_settings').select('auth_password_policy').executeTakeFirst()
  const pattern = settings?.auth_password_policy ?? null
  const isText = typeof password === 'string' && password !== '' && password.length <= lengthMax && !password.includes('\0')
  if (isText && (pattern === null || matchesPattern(password, withoutSlashes(pattern)))) return
  throw validationError([{ field: 'password', path: [], type: 'regex', invalid: undefined }])
}

/** Whether a text can be a policy: a pattern, with or without slashes around it. Nothing at all is one that takes everything. */
export function isPasswordPolicy(text: unknown): boolean {
  if (typeof text !== 'string') return false
  try {
    compilePattern(withoutSlashes(text))
    return true
  } catch {
    return false
  }
}

/** A policy has no flags. */
function withoutSlashes(pattern: string): string {
  return /^\/(.*)\/$/s.exec(pattern)?.[1] ?? pattern
}
