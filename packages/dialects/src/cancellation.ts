import { setTimeout as delay } from 'node:timers/promises'
import { RectoError } from '@recto/errors'
import type { RunOptions } from './connection.ts'

/** Asks the server, over a connection of its own, to end what a session is doing. */
export type CancelSession = () => Promise<void>

/**
 * Runs `work` and has it ended on the server when its caller goes away. The cancelling reaches the session at some time
 * after it was asked for, so a session whose caller went away must not be used again, see {@link isGone}.
 * @throws {RectoError} SERVICE_UNAVAILABLE when the caller is gone, whatever came of the work
 */
export async function cancellable<Value>(work: () => Promise<Value>, cancel: CancelSession, options?: RunOptions): Promise<Value> {
  const signal = options?.signal
  if (signal === undefined) return await work()
  if (signal.aborted) throw callerGone()
  const state: { isSettled: boolean; cancelling: Promise<void> | null } = { isSettled: false, cancelling: null }
  const onAbort = (): void => void cancelUntilSettled(cancel, state)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    const value = await work()
    if (isGone(options)) throw callerGone()
    return value
  } finally {
    state.isSettled = true
    signal.removeEventListener('abort', onAbort)
    await state.cancelling
  }
}

/** A server forgets a cancelling that arrives before the statement does, so it is asked for again until something came of it. */
export async function cancelUntilSettled(
  cancel: CancelSession,
  state: { readonly isSettled: boolean; cancelling: Promise<void> | null },
): Promise<void> {
  for (let pauseMs = 50; !state.isSettled; pauseMs = Math.min(pauseMs * 2, 5000)) {
    // The statement may have ended by itself, or the server be out of reach: there is nobody left to be told.
    state.cancelling = cancel().catch(() => undefined)
    await state.cancelling
    if (!state.isSettled) await delay(pauseMs, undefined, { ref: false })
  }
}

/** Whether the caller of a statement went away. */
export function isGone(options: RunOptions | undefined): boolean {
  return options?.signal?.aborted === true
}

/** What a statement whose caller went away ends with; nobody reads it. */
export function callerGone(): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: 'The caller went away' } })
}
