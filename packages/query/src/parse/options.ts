import { invalidQuery } from '@recto/errors'

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

/** Steps into related rows in one filter, each a select of its own in the statement. */
export const filterRelationsMax = 200

/** Entries of the other parameters of one level. No engine bears as many expressions in one select as a request can hold. */
export const entriesMax = { alias: 200, fields: 2000, sort: 100, groupBy: 50, aggregate: 200 } as const

/**
 * Checks how many entries a parameter has.
 * @throws {RectoError} INVALID_QUERY
 */
export function checkEntries(name: keyof typeof entriesMax, count: number): void {
  if (count > entriesMax[name]) throw invalidQuery(`"${name}" has more than ${entriesMax[name]} entries`)
}
