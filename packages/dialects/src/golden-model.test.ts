import { fieldTypes } from '@recto/protocol'
import { describe, expect, it } from 'vitest'
import { cockroachdb, mssql, oracle, type Statement } from './index.ts'
import type { ColumnDefinition, SchemaChange } from './schema/index.ts'

/** Engines that no test machine can run: their statements are kept in files that can be read and checked. */
const engines = [cockroachdb, mssql, oracle]

const table = { schema: null, name: 'books' }
const id: ColumnDefinition = { name: 'id', type: 'integer', isNullable: false, isAutoIncrement: true }

const types = fieldTypes.filter((type) => type !== 'alias' && type !== 'unknown')

type Type = (typeof types)[number]

const literals: Readonly<Partial<Record<Type, string | number | boolean>>> = {
  bigInteger: 8,
  boolean: true,
  date: '2026-01-02',
  dateTime: '2026-01-02 03:04:05',
  decimal: 1.5,
  float: 0.5,
  hash: 'none',
  integer: 7,
  string: "it's",
  time: '01:02:03',
  uuid: '3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10',
}

/** Where a value of the first type has a form in the second. */
const retyped: readonly (readonly [from: Type, to: Type])[] = [
  ['string', 'text'],
  ['text', 'string'],
  ['string', 'integer'],
  ['integer', 'bigInteger'],
  ['integer', 'string'],
  ['decimal', 'float'],
  ['float', 'decimal'],
  ['date', 'dateTime'],
  ['dateTime', 'timestamp'],
  ['timestamp', 'dateTime'],
  ['time', 'string'],
  ['json', 'text'],
  ['uuid', 'string'],
  ['boolean', 'integer'],
]

const foreignKey = (onDelete: 'SET NULL' | 'CASCADE' | 'NO ACTION', columns: readonly string[] = ['author']) => ({
  name: `books_${columns.join('_')}_foreign`,
  columns,
  referencedTable: { schema: null, name: 'authors' },
  referencedColumns: columns.length === 1 ? ['id'] : columns,
  onDelete,
})

const alter = (from: Partial<ColumnDefinition>, to: Partial<ColumnDefinition>, type: Type = 'string'): SchemaChange => ({
  kind: 'alter-column',
  table,
  from: { name: 'field', type, ...from },
  to: { name: 'field', type, ...to },
})

/** What each change of the data model asks of the engine. */
const operations: Readonly<Record<string, readonly SchemaChange[]>> = {
  'make a collection with a counted key': [{ kind: 'create-table', table, columns: [id], primaryKey: ['id'] }],
  'make a collection with a long counted key': [
    { kind: 'create-table', table, columns: [{ ...id, type: 'bigInteger' }], primaryKey: ['id'] },
  ],
  'make a collection with a uuid': [
    { kind: 'create-table', table, columns: [{ name: 'id', type: 'uuid', isNullable: false }], primaryKey: ['id'] },
  ],
  'make a collection with a text as key': [
    { kind: 'create-table', table, columns: [{ name: 'id', type: 'string', maxLength: 20, isNullable: false }], primaryKey: ['id'] },
  ],
  'make a collection with a composite key': [
    {
      kind: 'create-table',
      table,
      columns: ['one', 'two'].map((name) => ({ name, type: 'integer', isNullable: false })),
      primaryKey: ['one', 'two'],
    },
  ],
  'rename a collection': [{ kind: 'rename-table', table, to: 'works' }],
  'delete a collection': [{ kind: 'drop-table', table }],
  ...Object.fromEntries(types.map((type) => [`make a field: ${type}`, [{ kind: 'add-column', table, column: { name: 'field', type } }]])),
  'make a field that is required': [
    {
      kind: 'add-column',
      table,
      column: { name: 'field', type: 'string', maxLength: 40, isNullable: false, defaultValue: { literal: '' } },
    },
  ],
  'make a field that is filled': [
    { kind: 'add-column', table, column: { name: 'field', type: 'uuid', defaultValue: { function: 'uuid' } } },
    { kind: 'add-column', table, column: { name: 'made', type: 'timestamp', defaultValue: { function: 'now' } } },
  ],
  'make a field with a comment': [{ kind: 'add-column', table, column: { name: 'field', type: 'text', comment: "it's" } }],
  ...Object.fromEntries(types.map((type) => [`require a field: ${type}`, [alter({}, { isNullable: false }, type)]])),
  ...Object.fromEntries(types.map((type) => [`free a field: ${type}`, [alter({ isNullable: false }, {}, type)]])),
  ...Object.fromEntries(
    Object.entries(literals).map(([type, literal]) => [
      `give a field a default and take it away: ${type}`,
      [alter({}, { defaultValue: { literal } }, type as Type), alter({ defaultValue: { literal } }, {}, type as Type)],
    ]),
  ),
  'lengthen a field': [alter({ maxLength: 20 }, { maxLength: 40 })],
  'widen a number': [alter({ numericPrecision: 8, numericScale: 2 }, { numericPrecision: 12, numericScale: 4 }, 'decimal')],
  ...Object.fromEntries(
    retyped.map(([from, to]) => [
      `change a type: ${from} to ${to}`,
      [{ kind: 'alter-column', table, from: { name: 'field', type: from }, to: { name: 'field', type: to } }],
    ]),
  ),
  'comment on a field': [alter({}, { comment: "it's" }), alter({ comment: "it's" }, { comment: null })],
  'rename a field': [{ kind: 'rename-column', table, column: 'field', to: 'other' }],
  'delete a field': [{ kind: 'drop-column', table, column: 'field', indexes: ['books_field_index'] }],
  'make a field unique, and not': [
    { kind: 'add-index', table, name: 'books_field_unique', columns: ['field'], isUnique: true },
    { kind: 'drop-index', table, name: 'books_field_unique', isUnique: true },
  ],
  'index a field, and not': [
    { kind: 'add-index', table, name: 'books_field_index', columns: ['field'], isUnique: false },
    { kind: 'drop-index', table, name: 'books_field_index', isUnique: false },
  ],
  'index a field while it is written': [
    { kind: 'add-index', table, name: 'books_field_index', columns: ['field'], isUnique: false, concurrently: true },
    { kind: 'add-index', table, name: 'books_field_unique', columns: ['field'], isUnique: true, concurrently: true },
  ],
  'make a relation': [{ kind: 'add-foreign-key', table, foreignKey: foreignKey('SET NULL') }],
  'change a relation': [
    { kind: 'drop-foreign-key', table, name: 'books_author_foreign', columns: ['author'] },
    { kind: 'add-foreign-key', table, foreignKey: { ...foreignKey('CASCADE'), onUpdate: 'CASCADE' } },
  ],
  'make a relation over several fields': [{ kind: 'add-foreign-key', table, foreignKey: foreignKey('NO ACTION', ['publisher', 'author']) }],
  'delete a relation': [{ kind: 'drop-foreign-key', table, name: 'books_author_foreign', columns: ['author'] }],
}

function written(title: string, statements: readonly Statement[]): string {
  return `-- ${title}\n${statements.map(({ sql: text }) => `${text};\n`).join('')}`
}

describe.each(engines)('$name', (dialect) => {
  it('writes every change of the data model', async () => {
    const text = Object.entries(operations).map(([title, changes]) =>
      written(
        title,
        changes.flatMap((change) => dialect.alter(change)),
      ),
    )
    await expect(text.join('\n')).toMatchFileSnapshot(`golden/model.${dialect.name}.sql`)
  })

  it('says nothing without a value, and nothing as a parameter', () => {
    const statements = Object.values(operations).flatMap((changes) => changes.flatMap((change) => dialect.alter(change)))
    expect(statements.filter(({ sql: text }) => /undefined|\[object|NaN/.test(text))).toEqual([])
    expect(statements.filter(({ parameters }) => parameters.length > 0)).toEqual([])
  })

  it('gets statements for every change but those that make no difference to it', () => {
    const silent = Object.entries(operations).filter(([, changes]) => changes.some((change) => dialect.alter(change).length === 0))
    expect(silent.map(([title]) => title)).toEqual([])
  })
})
