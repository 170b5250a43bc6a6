/** How a client proves who is calling. */
export interface Credentials {
  /** Headers of the next request. */
  headers(): Readonly<Record<string, string>>
  /** Whether the browser sends its cookies along. */
  readonly sendsCookies: boolean
  /** Called with the answer of `login` and `refresh`; `null` after `logout`. */
  storeTokens(tokens: StoredTokens | null): void
  /** The refresh token to present, when this kind of credentials has one. */
  refreshToken(): string | undefined
  /** What `login` and `refresh` ask the server for. */
  readonly mode: 'json' | 'session'
}

export interface StoredTokens {
  readonly access_token?: string
  readonly refresh_token?: string
  /** Lifetime in milliseconds. */
  readonly expires?: number
}

/** Where `jsonTokens` keeps its tokens: an object with `get` and `set`, for instance over `localStorage`. */
export interface TokenStore {
  get(): StoredTokens | null
  set(tokens: StoredTokens | null): void
}

/** A token that never changes, as found on a user. Best for servers and scripts. */
export function staticToken(token: string): Credentials {
  return { mode: 'json', sendsCookies: false, headers: () => ({ authorization: `Bearer ${token}` }), ...storesNothing }
}

/** The browser's session cookie, invisible to scripts. Best for web applications on the same site. */
export function sessionCookie(): Credentials {
  return { mode: 'session', sendsCookies: true, headers: () => ({}), ...storesNothing }
}

/** Short-lived access tokens, kept in memory unless a store is given. */
export function jsonTokens(store: TokenStore = memoryStore()): Credentials {
  return {
    mode: 'json',
    sendsCookies: false,
    headers: () => bearer(store.get()?.access_token),
    storeTokens: (tokens) => store.set(tokens),
    refreshToken: () => store.get()?.refresh_token,
  }
}

const storesNothing = { storeTokens: () => undefined, refreshToken: () => undefined }

function bearer(token: string | undefined): Readonly<Record<string, string>> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` }
}

function memoryStore(): TokenStore {
  let kept: StoredTokens | null = null
  return {
    get: () => kept,
    set: (tokens) => {
      kept = tokens
    },
  }
}
