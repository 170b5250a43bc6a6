import QuickLRU from 'quick-lru'

/** A read this long holds up others noticeably; one this short does not, wherever it runs. */
const slowMs = 15
const quickMs = 5
/** Handing a read to a thread that waits for it costs the event loop a fifth of this. */
const worthwhileMs = 0.07
/** Runs after which a statement is known well enough. */
const runsMin = 50
/** What one run weighs in the mean of them all. */
const weight = 0.1
/** Statements remembered. */
const knownMax = 500

/** How long reads take, by their text. That they waited for their turn does not count. */
export interface StatementPace {
  /** Was slow the last times: it belongs where it holds up nobody. */
  isSlow(text: string): boolean
  /** Comes often, and is long enough that a thread beside the event loop is of use. */
  isWorthThread(text: string): boolean
  note(text: string, tookMs: number): void
}

interface Known {
  readonly isSelect: boolean
  isSlow: boolean
  meanMs: number
  runs: number
}

export function createStatementPace(): StatementPace {
  const all = new QuickLRU<string, Known>({ maxSize: knownMax })
  return {
    isSlow: (text) => all.get(text)?.isSlow ?? false,
    isWorthThread(text) {
      const known = all.get(text)
      return known?.isSelect === true && known.runs >= runsMin && known.meanMs >= worthwhileMs
    },
    note(text, tookMs) {
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
