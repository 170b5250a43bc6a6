import autocannon from 'autocannon'

export interface Load {
  readonly requestsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** A server and who asks it. */
export interface Target {
  readonly url: string
  readonly token: string
}

/** Asks a server for these paths in turn, over ten connections, for some seconds. Any answer but 200 fails the run. */
export async function load({ url, token }: Target, paths: readonly string[], seconds: number): Promise<Load> {
  const result = await autocannon({
    url,
    connections: 10,
    duration: seconds,
    headers: { authorization: `Bearer ${token}` },
    requests: paths.map((path) => ({ method: 'GET', path })),
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were not 200, ${result.errors} requests failed.`)
  return { requestsPerSecond: result.requests.average, p50Ms: result.latency.p50, p99Ms: result.latency.p99 }
}
