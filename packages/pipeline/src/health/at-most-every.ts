/** The same outcome for all who ask within some time. */
export function atMostEvery<Outcome>(ms: number, work: () => Promise<Outcome>): () => Promise<Outcome> {
  let known: { readonly until: number; readonly outcome: Promise<Outcome> } | null = null
  return () => {
    if (known === null || known.until < Date.now()) known = { until: Date.now() + ms, outcome: work() }
    return known.outcome
  }
}
