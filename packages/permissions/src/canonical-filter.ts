/** Lists whose order means nothing. That of `_between` does, and so does that of coordinates. */
const unordered = new Set(['_and', '_or', '_in', '_nin'])

/** The text that two filters share when they say the same in another order. */
export function canonicalFilter(value: unknown, key = ''): string {
  if (Array.isArray(value)) {
    const parts = value.map((part) => canonicalFilter(part))
    return `[${(unordered.has(key) ? parts.sort() : parts).join(',')}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}:${canonicalFilter(part, name)}`)
  return `{${entries.sort().join(',')}}`
}
