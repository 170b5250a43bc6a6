/** Limits of what a query may ask, by the configuration's names. */
export interface ParseOptions {
  /** `QUERY_LIMIT_MAX`; `-1` for none. @default -1 */
  readonly limitMax: number
  /** `MAX_JSON_QUERY_DEPTH`: keys and indexes in a JSON path. @default 10 */
  readonly jsonDepthMax: number
}

export const defaultParseOptions: ParseOptions = { limitMax: -1, jsonDepthMax: 10 }

/** Levels of objects and lists in one filter. Deeper input would only exhaust the stack. */
export const filterDepthMax = 64

/** Conditions in one filter; engines limit the size of an expression. */
export const filterConditionsMax = 2000
