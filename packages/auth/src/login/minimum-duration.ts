/** Runs `work` and waits until at least that much time has passed, whether it succeeds or fails, so that timing reveals nothing. */
export async function withMinimumDuration<Value>(minimumMs: number, work: () => Promise<Value>): Promise<Value> {
  const startedAt = performance.now()
  try {
    return await work()
  } finally {
    const remainingMs = minimumMs - (performance.now() - startedAt)
    if (remainingMs > 0) await new Promise((resolve) => setTimeout(resolve, remainingMs))
  }
}
