/** Lets `work` take at least that long, whether it succeeds or fails, so that its answer tells nothing by being quick. */
export async function stall<Value>(leastMs: number, work: () => Promise<Value>): Promise<Value> {
  const begun = performance.now()
  try {
    return await work()
  } finally {
    const remainingMs = leastMs - (performance.now() - begun)
    if (remainingMs > 0) await new Promise((resolve) => setTimeout(resolve, remainingMs))
  }
}
