import { createHash } from 'node:crypto'
import { compile, type Dialect, rawStatement } from '@recto/dialects'
import type { FieldsStatement } from '@recto/dialects/expressions'
import { compileCondition } from './compile/condition.ts'
import { assertValuesFit, type CompileContext } from './compile/context.ts'
import { isRuntimeValue, runtimeValue, variablesForm } from './compile/runtime-value.ts'
import type { DataStatement, RunValues } from './compiled-read.ts'
import type { Variable } from './query.ts'

/** A statement before it is compiled; with a layout where its columns are to become JSON in Node. */
export type WrittenStatement = Pick<FieldsStatement, 'sql'> & Partial<FieldsStatement>

/** Statements kept of one plan. */
const statementsMax = 32

/**
 * A statement that is compiled once for each combination of forms its variables may have (null, one value, a list) and
 * gets its values for each run.
 */
export function prepareStatement(
  dialect: Dialect,
  variables: readonly Variable[],
  write: (context: CompileContext) => WrittenStatement,
): (run: RunValues) => DataStatement {
  const known = new Map<string, DataStatement>()
  return (run) => {
    const form = variablesForm(variables, run)
    const statement = known.get(form) ?? compileWritten(dialect, write({ dialect, run, condition: compileCondition }))
    if (known.size < statementsMax) known.set(form, statement)
    return { ...statement, parameters: statement.parameters.map((value) => (isRuntimeValue(value) ? runtimeValue(value, run) : value)) }
  }
}

/** The statement does not keep the operation nodes it was compiled from, since plans are cached. */
function compileWritten(dialect: Dialect, { sql: fragment, layout }: WrittenStatement): DataStatement {
  const { sql: text, parameters } = compile(dialect, fragment)
  assertValuesFit(dialect, parameters.length)
  const name = `r${createHash('sha1').update(text).digest('base64url').slice(0, 20)}`
  const statement = { ...rawStatement(text, parameters), name }
  return layout === undefined ? statement : { ...statement, layout }
}
