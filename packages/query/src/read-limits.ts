/** Bounds a read is held to, by the configuration's names. */
export interface ReadLimits {
  /** `QUERY_LIMIT_DEFAULT`: items of a list, and of each nested list, when no limit is asked. */
  readonly limitDefault: number
  /** `QUERY_LIMIT_MAX`; `-1` for none. */
  readonly limitMax: number
  /** `MAX_RELATIONAL_DEPTH`: steps of the longest path. */
  readonly depthMax: number
}

export const defaultReadLimits: ReadLimits = { limitDefault: 100, limitMax: -1, depthMax: 10 }
