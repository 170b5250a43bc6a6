import { setTimeout as delay } from 'node:timers/promises'
import { RectoError } from '@recto/errors'
import type { RunOptions } from '../connection.ts'

/** Asks the server, over a connection of its own, to end what a session is doing. */
export type CancelSession = () => Promise<void>

/**
 * Runs `work` and cancels it on the server when the signal aborts. The cancel request reaches the session some time later,
 * so a session whose statement was aborted must not be used again, see {@link isAborted}.
 * @throws {RectoError} SERVICE_UNAVAILABLE when the signal aborted, whether or not the work succeeded
 */
export async function cancellable<Value>(work: () => Promise<Value>, cancel: CancelSession, options?: RunOptions): Promise<Value> {
  const signal = options?.signal
  if (signal === undefined) return await work()
  if (signal.aborted) throw abortedError()
  const state: { isSettled: boolean; cancelling: Promise<void> | null } = { isSettled: false, cancelling: null }
  const onAbort = (): void => void cancelUntilSettled(cancel, state)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    const value = await work()
    if (isAborted(options)) throw abortedError()
    return value
  } finally {
    state.isSettled = true
    signal.removeEventListener('abort', onAbort)
    await state.cancelling
  }
}

/** A cancel request that arrives before the statement has no effect, so it is repeated until the statement has settled. */
export async function cancelUntilSettled(
  cancel: CancelSession,
  state: { readonly isSettled: boolean; cancelling: Promise<void> | null },
): Promise<void> {
  for (let pauseMs = 50; !state.isSettled; pauseMs = Math.min(pauseMs * 2, 5000)) {
    // A failure is ignored: the statement may have ended by itself, or the server may be unreachable.
    state.cancelling = cancel().catch(() => undefined)
    await state.cancelling
    if (!state.isSettled) await delay(pauseMs, undefined, { ref: false })
  }
}

/** Whether the statement was aborted. */
export function isAborted(options: RunOptions | undefined): boolean {
  return options?.signal?.aborted === true
}

/** The error an aborted statement ends with. */
export function abortedError(): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: 'The request was aborted' } })
}
