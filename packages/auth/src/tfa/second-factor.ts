import type { AuthContext } from '../auth-context.ts'
import type { LoginUser } from '../users/find-user.ts'
import { useRecoveryCode } from './recovery-codes.ts'
import { isTotp } from './totp.ts'

/** Whether a code is valid as a user's second factor: a code of their authenticator, or a recovery code, which is used up by it. */
export async function isSecondFactor(user: LoginUser, code: string, context: AuthContext): Promise<boolean> {
  if (user.tfaSecret === null || isTotp(user.tfaSecret, code, context.platform.now())) return true
  return useRecoveryCode(user.id, code, context)
}

/** As {@link isSecondFactor}, for logins, where a code of an authenticator works once (RFC 6238, section 5.2). */
export async function isUnusedSecondFactor(user: LoginUser, code: string, context: AuthContext): Promise<boolean> {
  if (!(await isSecondFactor(user, code, context))) return false
  if (user.tfaSecret === null || context.limiters.code === null) return true
  return (await context.limiters.code.consume(`${user.id}|${code}`)).isAllowed
}
