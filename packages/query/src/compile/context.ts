import type { Dialect, Sql } from '@recto/dialects'
import { bind } from '@recto/dialects'
import type { ColumnShape } from '@recto/dialects/expressions'
import { invalidQuery } from '@recto/errors'
import type { FilterOperator } from '@recto/protocol'
import type { RunValues } from '../compiled-read.ts'
import type { Condition, Source, Value } from '../plan/plan.ts'
import type { Operand } from '../resolve/operand.ts'
import type { RuntimeValue } from './runtime-value.ts'

/** What statements are compiled with. */
export interface CompileContext {
  readonly dialect: Dialect
  /** The run for whose forms of variables this statement is written. Its values are not looked at. */
  readonly run: RunValues
  /** Writes a condition; `true` or `false` where it holds always or never. Values and conditions contain one another. */
  readonly condition: (context: CompileContext, condition: Condition) => Sql | boolean
  /** Whether the rows a condition is about are found by an index, so that few of them are examined. @default false */
  readonly isByIndex?: boolean
  /** Of the level being compiled; `null` where nothing can be joined to its rows. @default null */
  readonly groups?: LevelGroups | null
}

/** The rows of a level as a set, and what is joined to them: related rows in groups, where looking them up would read a whole table. */
export interface LevelGroups {
  /** The level's table and those joined to it. */
  readonly sources: ReadonlySet<Source>
  /** The joins of groups, by alias. */
  readonly joins: Map<string, Sql>
  /** A select of this value of the level's rows, or of more; `null` while it is being decided which they are. */
  readonly keysOf: ((key: Value) => Sql) | null
}

/** The column and operator a value is bound for, and which part of an operand it is. */
export interface OperandBinding {
  readonly shape: ColumnShape
  readonly operator: FilterOperator
  readonly part: RuntimeValue['part']
  readonly isExact?: boolean
}

/** A parameter whose value is known when the statement is run. */
export function bindOperand(operand: Operand, binding: OperandBinding): Sql {
  const value: RuntimeValue = { isRuntimeValue: true, operand, ...binding }
  return bind(value)
}

/** @throws {RectoError} INVALID_QUERY when a statement of this engine cannot hold that many values */
export function assertValuesFit({ limits }: Dialect, count: number): void {
  const most = limits.parametersPerStatement
  if (count > most) throw invalidQuery(`The query holds too many values: this database takes at most ${most}`)
}
