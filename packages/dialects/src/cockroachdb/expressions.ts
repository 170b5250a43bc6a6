import type { Expressions } from '../expressions.ts'
import { expressions as postgresExpressions } from '../postgres/expressions.ts'

const {
  rowList: _rowList,
  advanceSequence: _advanceSequence,
  fieldsStatement: _fieldsStatement,
  searchPath: _searchPath,
  ...shared
} = postgresExpressions

/** PostgreSQL's. JSON is `jsonb` here, so an object's keys come in alphabetical order. Rows are bound value by value and their JSON is made by the engine: no test covers else. Keys are no counters. Functions find the names they were made with. */
export const expressions: Expressions = shared
