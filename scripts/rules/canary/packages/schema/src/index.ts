import type { Dialect } from '../../dialects/src/index.ts'

export interface Schema {
  readonly dialect: Dialect
}
