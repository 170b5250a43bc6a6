import { isRequestError } from '@recto/sdk'
import { hasSession, isSignedOut } from './session.ts'
import { markSessionExpired } from './session-expiry.ts'

/** Whether a failure means that the session ended; then the password is asked for over the page. */
export async function noticeExpiry(error: unknown): Promise<boolean> {
  // Without a session the server says "forbidden" as it would to anyone: ask it who we are.
  const isForbidden = isRequestError(error, 'FORBIDDEN')
  const isExpired = isSignedOut(error) || (isForbidden && !(await hasSession()))
  if (isExpired) markSessionExpired(true)
  return isExpired
}
