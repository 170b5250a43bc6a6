import { isRequestError } from '@recto/sdk'
import { QueryCache, QueryClient } from '@tanstack/react-query'
import { noticeExpiry } from '../data/notice-expiry.ts'
import { sessionQueries } from '../data/session.ts'

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

function isWorthRetrying(failures: number, error: Error): boolean {
  const isPassing = isRequestError(error) && (error.status === 0 || error.status >= 502)
  return isPassing && failures < 2
}
