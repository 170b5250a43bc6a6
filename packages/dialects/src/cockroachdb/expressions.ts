import type { Expressions } from '../expressions.ts'
import { expressions as postgresExpressions } from '../postgres/expressions.ts'

/** PostgreSQL's. JSON is `jsonb` here, so an object's keys come in alphabetical order. */
export const expressions: Expressions = { ...postgresExpressions }
