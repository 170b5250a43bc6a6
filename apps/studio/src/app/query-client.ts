import { isRequestError } from '@recto/sdk'
import { QueryCache, QueryClient } from '@tanstack/react-query'
import { hasSession, isSignedOut, sessionQueries } from '../data/session.ts'
import { markSessionExpired } from '../data/session-expiry.ts'

/** What the studio knows of the server, kept fresh by use; a dead session is noticed by whichever request meets it first. */
export function createQueryClient(): QueryClient {
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        const wasSignedIn = queryClient.getQueryData(sessionQueries.me().queryKey) != null
        if (wasSignedIn) void noticeExpiry(error)
      },
    }),
    defaultOptions: { queries: { staleTime: 10_000, retry: isWorthRetrying, refetchOnWindowFocus: true } },
  })
  return queryClient
}

/** Without a session the server says "forbidden" as it would to anyone: ask it who we are. */
async function noticeExpiry(error: Error): Promise<void> {
  const isForbidden = isRequestError(error, 'FORBIDDEN')
  if (isSignedOut(error) || (isForbidden && !(await hasSession()))) markSessionExpired(true)
}

function isWorthRetrying(failures: number, error: Error): boolean {
  const isPassing = isRequestError(error) && (error.status === 0 || error.status >= 502)
  return isPassing && failures < 2
}
