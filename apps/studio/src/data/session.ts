import { isRequestError, type LoginInput, login, logout, readMe, refresh, serverInfo } from '@recto/sdk'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

/** Who is signed in, and what may be known before. */
export const sessionQueries = {
  /** The project's name and whether an administrator exists. */
  server: () =>
    queryOptions({
      queryKey: ['server'],
      queryFn: ({ signal }) => client.request(serverInfo(), { signal }),
      staleTime: Number.POSITIVE_INFINITY,
      // A dead cookie fails even public requests once; that answer removes it.
      retry: (failures, error) => failures < 1 && isRequestError(error) && error.status !== 0,
      retryDelay: 0,
    }),
  /** The caller's account, or `null` when nobody is signed in. */
  me: () =>
    queryOptions({
      queryKey: ['me'],
      queryFn: ({ signal }) => client.request(readMe({ fields: ['*'] }), { signal }).catch(anonymousAsNull),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
  /** Keeps the session alive while the studio is open, at half its lifetime. */
  keepAlive: () =>
    queryOptions({
      queryKey: ['session', 'keep-alive'],
      queryFn: () => refresh(client),
      refetchInterval: (query) => (query.state.data?.expires ?? 3_600_000) / 2,
      refetchOnWindowFocus: false,
      refetchOnMount: false,
      retry: false,
    }),
}

/** Opens a session; the browser keeps its cookie. */
export function signIn(input: LoginInput): Promise<unknown> {
  return login(client, input)
}

/** Ends the session, also when the server has forgotten it already. */
export async function signOut(): Promise<void> {
  await logout(client).catch((error: unknown) => {
    if (!isSignedOut(error)) throw error
  })
}

/** Whether the server still knows who is calling; a server that cannot be reached is given the benefit of the doubt. */
export async function hasSession(): Promise<boolean> {
  try {
    await client.request(readMe({ fields: ['id'] }))
    return true
  } catch (error) {
    return !isSignedOut(error)
  }
}

/** Whether a failure means that nobody is signed in (any more). */
export function isSignedOut(error: unknown): boolean {
  return isRequestError(error) && (error.status === 401 || error.code === 'INVALID_TOKEN')
}

function anonymousAsNull(error: unknown): null {
  if (isSignedOut(error)) return null
  throw error
}
