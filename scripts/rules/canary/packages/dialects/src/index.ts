import type { Schema } from '../../schema/src/index.ts'

export interface Dialect {
  readonly schema: Schema
}
