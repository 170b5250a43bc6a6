import assert from 'node:assert/strict'
import { compile } from '../compile.ts'
import { sql } from '../sql.ts'
import { type ContractCase, type ContractDatabase, change, createTable, execute, insert, tableOf } from './contract-case.ts'

/** Transactions, streams and errors. */
export const sessionCases: readonly ContractCase[] = [
  { title: 'commits what resolves and rolls back what rejects', run: transactions },
  { title: 'rolls a nested transaction back alone', run: savepoints },
  { title: 'keeps transactions that run at once apart', run: concurrency },
  { title: 'streams, and may be left early', run: streaming },
  { title: 'counts affected rows', run: affectedRows },
  { title: 'translates broken constraints', run: constraints },
  { title: 'translates a missing and a referenced row', run: references },
  { title: 'tells a stale schema', run: staleness },
  { title: 'runs a named statement again after the table changed', run: stalePlans },
]

async function count({ dialect, connection }: ContractDatabase, table: string): Promise<number> {
  return Number(await connection.text(compile(dialect, sql`SELECT count(*) FROM ${dialect.expressions.table(tableOf(table))}`)))
}

async function transactions(database: ContractDatabase): Promise<void> {
  await createTable(database, 'tx', [])
  const { connection } = database
  await connection.transaction((session) => insert({ ...database, connection: session }, 'tx', { id: 1 }))
  await assert.rejects(
    connection.transaction(async (session) => {
      await insert({ ...database, connection: session }, 'tx', { id: 2 })
      throw new Error('no')
    }),
    /no/,
  )
  assert.equal(await count(database, 'tx'), 1)
}

async function savepoints(database: ContractDatabase): Promise<void> {
  await createTable(database, 'nested', [])
  await database.connection.transaction(async (outer) => {
    await insert({ ...database, connection: outer }, 'nested', { id: 1 })
    await assert.rejects(
      outer.transaction(async (inner) => {
        await insert({ ...database, connection: inner }, 'nested', { id: 2 })
        await insert({ ...database, connection: inner }, 'nested', { id: 1 })
      }),
    )
    await outer.transaction((inner) => insert({ ...database, connection: inner }, 'nested', { id: 3 }))
  })
  assert.equal(await count(database, 'nested'), 2)
}

async function concurrency(database: ContractDatabase): Promise<void> {
  const { dialect, connection } = database
  await createTable(database, 'counter', [{ name: 'value', type: 'integer' }])
  await insert(database, 'counter', { id: 1, value: 0 })
  const [table, value] = [dialect.expressions.table(tableOf('counter')), dialect.expressions.identifier('value')]
  await Promise.all(
    [1, 2, 3, 4, 5].map((amount) =>
      connection.transaction(async (session) => {
        await session.execute(compile(dialect, sql`UPDATE ${table} SET ${value} = ${value} + ${amount}`))
        await new Promise((resolve) => setTimeout(resolve, 5))
        await session.execute(compile(dialect, sql`UPDATE ${table} SET ${value} = ${value} + ${amount}`))
      }),
    ),
  )
  assert.equal(Number(await connection.text(compile(dialect, sql`SELECT ${value} FROM ${table}`))), 30)
}

async function streaming(database: ContractDatabase): Promise<void> {
  const { dialect, connection } = database
  await createTable(database, 'stream', [])
  await connection.transaction(async (session) => {
    for (let id = 0; id < 700; id += 1) await insert({ ...database, connection: session }, 'stream', { id })
  })
  const id = dialect.expressions.identifier('id')
  const statement = compile(
    dialect,
    dialect.expressions.rowsStatement({
      entries: [{ key: 'id', value: { sql: id, encoding: 'number' } }],
      from: dialect.expressions.table(tableOf('stream')),
      where: null,
      orderBy: [{ expression: id, direction: 'asc' }],
      limit: null,
      offset: null,
    }),
  )
  const seen: unknown[] = []
  for await (const text of connection.stream(statement)) seen.push(JSON.parse(text))
  assert.equal(seen.length, 700)
  assert.deepEqual(seen.at(-1), { id: 699 })
  for (let round = 0; round < 20; round += 1)
    for await (const text of connection.stream(statement)) {
      assert.equal(text.includes('0'), true)
      break
    }
  assert.equal(await count(database, 'stream'), 700)
}

async function affectedRows(database: ContractDatabase): Promise<void> {
  const { expressions } = database.dialect
  await createTable(database, 'affected', [])
  for (const id of [1, 2, 3]) await insert(database, 'affected', { id })
  assert.equal(
    await execute(database, sql`DELETE FROM ${expressions.table(tableOf('affected'))} WHERE ${expressions.identifier('id')} > ${1}`),
    2,
  )
}

async function codeOf(database: ContractDatabase, work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (problem: unknown) => problem,
  )
  return error === null ? 'no error' : (database.dialect.toRectoError(error)?.code ?? String(error))
}

async function constraints(database: ContractDatabase): Promise<void> {
  await createTable(database, 'bound', [
    { name: 'name', type: 'string', maxLength: 5, isNullable: false },
    { name: 'size', type: 'integer' },
  ])
  await insert(database, 'bound', { id: 1, name: 'a', size: 1 })
  const attempt = (row: Readonly<Record<string, unknown>>): Promise<string> => codeOf(database, insert(database, 'bound', row))
  assert.equal(await attempt({ id: 1, name: 'b' }), 'RECORD_NOT_UNIQUE')
  assert.equal(await attempt({ id: 2, name: null }), 'NOT_NULL_VIOLATION')
  if (!database.dialect.supports.enforcesColumnTypes) return
  assert.equal(await attempt({ id: 3, name: 'too long' }), 'VALUE_TOO_LONG')
  assert.equal(await attempt({ id: 4, name: 'a', size: 3_000_000_000 }), 'VALUE_OUT_OF_RANGE')
}

async function references(database: ContractDatabase): Promise<void> {
  const { expressions } = database.dialect
  await createTable(database, 'target', [])
  await createTable(database, 'source', [{ name: 'target', type: 'integer' }])
  const foreignKey = { name: 'source_target_foreign', columns: ['target'], referencedTable: tableOf('target'), referencedColumns: ['id'] }
  await change(database, { kind: 'add-foreign-key', table: tableOf('source'), foreignKey })
  await insert(database, 'target', { id: 1 })
  await insert(database, 'source', { id: 1, target: 1 })
  assert.equal(await codeOf(database, insert(database, 'source', { id: 2, target: 9 })), 'INVALID_FOREIGN_KEY')
  assert.equal(await codeOf(database, execute(database, sql`DELETE FROM ${expressions.table(tableOf('target'))}`)), 'INVALID_FOREIGN_KEY')
}

async function staleness(database: ContractDatabase): Promise<void> {
  const { dialect, connection } = database
  await createTable(database, 'fresh', [])
  const { table, identifier } = dialect.expressions
  for (const fragment of [
    sql`SELECT 1 FROM ${table(tableOf('gone'))}`,
    sql`SELECT ${identifier('gone')} FROM ${table(tableOf('fresh'))}`,
  ]) {
    const error: unknown = await connection.text(compile(dialect, fragment)).catch((problem: unknown) => problem)
    assert.equal(dialect.isSchemaStale(error), true)
  }
}

async function stalePlans(database: ContractDatabase): Promise<void> {
  const { dialect, connection } = database
  await createTable(database, 'replanned', [{ name: 'value', type: 'integer' }])
  await insert(database, 'replanned', { id: 1, value: 7 })
  const statement = compile(dialect, sql`SELECT * FROM ${dialect.expressions.table(tableOf('replanned'))}`, 'replanned_all')
  for (let round = 0; round < 3; round += 1) await connection.rows(statement)
  await change(database, { kind: 'add-column', table: tableOf('replanned'), column: { name: 'extra', type: 'string' } })
  const [row] = await connection.rows(statement)
  assert.equal(row?.['extra'], null)
}
