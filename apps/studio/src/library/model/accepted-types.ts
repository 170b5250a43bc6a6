/** Whether a MIME type is among those a field takes: `image/png`, `image/*`. No list takes everything. */
export function accepts(types: readonly string[] | undefined, type: string | null | undefined): boolean {
  if (types === undefined || types.length === 0) return true
  return types.some((one) => one === '*/*' || one === type || (one.endsWith('/*') && (type ?? '').startsWith(one.slice(0, -1))))
}

/** The filter of files of these types; `null` for no list. */
export function typesFilter(types: readonly string[] | undefined): object | null {
  if (types === undefined || types.length === 0 || types.includes('*/*')) return null
  return { _or: types.map((one) => ({ type: one.endsWith('/*') ? { _starts_with: one.slice(0, -1) } : { _eq: one } })) }
}
