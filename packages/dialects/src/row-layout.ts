/**
 * How the fields of a row become JSON without being decoded: the text the server sends for each goes into the answer as
 * it is, or nearly so.
 */
export interface RowLayout {
  readonly fields: readonly FieldLayout[]
  /** Each row is its single field's value, not an object with keys. */
  readonly isBare: boolean
}

export interface FieldLayout {
  readonly key: string
  readonly form: FieldForm
}

/**
 * What the text of a field is. `json` goes in as it is, `string` is escaped and quoted. `moment` is a date and time
 * (`2026-01-31 12:30:00.123456`) that is written to the second, `instant` one in UTC that is written to the millisecond.
 */
export type FieldForm = 'string' | 'number' | 'boolean' | 'json' | 'moment' | 'instant'
