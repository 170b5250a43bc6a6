/** Limits of every request. */
export interface RequestLimits {
  /** Items of a list, and of each nested list, when the caller names no limit. @default 100 */
  readonly limitDefault: number
  /** The largest limit a caller may name; `-1`: none. @default -1 */
  readonly limitMax: number
  /** Segments of the longest path. @default 10 */
  readonly depthMax: number
  /** Keys and indexes of the longest `json(field, path)`. @default 10 */
  readonly jsonDepthMax: number
  /** Items one request may create, change or delete, nested ones included; `-1`: no limit. @default 100000 */
  readonly batchMutationMax: number
}

/** The limits when none are configured. */
export const defaultLimits: RequestLimits = { limitDefault: 100, limitMax: -1, depthMax: 10, jsonDepthMax: 10, batchMutationMax: 100_000 }
