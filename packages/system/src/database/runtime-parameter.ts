import { encodeColumnValue } from './column-values.ts'
import type { StoredColumn } from './stored-columns.ts'

/** Stands in a compiled query for a value that is given when the query runs. */
export class RuntimeParameter {
  readonly name: string
  readonly #column: StoredColumn | null

  constructor(name: string, column: StoredColumn | null = null) {
    this.name = name
    this.#column = column
  }

  /** This parameter, beside a column in whose form its value is bound. */
  forColumn(column: StoredColumn): RuntimeParameter {
    return new RuntimeParameter(this.name, column)
  }

  /** What is bound for a value. */
  encode(value: unknown): unknown {
    return this.#column === null ? value : encodeColumnValue(value, this.#column)
  }
}
