import assert from 'node:assert/strict'
import type { Connection } from '@recto/dialects'
import { type CompiledRead, compileRead, type ReadRequest, type RunValues } from '@recto/query'

/** What a read gives, decoded. Where rows can be read as fields, that must give the very same text as rows made by the engine. */
export async function runRead(connection: Connection, request: ReadRequest, run: RunValues): Promise<unknown> {
  const read = compileRead(request)
  if (request.dialect.expressions.fieldsStatement !== undefined) await assertSameText(connection, request, run)
  const statement = read.data(run)
  if (read.form === 'document') return JSON.parse((await connection.text(statement)) ?? 'null')
  const items = (await connection.texts(statement)).map((text) => JSON.parse(text) as unknown)
  return read.cardinality === 'one' ? (items[0] ?? null) : items
}

async function assertSameText(connection: Connection, request: ReadRequest, run: RunValues): Promise<void> {
  const inForm = (form: CompiledRead['form']) => compileRead({ ...request, form }).data(run)
  const { layout, ...statement } = inForm('fields')
  assert(layout !== undefined && connection.list !== undefined)
  const texts = await connection.texts(inForm('rows'))
  assert.equal(await connection.list(statement, layout), `[${texts.join(',')}]`)
}
