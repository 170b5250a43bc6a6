/** Work that only one instance may do at a time. */
export interface Locks {
  /**
   * Runs `work` while nobody else holds the lock; `null` without running it when somebody still does after `waitMs`.
   * The lock is lost after `ttlMs` even if the work goes on, so that a dead instance stops nobody for long.
   */
  hold<Value>(name: string, options: LockOptions, work: () => Promise<Value>): Promise<Value | null>
  /** Whether this instance is the first to claim that moment of a repeated job. Later moments may be claimed again. */
  claim(name: string, moment: Date): Promise<boolean>
}

export interface LockOptions {
  readonly ttlMs: number
  /** @default 0 */
  readonly waitMs?: number
}

/** How often a lock that is held is tried again. */
export const lockRetryMs = 50
