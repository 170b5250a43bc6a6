import { createContext, Script } from 'node:vm'
import { validationError } from '@recto/errors'
import { type SystemDatabaseSource, systemDatabase } from '@recto/system'

/** The longest text that is hashed; longer ones would only keep the machine busy. */
const lengthMax = 4096

/**
 * A pattern may take exponential time, and would stop every other request as long. The clock also runs while a busy machine
 * does other things, and a good password must not be refused for that.
 */
const timeoutMs = 1000

const script = new Script('new RegExp(pattern).test(subject)')

/** @throws {RectoError} FAILED_VALIDATION when a password is not as the project wants passwords. The answer does not repeat it. */
export async function checkPasswordPolicy(password: unknown, source: SystemDatabaseSource): Promise<void> {
  const settings = await systemDatabase(source).selectFrom('recto_settings').select('auth_password_policy').executeTakeFirst()
  const pattern = settings?.auth_password_policy ?? null
  const isText = typeof password === 'string' && password !== '' && password.length <= lengthMax && !password.includes('\0')
  if (isText && (pattern === null || matches(pattern, password))) return
  throw validationError([{ field: 'password', path: [], type: 'regex', invalid: undefined }])
}

/** Whether a text can be a policy: an expression, with or without slashes around it. Nothing at all is one that takes everything. */
export function isPasswordPolicy(text: unknown): boolean {
  if (typeof text !== 'string') return false
  try {
    return new RegExp(withoutSlashes(text)) instanceof RegExp
  } catch {
    return false
  }
}

/** An expression that is none refuses every password, which is noticed. */
function matches(pattern: string, subject: string): boolean {
  const plain = withoutSlashes(pattern)
  if (plain === '') return true
  try {
    return script.runInContext(createContext({ pattern: plain, subject }), { timeout: timeoutMs }) === true
  } catch {
    return false
  }
}

function withoutSlashes(pattern: string): string {
  return /^\/(.*)\/$/s.exec(pattern)?.[1] ?? pattern
}
