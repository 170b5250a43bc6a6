import QuickLRU from 'quick-lru'

/** A read of `slowMs` blocks the event loop noticeably; one below `quickMs` does not. */
const slowMs = 15
const quickMs = 5
/** Shorter reads are not worth handing to a worker, which costs the event loop a fifth of this. */
const worthwhileMs = 0.07
/** Runs after which the mean is meaningful. */
const runsMin = 50
/** Weight of one run in the moving average. */
const weight = 0.1
/** Statements whose timings are kept. */
const knownMax = 500

/** How long statements take, by their text, without the time they waited for a session. */
export interface StatementTimings {
  /** The last runs were slow: it is to run off the event loop. */
  isSlow(text: string): boolean
  /** It ran before. */
  isKnown(text: string): boolean
  /** It runs often, and long enough that the read worker saves time. */
  isFrequent(text: string): boolean
  record(text: string, tookMs: number): void
}

interface Known {
  readonly isSelect: boolean
  isSlow: boolean
  meanMs: number
  runs: number
}

export function createStatementTimings(): StatementTimings {
  const all = new QuickLRU<string, Known>({ maxSize: knownMax })
  return {
    isSlow: (text) => all.get(text)?.isSlow ?? false,
    isKnown: (text) => all.has(text),
    isFrequent(text) {
      const known = all.get(text)
      return known?.isSelect === true && known.runs >= runsMin && known.meanMs >= worthwhileMs
    },
    record(text, tookMs) {
      const known = all.get(text)
      if (known === undefined) {
        const isSelect = /^\s*SELECT\b/i.test(text)
        all.set(text, { isSelect, isSlow: isSelect && tookMs >= slowMs, meanMs: tookMs, runs: 1 })
        return
      }
      known.runs += 1
      known.meanMs += weight * (tookMs - known.meanMs)
      if (tookMs < quickMs) known.isSlow = false
      else if (tookMs >= slowMs) known.isSlow = known.isSelect
    },
  }
}
