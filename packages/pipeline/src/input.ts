import type { JsonObject } from '@recto/protocol'
import type { MutationInput } from './write/parse/mutation-input.ts'

/**
 * What is asked, the same for all transports. Transports fill it in from a request and decide nothing.
 * `query` holds the parameters undecoded (`{ fields: 'a,b', limit: '10' }`); the same object given again is not parsed again.
 */
export type Input = ReadInput | MutationInput

/** A read of one collection: a list, one item by `key`, or some by `keys`. */
export interface ReadInput {
  readonly kind: 'read'
  readonly collection: string
  readonly query: JsonObject
  /** As in a URL: a composite key is its values percent-encoded, joined with `,`. */
  readonly key?: string
  readonly keys?: readonly (string | number)[]
  /** Whether system collections may be named. `/items` may not. @default true */
  readonly allowsSystem?: boolean
  /** Every item, whatever the default limit. @default false */
  readonly isUnlimited?: boolean
  /** The answer is one text, however long: nothing is streamed. @default false */
  readonly isBuffered?: boolean
}
