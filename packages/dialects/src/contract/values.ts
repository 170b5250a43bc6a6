import assert from 'node:assert/strict'
import type { FieldType } from '@recto/protocol'
import type { ColumnShape, RowListValue } from '../expressions.ts'
import { bind, join, type Sql, sql } from '../sql.ts'
import {
  type ContractCase,
  type ContractDatabase,
  catalogTable,
  createTable,
  execute,
  readJson,
  shapeOf,
  tableOf,
} from './contract-case.ts'

interface Sample {
  readonly type: FieldType
  readonly special?: readonly string[]
  /** What is bound, and what is read back where that differs. */
  readonly bound: unknown
  readonly wire?: unknown
  /** Types compared by other means than `=`. @default true */
  readonly isComparable?: boolean
}

/** Quotes, backslashes, other scripts, an emoji, and everything that means something to SQL, LIKE, JSON or a driver. */
export const awkwardText = 'naïve "q" \'s\' \\ \\n ? $1 :x %_ 😀 \t\n 中文 עברית'

const samples: readonly Sample[] = [
  { type: 'string', bound: awkwardText },
  { type: 'text', bound: awkwardText, isComparable: false },
  { type: 'integer', bound: -2_147_483_648 },
  { type: 'bigInteger', bound: '9007199254740993' },
  { type: 'float', bound: 0.5 },
  { type: 'decimal', bound: '12.5', wire: '12.50000' },
  { type: 'boolean', special: ['cast-boolean'], bound: true },
  { type: 'boolean', special: ['cast-boolean'], bound: false },
  { type: 'date', bound: '2024-02-29' },
  { type: 'dateTime', bound: '2024-03-15T10:20:30' },
  { type: 'timestamp', bound: '2024-03-15T10:20:30.000Z' },
  { type: 'time', bound: '13:45:10' },
  {
    type: 'json',
    special: ['cast-json'],
    bound: '{"b":{"c":"é 😀 \\"q\\""},"a":[1,"x",null,true]}',
    wire: { b: { c: 'é 😀 "q"' }, a: [1, 'x', null, true] },
    isComparable: false,
  },
  { type: 'csv', special: ['cast-csv'], bound: 'a,b "c",d', wire: ['a', 'b "c"', 'd'], isComparable: false },
  { type: 'uuid', special: ['uuid'], bound: '0190a8c0-0000-7000-8000-00000000abcd' },
  { type: 'hash', special: ['hash'], bound: '$argon2id$v=19$m=1', isComparable: false },
  { type: 'binary', bound: 'AAEC/w==', isComparable: false },
]

interface ListedRows {
  readonly table: Sql
  readonly columns: Sql
  readonly shape: ColumnShape
  readonly bound: readonly unknown[]
}

/** Rows 11 and following, bound as one list where the engine can. */
async function insertList(database: ContractDatabase, { table, columns, shape, bound }: ListedRows): Promise<void> {
  const { expressions } = database.dialect
  const values = bound as readonly RowListValue[]
  const whole = { type: 'integer', dataType: 'integer', nativeType: null, numericScale: null, special: [] } as const
  const list = expressions.rowList?.([
    { shape: whole, values: values.map((_, index) => 11 + index) },
    { shape, values },
  ])
  if (list === null) throw new Error('The rows could not be bound as a list')
  const rows = values.map((one, index) => sql`(${11 + index}, ${expressions.bindValue(bind(one), shape)})`)
  const source = list === undefined ? sql`VALUES ${join(rows)}` : sql`SELECT ${join([...list.values])} FROM ${list.from}`
  await execute(database, sql`INSERT INTO ${table} (${columns}) ${source}`)
}

/** Every field type: column, catalog, bound value and wire form fit together. */
export const valueCases: readonly ContractCase[] = [
  ...samples.map((sample, index) => ({
    title: `keeps a ${sample.type} (${JSON.stringify(sample.bound).slice(0, 30)})`,
    run: (database: ContractDatabase) => roundTrip(database, sample, `value_${index}`),
  })),
  { title: 'keeps lists of rows that count up, and documents among them', run: keepsLists },
]

async function keepsLists(database: ContractDatabase): Promise<void> {
  const { expressions } = database.dialect
  if (expressions.rowList === undefined) return
  const table = 'value_lists'
  await createTable(database, table, [
    { name: 'name', type: 'string' },
    { name: 'doc', type: 'json' },
  ])
  const found = await catalogTable(database, table)
  const shapes = ['id', 'name', 'doc'].map((name) => shapeOf(database, found, { name, special: name === 'doc' ? ['cast-json'] : [] }))
  const columns = ['id', 'name', 'doc'].map(expressions.identifier)
  const row = (index: number) => [index, String(index - 7), index % 9 === 0 ? null : { text: `${awkwardText} ${index}`, index }] as const
  const lists = [Array.from({ length: 40 }, (_, index) => row(index)), Array.from({ length: 5 }, (_, index) => row(60 - index * 2))]
  for (const rows of lists) {
    const bound = expressions.rowList(
      shapes.map((shape, index) => ({ shape, values: rows.map((values) => values[index] as RowListValue) })),
    )
    if (bound === null) throw new Error('The rows could not be bound as a list')
    await execute(
      database,
      sql`INSERT INTO ${expressions.table(tableOf(table))} (${join(columns)}) SELECT ${join([...bound.values])} FROM ${bound.from}`,
    )
  }
  const entries = ['id', 'name', 'doc'].map((key, index) => ({
    key,
    value: expressions.wireValue(expressions.identifier(key), shapes[index] as ColumnShape),
  }))
  const orderBy = [{ expression: expressions.identifier('id'), direction: 'asc' } as const]
  const select = { entries, from: expressions.table(tableOf(table)), where: null, orderBy, limit: null, offset: null }
  const expected = lists.flat().toSorted(([a], [b]) => a - b)
  assert.deepEqual(
    await readJson(database, expressions.listStatement(select)),
    expected.map(([id, name, doc]) => ({ id, name, doc })),
  )
}

async function roundTrip(database: ContractDatabase, sample: Sample, name: string): Promise<void> {
  const { expressions } = database.dialect
  const [id, value] = [expressions.identifier('id'), expressions.identifier('value')]
  await createTable(database, name, [{ name: 'value', type: sample.type }])
  const shape = shapeOf(database, await catalogTable(database, name), { name: 'value', special: sample.special ?? [] })
  assert.equal(shape.type, sample.type, 'the catalog gives the type back')
  const table = expressions.table(tableOf(name))
  await execute(database, sql`INSERT INTO ${table} (${id}, ${value}) VALUES (1, ${expressions.bindValue(bind(sample.bound), shape)})`)
  await execute(database, sql`INSERT INTO ${table} (${id}, ${value}) VALUES (2, ${expressions.bindValue(bind(null), shape)})`)
  const entries = [
    { key: 'id', value: { sql: id, encoding: 'number' } as const },
    { key: 'value', value: expressions.wireValue(value, shape) },
  ]
  const select = { entries, from: table, where: null, orderBy: [{ expression: id, direction: 'asc' } as const], limit: null, offset: null }
  const wire = sample.wire ?? sample.bound
  const stored = [
    { id: 1, value: wire },
    { id: 2, value: null },
  ]
  assert.deepEqual(await readJson(database, expressions.listStatement(select)), stored)
  await insertList(database, { table, columns: sql`${id}, ${value}`, shape, bound: [sample.bound, null] })
  const all = [...stored, { id: 11, value: wire }, { id: 12, value: null }]
  assert.deepEqual(await readJson(database, expressions.listStatement(select)), all)
  await execute(database, sql`DELETE FROM ${table} WHERE ${id} > 10`)
  if (sample.isComparable === false) return
  const column = expressions.comparable(value, shape)
  const equal = sql`${column} = ${expressions.bindValue(bind(sample.bound), shape)}`
  const listed = expressions.isIn(column, database.dialect.supports.arrayParameters ? [bind([sample.bound])] : [bind(sample.bound)], shape)
  for (const where of [equal, listed]) {
    assert.deepEqual(await readJson(database, expressions.listStatement({ ...select, where })), [{ id: 1, value: wire }])
  }
}
