import type { Limiter } from '@recto/bus'
import { RectoError } from '@recto/errors'

/** Counts one more time. @throws {RectoError} REQUESTS_EXCEEDED when it was one too many */
export async function demandTurn(limiter: Limiter | null, key: string): Promise<void> {
  if (limiter === null) return
  const { isAllowed, resetsAt } = await limiter.take(key)
  if (!isAllowed) throw new RectoError('REQUESTS_EXCEEDED', { extensions: { limit: limiter.points, reset: resetsAt.toISOString() } })
}
