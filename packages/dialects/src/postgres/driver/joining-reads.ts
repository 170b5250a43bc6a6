import type { RowLayout } from '../../row-layout.ts'
import type { Statement } from '../../sql.ts'
import type { JoiningRead } from './joined-read.ts'
import type { NamedStatement } from './pipelined-read.ts'
import { type RowWriter, TextRowWriter } from './row-receiver.ts'
import { JsonRowWriter } from './row-writer.ts'

type Alone<Value> = Pick<JoiningRead<RowWriter, Value>, 'alone' | 'signal'>

/** A statement as it is sent to a pipeline; `null` when it is not kept prepared, or has a parameter that only the driver can write. */
export function namedStatement({ name, sql, parameters }: Statement): NamedStatement | null {
  if (name === undefined) return null
  const texts: (string | null)[] = []
  for (const parameter of parameters) {
    if (parameter === null || typeof parameter === 'string') texts.push(parameter)
    else if (typeof parameter === 'number' || typeof parameter === 'boolean') texts.push(String(parameter))
    else return null
  }
  return { name, sql, parameters: texts }
}

/** A read of rows as one JSON array. */
export function listRead(statement: NamedStatement, layout: RowLayout, alone: Alone<string>): JoiningRead<JsonRowWriter, string> {
  return { statement, makeWriter: (scratch) => new JsonRowWriter(layout, scratch), finish: (writer) => writer.list(), ...alone }
}

/** A read of the first column of each row. */
export function textsRead(
  statement: NamedStatement,
  alone: Alone<readonly (string | null)[]>,
): JoiningRead<TextRowWriter, readonly (string | null)[]> {
  return { statement, makeWriter: () => new TextRowWriter(), finish: ({ texts }) => texts, ...alone }
}
