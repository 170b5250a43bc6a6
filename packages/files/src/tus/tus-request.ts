import { AsyncLocalStorage } from 'node:async_hooks'
import type { Context } from '@recto/pipeline'

/** The request that the protocol's library works on: it hands only its own form of it to the store. */
export interface TusRequest {
  readonly context: Context
  /** The `Upload-Checksum` header: algorithm and Base64. */
  readonly checksum: string | undefined
  /** Keys of uploads that this request has finished: the library still asks for them. */
  readonly finished: Map<string, number>
}

export const tusRequests = new AsyncLocalStorage<TusRequest>()

/** The request under way. */
export function currentRequest(): TusRequest {
  const request = tusRequests.getStore()
  if (request === undefined) throw new Error('No request is under way')
  return request
}

/** Whom an upload belongs to. */
export function ownerOf({ account }: Context): string {
  if (account.user !== null) return `user:${account.user}`
  return account.share === null ? `anonymous:${account.isAdmin}` : `share:${JSON.stringify(account.share)}`
}
