import QuickLRU from 'quick-lru'

/** Statements whose timings are kept. */
const knownMax = 2000
/** A statement that always takes less is cheap, however busy the server is. */
const cheapMs = 2
/** On a busy machine all take longer; what takes more than this is not cheap even then. */
const cheapWhenBusyMs = 10
/** Cheap runs in a row that prove a statement cheap. */
const provingRuns = 3
/** One run as slow as this, and the statement has to prove itself over many runs. */
const slowMs = 20
const probationRuns = 20
/** The quickest of so many runs, of any statement, tells how busy the machine is. */
const windowRuns = 64

/** Which statements are proved cheap, by how long they took. */
export interface ReadCosts {
  isCheap(name: string): boolean
  record(name: string, tookMs: number): void
}

export function createReadCosts(): ReadCosts {
  /** Cheap runs since the last one that was not; negative: to be made up for. */
  const cheapRuns = new QuickLRU<string, { count: number }>({ maxSize: knownMax })
  let quickest = { before: 0, now: Number.POSITIVE_INFINITY, runs: 0 }
  const usualMs = (tookMs: number): number => {
    quickest.now = Math.min(quickest.now, tookMs)
    quickest.runs += 1
    if (quickest.runs >= windowRuns) quickest = { before: quickest.now, now: Number.POSITIVE_INFINITY, runs: 0 }
    return Math.max(quickest.before, 0)
  }
  return {
    isCheap: (name) => (cheapRuns.get(name)?.count ?? 0) >= provingRuns,
    record(name, tookMs) {
      const limitMs = Math.min(cheapWhenBusyMs, Math.max(cheapMs, 2 * usualMs(tookMs)))
      let known = cheapRuns.get(name)
      if (known === undefined) {
        known = { count: 0 }
        cheapRuns.set(name, known)
      }
      if (tookMs >= slowMs) known.count = -probationRuns
      else if (tookMs <= limitMs) known.count = Math.min(known.count + 1, probationRuns)
      else known.count = Math.min(known.count, provingRuns) - 1
    },
  }
}
