import { isRequestError } from '@recto/sdk'

/** Failures of signing in and setting up that have words of their own. */
export type AccountProblem = 'INVALID_CREDENTIALS' | 'INVALID_OTP' | 'USER_SUSPENDED' | 'REQUESTS_EXCEEDED' | 'NETWORK'

const known = new Set<string>(['INVALID_CREDENTIALS', 'INVALID_OTP', 'USER_SUSPENDED', 'REQUESTS_EXCEEDED', 'NETWORK'])

/** The known problem a failure is, or `null`. */
export function accountProblem(error: unknown): AccountProblem | null {
  return isRequestError(error) && known.has(error.code) ? (error.code as AccountProblem) : null
}

/** Whether text looks like an email address; the server decides. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text)
}
