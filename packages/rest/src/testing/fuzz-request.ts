/** A request to fire. */
export interface FuzzRequest {
  readonly method: 'GET' | 'SEARCH' | 'POST'
  readonly url: string
  readonly body?: unknown
  readonly isAdmin: boolean
}

/** Parameters by name. */
export type Input = Record<string, unknown>

/** A query, and how it is to be sent. */
export interface Drawn {
  readonly input: Input
  readonly form: string
  readonly key: unknown
  readonly isAdmin: boolean
}

/** A read of a collection in one of the ways a client may send it. */
export function requestOf(collection: string, { input, form, key, isAdmin }: Drawn): FuzzRequest {
  const path = collection.startsWith('directus_') ? `/${collection.slice('directus_'.length)}` : `/items/${encodeURIComponent(collection)}`
  if (form === 'search') return { method: 'SEARCH', url: path, body: { query: input }, isAdmin }
  if (form === 'keys') return { method: 'SEARCH', url: path, body: { query: input, keys: [key, 1, 2] }, isAdmin }
  const encode = form === 'brackets' ? inBrackets : inJson
  const query = Object.entries(input)
    .flatMap(([name, value]) => encode(name, value))
    .join('&')
  return { method: 'GET', url: `${path}${form === 'key' ? `/${encodeURIComponent(wellFormed(String(key)))}` : ''}?${query}`, isAdmin }
}

function inJson(name: string, value: unknown): string[] {
  return [`${encodeURIComponent(name)}=${encodeURIComponent(wellFormed(textOf(name, value)))}`]
}

/** Lists are written with commas, all else as JSON. */
function textOf(name: string, value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Array.isArray(value) && name !== 'filter' ? value.join(',') : JSON.stringify(value)
}

function inBrackets(name: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return inJson(name, value)
  return Object.entries(value).flatMap(([key, inner]) => inBrackets(`${name}[${wellFormed(key)}]`, inner))
}

/** Without halves of characters, which no address can hold. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8')
}
