import { expect, it } from 'vitest'
import { compile } from '../compile.ts'
import type { ColumnShape, JsonSelect } from '../expressions/index.ts'
import { raw, sql } from '../index.ts'
import type { SchemaChange } from '../schema/index.ts'
import { cockroachdb } from './dialect.ts'

const table = { schema: null, name: 'books' }
const foreignKey = {
  name: 'books_author_foreign',
  columns: ['author'],
  referencedTable: { schema: null, name: 'authors' },
  referencedColumns: ['id'],
  onDelete: 'SET NULL',
} as const

const changes: readonly SchemaChange[] = [
  {
    kind: 'create-table',
    table,
    columns: [
      { name: 'id', type: 'integer', isNullable: false, isAutoIncrement: true },
      { name: 'title', type: 'string', maxLength: 80, isNullable: false, defaultValue: { literal: "it's" }, comment: 'Shown' },
      { name: 'price', type: 'decimal', numericPrecision: 8, numericScale: 2 },
      { name: 'meta', type: 'json' },
      { name: 'made', type: 'timestamp', defaultValue: { function: 'now' } },
    ],
    primaryKey: ['id'],
    foreignKeys: [foreignKey],
  },
  { kind: 'add-column', table, column: { name: 'key', type: 'uuid', defaultValue: { function: 'uuid' } } },
  {
    kind: 'alter-column',
    table,
    from: { name: 'price', type: 'decimal' },
    to: { name: 'price', type: 'string', isNullable: false, defaultValue: { literal: '0' } },
  },
  { kind: 'rename-column', table, column: 'price', to: 'cost' },
  { kind: 'drop-column', table, column: 'cost' },
  { kind: 'add-index', table, name: 'books_title_unique', columns: ['title'], isUnique: true },
  { kind: 'drop-index', table, name: 'books_title_unique', isUnique: true },
  { kind: 'add-index', table, name: 'books_made_index', columns: ['made'], isUnique: false, concurrently: true },
  { kind: 'drop-index', table, name: 'books_made_index', isUnique: false },
  { kind: 'add-foreign-key', table, foreignKey },
  { kind: 'drop-foreign-key', table, name: foreignKey.name, columns: foreignKey.columns },
  { kind: 'rename-table', table, to: 'works' },
  { kind: 'drop-table', table },
]

it('changes tables', async () => {
  const text = changes.flatMap((change) => cockroachdb.alter(change).map((statement) => `${statement.sql};`)).join('\n')
  await expect(`${text}\n`).toMatchFileSnapshot('../golden/changes.cockroachdb.sql')
})

const shapes: readonly (readonly [name: string, shape: ColumnShape])[] = [
  ['title', shapeOf('string', 'character varying')],
  ['price', shapeOf('decimal', 'numeric')],
  ['meta', shapeOf('json', 'jsonb')],
  ['made', shapeOf('timestamp', 'timestamp with time zone')],
  ['kind', shapeOf('unknown', 'book_kind')],
]

function shapeOf(type: ColumnShape['type'], dataType: string): ColumnShape {
  return { type, dataType, nativeType: dataType, numericScale: null, special: [] }
}

it('reads lists', async () => {
  const { expressions } = cockroachdb
  const column = (name: string) => sql`b.${expressions.identifier(name)}`
  const select: JsonSelect = {
    entries: shapes.map(([key, shape]) => ({ key, value: expressions.wireValue(column(key), shape) })),
    from: sql`${expressions.table(table)} AS b`,
    where: raw(
      shapes
        .map(([name, shape]) => compile(cockroachdb, sql`${expressions.comparable(column(name), shape)} IS NOT NULL`).sql)
        .join(' AND '),
    ),
    orderBy: [{ expression: column('title'), direction: 'desc', nulls: 'last' }],
    limit: 10,
    offset: sql`${20}`,
  }
  await expect(`${compile(cockroachdb, expressions.listStatement(select)).sql}\n`).toMatchFileSnapshot('../golden/list.cockroachdb.sql')
})
