import assert from 'node:assert/strict'
import type { CatalogColumn } from '../catalog.ts'
import { compile } from '../compile.ts'
import type { ColumnDefinition } from '../schema-change.ts'
import { sql } from '../sql.ts'
import {
  type ContractCase,
  type ContractDatabase,
  catalogTable,
  change,
  createTable,
  execute,
  insert,
  readJson,
  tableOf,
} from './contract-case.ts'

/** Changes of the structure, read back from the catalog. */
export const changeCases: readonly ContractCase[] = [
  { title: 'creates what the catalog then says', run: creation },
  { title: 'numbers an auto-increment key', run: autoIncrement },
  { title: 'adds, alters, renames and drops a column, and keeps the rows', run: columns },
  { title: 'adds a required column with a default to a table with rows', run: requiredColumn },
  { title: 'refuses NOT NULL while there are nulls', run: nullsPresent },
  { title: 'adds and drops keys and indexes', run: keys },
  { title: 'keeps children when their parent is altered', run: parents },
  { title: 'renames and drops tables', run: tables },
  { title: 'takes any name', run: (database) => names(database, plainNames) },
  { title: 'takes names beyond the basic plane', run: (database) => names(database, ['😀']) },
  { title: 'notices every change', run: fingerprints },
]

async function columnOf(database: ContractDatabase, table: string, name: string): Promise<CatalogColumn> {
  const column = (await catalogTable(database, table)).columns.find((candidate) => candidate.name === name)
  if (column === undefined) throw new Error(`"${table}" has no column "${name}"`)
  return column
}

async function creation(database: ContractDatabase): Promise<void> {
  const { columnTypes } = database.dialect
  await change(database, {
    kind: 'create-table',
    table: tableOf('made'),
    columns: [
      { name: 'a', type: 'integer', isNullable: false },
      { name: 'b', type: 'string', maxLength: 20, isNullable: false, defaultValue: { literal: "it's" } },
      { name: 'c', type: 'boolean', defaultValue: { literal: true } },
      { name: 'd', type: 'decimal', numericPrecision: 8, numericScale: 3, defaultValue: { literal: 1.5 } },
      { name: 'e', type: 'timestamp', defaultValue: { function: 'now' } },
    ],
    primaryKey: ['a', 'b'],
  })
  const table = await catalogTable(database, 'made')
  assert.deepEqual(table.primaryKey, ['a', 'b'])
  assert.deepEqual(
    table.columns.map(({ name, isNullable }) => [name, isNullable]),
    [
      ['a', false],
      ['b', false],
      ['c', true],
      ['d', true],
      ['e', true],
    ],
  )
  const defaultOf = (name: string, type: ColumnDefinition['type']): unknown =>
    columnTypes.parseDefault(table.columns.find((column) => column.name === name) ?? raise(name), type)
  assert.equal(defaultOf('b', 'string'), "it's")
  assert.equal(defaultOf('c', 'boolean'), true)
  assert.equal(defaultOf('d', 'decimal'), 1.5)
  assert.match(String(defaultOf('e', 'timestamp')), /now|current_timestamp|getdate|sysdate|getutcdate/i)
  const decimal = await columnOf(database, 'made', 'd')
  assert.deepEqual([decimal.numericPrecision, decimal.numericScale], [8, 3])
  assert.equal((await columnOf(database, 'made', 'b')).maxLength, 20)
}

function raise(name: string): never {
  throw new Error(`no column "${name}"`)
}

async function autoIncrement(database: ContractDatabase): Promise<void> {
  for (const type of ['integer', 'bigInteger'] as const) {
    const name = `counted_${type.toLowerCase()}`
    const columns: ColumnDefinition[] = [
      { name: 'id', type, isNullable: false, isAutoIncrement: true },
      { name: 'value', type: 'integer' },
    ]
    await change(database, { kind: 'create-table', table: tableOf(name), columns, primaryKey: ['id'] })
    await insert(database, name, { value: 1 })
    await insert(database, name, { value: 2 })
    const id = database.dialect.expressions.identifier('id')
    const { connection, dialect } = database
    assert.equal(
      Number(await connection.text(compile(dialect, sql`SELECT max(${id}) FROM ${dialect.expressions.table(tableOf(name))}`))),
      2,
    )
    assert.equal((await columnOf(database, name, 'id')).isAutoIncrement, true)
  }
}

async function columns(database: ContractDatabase): Promise<void> {
  const table = tableOf('altered')
  await createTable(database, 'altered', [{ name: 'kept', type: 'string' }])
  await insert(database, 'altered', { id: 1, kept: 'k' })
  const first: ColumnDefinition = { name: 'value', type: 'integer', defaultValue: { literal: 3 } }
  await change(database, { kind: 'add-column', table, column: first })
  const second: ColumnDefinition = { name: 'value', type: 'bigInteger', isNullable: false, defaultValue: { literal: 4 } }
  await change(database, { kind: 'alter-column', table, from: first, to: second })
  await insert(database, 'altered', { id: 2, kept: 'l' })
  const column = await columnOf(database, 'altered', 'value')
  assert.deepEqual(
    [database.dialect.columnTypes.toFieldType(column, []), column.isNullable, database.dialect.columnTypes.parseDefault(column, 'integer')],
    ['bigInteger', false, 4],
  )
  assert.deepEqual(await valuesOf(database, 'altered', 'value'), [3, 4])
  const third: ColumnDefinition = { name: 'value', type: 'string', isNullable: true }
  await change(
    database,
    { kind: 'alter-column', table, from: second, to: third },
    { kind: 'rename-column', table, column: 'value', to: 'renamed' },
  )
  const renamed = await columnOf(database, 'altered', 'renamed')
  assert.deepEqual(
    [
      database.dialect.columnTypes.toFieldType(renamed, []),
      renamed.isNullable,
      database.dialect.columnTypes.parseDefault(renamed, 'string'),
    ],
    ['string', true, null],
  )
  await change(database, { kind: 'drop-column', table, column: 'renamed' })
  assert.deepEqual(
    (await catalogTable(database, 'altered')).columns.map(({ name }) => name),
    ['id', 'kept'],
  )
}

async function valuesOf(database: ContractDatabase, table: string, column: string): Promise<unknown> {
  const { expressions } = database.dialect
  const id = expressions.identifier('id')
  return await readJson(
    database,
    expressions.listStatement({
      bare: true,
      entries: [{ key: '', value: { sql: expressions.identifier(column), encoding: 'number' } }],
      from: expressions.table(tableOf(table)),
      where: null,
      orderBy: [{ expression: id, direction: 'asc' }],
      limit: null,
      offset: null,
    }),
  )
}

async function requiredColumn(database: ContractDatabase): Promise<void> {
  await createTable(database, 'filled', [])
  await insert(database, 'filled', { id: 1 })
  await change(database, {
    kind: 'add-column',
    table: tableOf('filled'),
    column: { name: 'value', type: 'integer', isNullable: false, defaultValue: { literal: 6 } },
  })
  await change(database, {
    kind: 'add-column',
    table: tableOf('filled'),
    column: { name: 'at', type: 'timestamp', isNullable: false, defaultValue: { function: 'now' } },
  })
  assert.deepEqual(await valuesOf(database, 'filled', 'value'), [6])
  assert.equal((await columnOf(database, 'filled', 'at')).isNullable, false)
}

async function nullsPresent(database: ContractDatabase): Promise<void> {
  await createTable(database, 'holey', [{ name: 'value', type: 'integer' }])
  await insert(database, 'holey', { id: 1, value: null })
  const from: ColumnDefinition = { name: 'value', type: 'integer' }
  const error: unknown = await change(database, {
    kind: 'alter-column',
    table: tableOf('holey'),
    from,
    to: { ...from, isNullable: false },
  }).catch((problem: unknown) => problem)
  assert.match(database.dialect.toRectoError(error)?.code ?? String(error), /^(CONTAINS_NULL_VALUES|NOT_NULL_VIOLATION)$/)
  assert.equal((await columnOf(database, 'holey', 'value')).isNullable, true)
}

async function keys(database: ContractDatabase): Promise<void> {
  await createTable(database, 'one', [])
  await createTable(database, 'many', [
    { name: 'one', type: 'integer' },
    { name: 'code', type: 'string' },
  ])
  const table = tableOf('many')
  const foreignKey = {
    name: 'many_one_foreign',
    columns: ['one'],
    referencedTable: tableOf('one'),
    referencedColumns: ['id'],
    onDelete: 'SET NULL',
  } as const
  await change(
    database,
    { kind: 'add-foreign-key', table, foreignKey },
    { kind: 'add-index', table, name: 'many_code_unique', columns: ['code'], isUnique: true },
  )
  await change(database, { kind: 'add-index', table, name: 'many_one_code_index', columns: ['one', 'code'], isUnique: false })
  const made = await catalogTable(database, 'many')
  assert.deepEqual(
    made.foreignKeys.map((key) => [key.columns, key.referencedTable, key.referencedColumns, key.onDelete]),
    [[['one'], 'one', ['id'], 'SET NULL']],
  )
  const own = made.indexes.filter(({ name }) => name !== 'many_one_foreign')
  assert.deepEqual(
    own.map(({ name, columns: names, isUnique }) => [name, names, isUnique]),
    [
      ['many_code_unique', ['code'], true],
      ['many_one_code_index', ['one', 'code'], false],
    ],
  )
  await change(database, { kind: 'drop-foreign-key', table, name: 'many_one_foreign', columns: ['one'] })
  await change(
    database,
    { kind: 'drop-index', table, name: 'many_code_unique', isUnique: true },
    { kind: 'drop-index', table, name: 'many_one_code_index', isUnique: false },
  )
  const bare = await catalogTable(database, 'many')
  assert.deepEqual([bare.foreignKeys, bare.indexes.filter(({ name }) => name !== 'many_one_foreign')], [[], []])
}

async function parents(database: ContractDatabase): Promise<void> {
  const { expressions } = database.dialect
  await createTable(database, 'owner', [{ name: 'value', type: 'integer' }])
  await createTable(database, 'owned', [{ name: 'owner', type: 'integer' }])
  const foreignKey = {
    name: 'owned_owner_foreign',
    columns: ['owner'],
    referencedTable: tableOf('owner'),
    referencedColumns: ['id'],
    onDelete: 'CASCADE',
  } as const
  await change(database, { kind: 'add-foreign-key', table: tableOf('owned'), foreignKey })
  await insert(database, 'owner', { id: 1, value: 5 })
  await insert(database, 'owned', { id: 1, owner: 1 })
  const from: ColumnDefinition = { name: 'value', type: 'integer' }
  await change(database, { kind: 'alter-column', table: tableOf('owner'), from, to: { name: 'value', type: 'string', isNullable: false } })
  assert.deepEqual(await valuesOf(database, 'owned', 'owner'), [1])
  assert.equal(await execute(database, sql`DELETE FROM ${expressions.table(tableOf('owner'))}`), 1)
  assert.deepEqual(await valuesOf(database, 'owned', 'owner'), [])
}

async function tables(database: ContractDatabase): Promise<void> {
  await createTable(database, 'before', [])
  await change(database, { kind: 'rename-table', table: tableOf('before'), to: 'after' })
  assert.equal((await catalogTable(database, 'after')).kind, 'table')
  await change(database, { kind: 'drop-table', table: tableOf('after') })
  await assert.rejects(catalogTable(database, 'after'))
}

const plainNames = ['select', 'a"b', 'a`b', "a'b", 'a[b]', 'a;b--', 'a?b $1 :c', 'a\\b', 'Ünïcode 中文', 'n'.repeat(60)]

async function names(database: ContractDatabase, candidates: readonly string[]): Promise<void> {
  const { expressions } = database.dialect
  for (const name of candidates) {
    await createTable(database, name, [{ name: `${name.slice(0, 58)}_c`, type: 'integer' }])
    await insert(database, name, { id: 1, [`${name.slice(0, 58)}_c`]: 2 })
    assert.deepEqual(await valuesOf(database, name, `${name.slice(0, 58)}_c`), [2], name)
    assert.deepEqual((await catalogTable(database, name)).primaryKey, ['id'])
    await change(database, { kind: 'drop-table', table: tableOf(name) })
  }
  assert.throws(() => expressions.identifier('a\u0000b'))
}

async function fingerprints(database: ContractDatabase): Promise<void> {
  const { dialect, connection } = database
  const table = tableOf('watched')
  await createTable(database, 'watched', [{ name: 'value', type: 'integer' }])
  const seen = new Set([await dialect.catalogFingerprint(connection)])
  const column: ColumnDefinition = { name: 'extra', type: 'string' }
  const foreignKey = { name: 'watched_value_foreign', columns: ['value'], referencedTable: table, referencedColumns: ['id'] }
  for (const one of [
    { kind: 'add-column', table, column },
    { kind: 'alter-column', table, from: column, to: { ...column, defaultValue: { literal: 'x' } } },
    { kind: 'rename-column', table, column: 'extra', to: 'more' },
    { kind: 'drop-column', table, column: 'more' },
    { kind: 'add-foreign-key', table, foreignKey },
    { kind: 'drop-foreign-key', table, name: 'watched_value_foreign', columns: ['value'] },
    { kind: 'drop-table', table },
  ] as const) {
    await change(database, one)
    const fingerprint = await dialect.catalogFingerprint(connection)
    assert.equal(await dialect.catalogFingerprint(connection), fingerprint)
    // A change undone may look like its beginning where the catalog keeps no history; the one before must differ.
    assert.notEqual([...seen].at(-1), fingerprint, one.kind)
    seen.delete(fingerprint)
    seen.add(fingerprint)
  }
}
