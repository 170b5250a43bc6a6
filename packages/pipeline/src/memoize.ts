/** The value of a key, loaded when first asked for. Concurrent callers share one load; a failed one is not kept. */
export function memoize<Value>(cache: Map<string, Promise<Value>>, key: string, load: (key: string) => Promise<Value>): Promise<Value> {
  const known = cache.get(key)
  if (known !== undefined) return known
  const loading = load(key)
  cache.set(key, loading)
  loading.catch(() => {
    if (cache.get(key) === loading) cache.delete(key)
  })
  return loading
}
