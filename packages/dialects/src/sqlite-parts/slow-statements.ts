/** A read this long holds up others noticeably; one this short does not, wherever it runs. */
const slowMs = 15
const quickMs = 5
/** Statements remembered. */
const knownMax = 500

/** Whether a read took so long that it is worth noting. */
export function isNoticeable(tookMs: number): boolean {
  return tookMs >= slowMs
}

/** Which reads turned out to be slow, by their text. */
export interface SlowStatements {
  has(text: string): boolean
  /** Notes how long a read took, without waiting for its turn: slow ones are remembered, and forgotten when they became quick. */
  note(text: string, tookMs: number): void
}

export function createSlowStatements(): SlowStatements {
  const slow = new Set<string>()
  return {
    has: (text) => slow.has(text),
    note(text, tookMs) {
      if (tookMs < quickMs) slow.delete(text)
      if (tookMs < slowMs) return
      slow.add(text)
      const [oldest] = slow
      if (slow.size > knownMax && oldest !== undefined) slow.delete(oldest)
    },
  }
}
