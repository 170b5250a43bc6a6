/** Work that only one instance may do at a time. */
export interface Locks {
  /**
   * Runs `work` while holding a lock. Returns `null` without running it when the lock is still held elsewhere after `waitMs`.
   * The lock expires after `ttlMs` even if the work goes on, so that a crashed instance does not block others for long.
   */
  hold<Value>(name: string, options: LockOptions, work: () => Promise<Value>): Promise<Value | null>
  /** Claims a run of a schedule. `true` on the first instance that claims this or a later moment; `false` on all others. */
  claim(name: string, moment: Date): Promise<boolean>
}

export interface LockOptions {
  readonly ttlMs: number
  /** @default 0 */
  readonly waitMs?: number
}

/** How often a lock that is held is tried again. */
export const lockRetryMs = 50
