/** One value, or for a composite key its values in key order. */
export type KeyInput = string | number | readonly (string | number)[]

/** Writes a key as a URL path segment; the values of a composite key are each percent-encoded and joined with commas. */
export function encodeKey(key: KeyInput): string {
  const values = typeof key === 'object' ? key : [key]
  return values.map((value) => encodeURIComponent(value)).join(',')
}
