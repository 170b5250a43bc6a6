/** Places for work that is limited in number. */
export interface Slots {
  /** Runs work when its turn comes; `null`: too much is running or waiting already. */
  run<Value>(work: () => Promise<Value>): Promise<Value> | null
}

/** @param options.running work that runs at once; @param options.total that runs or waits */
export function createSlots({ running: runningMax, total: totalMax }: { readonly running: number; readonly total: number }): Slots {
  const waiting: (() => void)[] = []
  let running = 0
  const enter = async (): Promise<void> => {
    if (running >= runningMax) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
  }
  // A place that becomes free is handed on, so that nobody else takes it in between.
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
  const runInTurn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
  return { run: (work) => (running + waiting.length >= totalMax ? null : runInTurn(work)) }
}
