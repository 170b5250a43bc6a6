import type { RectoError } from '@recto/errors'

/** Passes a promise or a stream on; their errors become SERVICE_UNAVAILABLE where the database is away or busy. */
export interface Translate {
  <Value>(work: Promise<Value>): Promise<Value>
  stream(rows: AsyncIterable<string>): AsyncGenerator<string>
}

/** Any other error stays the driver's own, for callers that ask the dialect what it means. */
export function unavailableAsRectoError(toRectoError: (error: unknown) => RectoError | null): Translate {
  const fail = (error: unknown): never => {
    const known = toRectoError(error)
    throw known?.code === 'SERVICE_UNAVAILABLE' ? known : error
  }
  const stream = async function* (rows: AsyncIterable<string>): AsyncGenerator<string> {
    try {
      yield* rows
    } catch (error) {
      fail(error)
    }
  }
  return Object.assign(<Value>(work: Promise<Value>): Promise<Value> => work.catch(fail), { stream })
}
