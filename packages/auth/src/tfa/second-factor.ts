import type { AuthContext } from '../auth-context.ts'
import type { User } from '../store.ts'
import { isTotp } from '../totp.ts'
import { useRecoveryCode } from './recovery-codes.ts'

/** Whether a code is the second factor of a user: that of their authenticator, or a recovery code, which then is used up. */
export async function isSecondFactor(user: User, code: string, context: AuthContext): Promise<boolean> {
  if (user.tfaSecret === null || isTotp(user.tfaSecret, code, context.platform.now())) return true
  return useRecoveryCode(user.id, code, context)
}
