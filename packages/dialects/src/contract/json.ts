import assert from 'node:assert/strict'
import { compile } from '../compile.ts'
import type { JsonSelect } from '../expressions.ts'
import { bind, type Sql, sql } from '../sql.ts'
import { type ContractCase, type ContractDatabase, catalogTable, createTable, insert, readJson, shapeOf, tableOf } from './contract-case.ts'
import { awkwardText } from './values.ts'

const longKey = 'k'.repeat(70)

/** Reads that make JSON: lists, objects, nesting, order, limits, functions. */
export const jsonCases: readonly ContractCase[] = [
  { title: 'nests lists and objects, ordered and limited per parent', run: nesting },
  { title: 'gives an empty list and a null object where there is nothing', run: nothing },
  { title: 'writes awkward, long and repeated keys', run: keys },
  { title: 'gives bare values', run: bare },
  { title: 'gives one row per item', run: rowByRow },
  { title: 'takes dates apart', run: dateParts },
  { title: 'reaches into JSON', run: documents },
  { title: 'matches patterns literally but for % and _', run: patterns },
  { title: 'puts NULL first or last as asked', run: nulls },
]

async function family(
  database: ContractDatabase,
  name: string,
): Promise<{ readonly parent: Sql; readonly child: Sql; column(of: 'p' | 'c', name: string): Sql }> {
  const { expressions } = database.dialect
  await createTable(database, `${name}_parent`, [{ name: 'name', type: 'string' }])
  await createTable(database, `${name}_child`, [
    { name: 'name', type: 'string' },
    { name: 'parent', type: 'integer' },
  ])
  await insert(database, `${name}_parent`, { id: 1, name: awkwardText })
  await insert(database, `${name}_parent`, { id: 2, name: null })
  for (const id of [1, 2, 3, 4]) await insert(database, `${name}_child`, { id, name: `c${id}`, parent: 1 })
  const qualified = (table: string, alias: string): Sql => sql`${expressions.table(tableOf(table))} ${expressions.identifier(alias)}`
  return {
    parent: qualified(`${name}_parent`, 'p'),
    child: qualified(`${name}_child`, 'c'),
    column: (of, column) => sql`${expressions.identifier(of)}.${expressions.identifier(column)}`,
  }
}

const rest = { where: null, orderBy: [], limit: null, offset: null } as const

async function nesting(database: ContractDatabase): Promise<void> {
  const { expressions } = database.dialect
  const { parent, child, column } = await family(database, 'nest')
  const owner = expressions.jsonObject({
    ...rest,
    entries: [{ key: 'name', value: { sql: column('p', 'name'), encoding: 'string' } }],
    from: parent,
    where: sql`${column('p', 'id')} = ${column('c', 'parent')}`,
  })
  const select = (of: JsonSelect): Promise<unknown> => readJson(database, expressions.listStatement(of))
  const children = {
    entries: [
      { key: 'id', value: { sql: column('c', 'id'), encoding: 'number' } as const },
      { key: 'owner', value: owner },
    ],
    from: child,
    where: null,
    orderBy: [{ expression: column('c', 'id'), direction: 'desc' } as const],
    limit: 2,
    offset: sql`${1}`,
  }
  assert.deepEqual(await select(children), [
    { id: 3, owner: { name: awkwardText } },
    { id: 2, owner: { name: awkwardText } },
  ])
  const nested = expressions.jsonList({
    entries: [
      { key: 'id', value: { sql: column('c', 'id'), encoding: 'number' } },
      { key: 'flag', value: { sql: expressions.conditionToValue(sql`${column('c', 'id')} > 3`), encoding: 'boolean' } },
    ],
    from: child,
    where: sql`${column('c', 'parent')} = ${column('p', 'id')}`,
    orderBy: [{ expression: column('c', 'id'), direction: 'desc' }],
    limit: 2,
    offset: null,
  })
  const parents = {
    ...rest,
    entries: [{ key: 'children', value: nested }],
    from: parent,
    orderBy: [{ expression: column('p', 'id'), direction: 'asc' } as const],
  }
  assert.deepEqual(await select(parents), [
    {
      children: [
        { id: 4, flag: true },
        { id: 3, flag: false },
      ],
    },
    { children: [] },
  ])
}

async function nothing(database: ContractDatabase): Promise<void> {
  const { expressions } = database.dialect
  const { parent, column } = await family(database, 'none')
  const empty: JsonSelect = {
    ...rest,
    entries: [{ key: 'id', value: { sql: column('p', 'id'), encoding: 'number' } }],
    from: parent,
    where: sql`${column('p', 'id')} = ${99}`,
  }
  assert.deepEqual(await readJson(database, expressions.listStatement(empty)), [])
  const one = {
    ...empty,
    where: sql`${column('p', 'id')} = ${1}`,
    entries: [
      { key: 'object', value: expressions.jsonObject(inner(empty, 'x')) },
      { key: 'list', value: expressions.jsonList(inner(empty, 'x')) },
    ],
  }
  assert.deepEqual(await readJson(database, expressions.listStatement(one)), [{ object: null, list: [] }])

  function inner(select: JsonSelect, alias: string): JsonSelect {
    const table = sql`${expressions.table(tableOf('none_parent'))} ${expressions.identifier(alias)}`
    const id = sql`${expressions.identifier(alias)}.${expressions.identifier('id')}`
    return { ...select, entries: [{ key: 'id', value: { sql: id, encoding: 'number' } }], from: table, where: sql`${id} = ${99}` }
  }
}

async function keys(database: ContractDatabase): Promise<void> {
  const { expressions } = database.dialect
  const { parent, column } = await family(database, 'keys')
  const value = { sql: column('p', 'id'), encoding: 'number' } as const
  const names = ['a"b', "a'b", 'a\\b', 'a?b$1:c', '😀', longKey, 'select', ' ', 'a.b']
  const select = { ...rest, entries: names.map((key) => ({ key, value })), from: parent, where: sql`${column('p', 'id')} = ${1}` }
  assert.deepEqual(await readJson(database, expressions.listStatement(select)), [Object.fromEntries(names.map((name) => [name, 1]))])
}

async function bare(database: ContractDatabase): Promise<void> {
  const { expressions } = database.dialect
  const { child, parent, column } = await family(database, 'bare')
  const ids = {
    ...rest,
    bare: true,
    entries: [{ key: '', value: { sql: column('c', 'id'), encoding: 'number' } as const }],
    from: child,
    orderBy: [{ expression: column('c', 'id'), direction: 'asc' } as const],
  }
  assert.deepEqual(await readJson(database, expressions.listStatement(ids)), [1, 2, 3, 4])
  const names = {
    ...ids,
    entries: [{ key: '', value: { sql: column('p', 'name'), encoding: 'string' } as const }],
    from: parent,
    orderBy: [{ expression: column('p', 'id'), direction: 'asc' } as const],
  }
  assert.deepEqual(await readJson(database, expressions.listStatement(names)), [awkwardText, null])
}

async function rowByRow(database: ContractDatabase): Promise<void> {
  const { dialect, connection } = database
  const { child, column } = await family(database, 'rows')
  const select = {
    ...rest,
    entries: [{ key: 'name', value: { sql: column('c', 'name'), encoding: 'string' } as const }],
    from: child,
    orderBy: [{ expression: column('c', 'id'), direction: 'desc' } as const],
    limit: 3,
  }
  const texts = await connection.texts(compile(dialect, dialect.expressions.rowsStatement(select), 'rows_by_row'))
  assert.deepEqual(
    texts.map((text) => JSON.parse(text) as unknown),
    [{ name: 'c4' }, { name: 'c3' }, { name: 'c2' }],
  )
}

async function dateParts(database: ContractDatabase): Promise<void> {
  const { expressions } = database.dialect
  await createTable(database, 'moments', [
    { name: 'at', type: 'timestamp' },
    { name: 'day', type: 'date' },
    { name: 'clock', type: 'time' },
  ])
  const table = await catalogTable(database, 'moments')
  const [at, day, clock] = ['at', 'day', 'clock'].map((name) => ({
    name: expressions.identifier(name),
    shape: shapeOf(database, table, name),
  }))
  if (at === undefined || day === undefined || clock === undefined) throw new Error('unreachable')
  await database.connection.execute(
    compile(
      database.dialect,
      sql`INSERT INTO ${expressions.table(tableOf('moments'))} (${expressions.identifier('id')}, ${at.name}, ${day.name}, ${clock.name})
VALUES (1, ${expressions.bindValue(bind('2024-12-30T23:59:58.000Z'), at.shape)}, ${expressions.bindValue(bind('2024-03-17'), day.shape)}, ${expressions.bindValue(bind('13:45:10'), clock.shape)})`,
    ),
  )
  const part = (of: typeof at, name: Parameters<typeof expressions.datePart>[0]) => ({
    key: name,
    value: { sql: expressions.datePart(name, of.name, of.shape), encoding: 'number' as const },
  })
  const read = (entries: JsonSelect['entries']): Promise<unknown> =>
    readJson(database, expressions.listStatement({ ...rest, entries, from: expressions.table(tableOf('moments')) }))
  assert.deepEqual(
    await read((['year', 'month', 'week', 'day', 'weekday', 'hour', 'minute', 'second'] as const).map((name) => part(at, name))),
    [{ year: 2024, month: 12, week: 1, day: 30, weekday: 1, hour: 23, minute: 59, second: 58 }],
  )
  assert.deepEqual(await read([part(day, 'week'), part(day, 'weekday')]), [{ week: 11, weekday: 0 }])
  assert.deepEqual(await read([part(clock, 'hour'), part(clock, 'minute'), part(clock, 'second')]), [{ hour: 13, minute: 45, second: 10 }])
}

async function documents(database: ContractDatabase): Promise<void> {
  const { expressions } = database.dialect
  await createTable(database, 'documents', [{ name: 'body', type: 'json' }])
  const shape = shapeOf(database, await catalogTable(database, 'documents'), { name: 'body', special: ['cast-json'] })
  const [table, id, body] = [expressions.table(tableOf('documents')), expressions.identifier('id'), expressions.identifier('body')]
  const texts = ['{"a":{"b":[1,{"c":"x"}]},"n":2.5,"t":true}', '[1,2,3]', null]
  for (const [index, text] of texts.entries())
    await database.connection.execute(
      compile(database.dialect, sql`INSERT INTO ${table} (${id}, ${body}) VALUES (${index}, ${expressions.bindValue(bind(text), shape)})`),
    )
  const entries: JsonSelect['entries'] = [
    { key: 'count', value: { sql: expressions.jsonArrayLength(body, shape), encoding: 'number' } },
    { key: 'b', value: expressions.jsonPath(body, ['a', 'b'], shape) },
    { key: 'c', value: { sql: expressions.jsonScalar(body, ['a', 'b', 1, 'c'], 'text', shape), encoding: 'string' } },
    { key: 'n', value: { sql: expressions.jsonScalar(body, ['n'], 'number', shape), encoding: 'number' } },
    { key: 't', value: expressions.jsonPath(body, ['t'], shape) },
  ]
  const answer = await readJson(
    database,
    expressions.listStatement({ ...rest, entries, from: table, orderBy: [{ expression: id, direction: 'asc' }] }),
  )
  const missing = { b: null, c: null, n: null, t: null }
  assert.deepEqual(answer, [
    { count: 0, b: [1, { c: 'x' }], c: 'x', n: 2.5, t: true },
    { count: 3, ...missing },
    { count: null, ...missing },
  ])
}

async function patterns(database: ContractDatabase): Promise<void> {
  const { expressions } = database.dialect
  await createTable(database, 'patterns', [{ name: 'value', type: 'string' }])
  const values = ['a\\b', 'A%B', 'ÄÖ', 'plain']
  for (const [id, value] of values.entries()) await insert(database, 'patterns', { id, value })
  const [table, id, column] = [expressions.table(tableOf('patterns')), expressions.identifier('id'), expressions.identifier('value')]
  const found = (pattern: string, ignoreCase: boolean): Promise<unknown> =>
    readJson(
      database,
      expressions.listStatement({
        ...rest,
        bare: true,
        entries: [{ key: '', value: { sql: id, encoding: 'number' } }],
        from: table,
        where: expressions.like(column, bind(pattern), { ignoreCase }),
        orderBy: [{ expression: id, direction: 'asc' }],
      }),
    )
  assert.deepEqual(await found('a\\b', false), [0])
  assert.deepEqual(await found('%\\%', false), [0])
  assert.deepEqual(await found('a_b', true), [0, 1])
  assert.deepEqual(await found('%äö%', true), [2])
  assert.deepEqual(await found('trailing\\', false), [])
  assert.deepEqual(await found('%', false), [0, 1, 2, 3])
}

async function nulls(database: ContractDatabase): Promise<void> {
  const { expressions } = database.dialect
  await createTable(database, 'nulls', [{ name: 'value', type: 'integer' }])
  for (const [id, value] of [5, null, 3].entries()) await insert(database, 'nulls', { id, value })
  const value = expressions.identifier('value')
  const ordered = (direction: 'asc' | 'desc', place?: 'first' | 'last'): Promise<unknown> =>
    readJson(
      database,
      expressions.listStatement({
        ...rest,
        bare: true,
        entries: [{ key: '', value: { sql: value, encoding: 'number' } }],
        from: expressions.table(tableOf('nulls')),
        orderBy: [place === undefined ? { expression: value, direction } : { expression: value, direction, nulls: place }],
      }),
    )
  assert.deepEqual(await ordered('asc', 'first'), [null, 3, 5])
  assert.deepEqual(await ordered('asc', 'last'), [3, 5, null])
  assert.deepEqual(await ordered('desc', 'first'), [null, 5, 3])
  assert.deepEqual(await ordered('asc'), database.dialect.supports.nullsFirst ? [null, 3, 5] : [3, 5, null])
}
