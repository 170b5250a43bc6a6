import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import type { ColumnShape, JsonSelect } from './expressions/index.ts'
import { type Dialect, mariadb, mssql, mysql, oracle, raw, type Sql, type Statement, sql } from './index.ts'
import type { SchemaChange } from './schema/index.ts'

const shape = (type: ColumnShape['type'], dataType: string | null = null, numericScale: number | null = null): ColumnShape => ({
  type,
  dataType,
  nativeType: dataType,
  numericScale,
  special: [],
})

/** Statements of every kind for one engine: lists, rows, values and operators. */
function reads({ expressions: e }: Dialect): Readonly<Record<string, Sql>> {
  const column = (alias: string, name: string) => sql`${raw(alias)}.${e.identifier(name)}`
  const from = (name: string, alias: string) => sql`${e.table({ schema: null, name })} ${raw(alias)}`
  const select = (part: Partial<JsonSelect> & Pick<JsonSelect, 'entries' | 'from'>): JsonSelect => ({
    where: null,
    orderBy: [],
    limit: null,
    offset: null,
    ...part,
  })
  const field = (alias: string, name: string, type: ColumnShape) => ({ key: name, value: e.wireValue(column(alias, name), type) })
  const author = e.jsonObject(
    select({
      entries: [field('t2', 'name', shape('string', 'varchar'))],
      from: from('people', 't2'),
      where: sql`${column('t2', 'id')} = ${column('t1', 'author')}`,
    }),
  )
  const comments = (limit: number | null, offset: Sql | null) =>
    e.jsonList(
      select({
        entries: [field('t1', 'text', shape('text', 'text')), { key: 'author', value: author }],
        from: from('comments', 't1'),
        where: sql`${column('t1', 'book')} = ${column('t0', 'id')}`,
        orderBy: [{ expression: column('t1', 'id'), direction: 'desc', nulls: 'last' }],
        limit,
        offset,
      }),
    )
  const books = (limit: number | null, offset: Sql | null): JsonSelect =>
    select({
      entries: [
        field('t0', 'id', shape('integer', 'int')),
        { ...field('t0', "it's odd", shape('bigInteger', 'bigint')), key: 'it\'s "odd."\\' },
        { key: 'comments', value: comments(limit, offset) },
      ],
      from: from('books', 't0'),
      where: sql`${column('t0', 'title')} = ${'x'}`,
      orderBy: [
        { expression: column('t0', 'title'), direction: 'asc', nulls: 'last' },
        { expression: column('t0', 'id'), direction: 'asc' },
      ],
      limit,
      offset,
    })
  const plain = select({
    entries: [
      field('t0', 'id', shape('integer', 'int')),
      {
        key: 'comments',
        value: e.jsonList(select({ entries: [field('t1', 'text', shape('text', 'text'))], from: from('comments', 't1') })),
      },
    ],
    from: from('books', 't0'),
    limit: 100,
  })
  const types = (
    [
      'bigInteger',
      'binary',
      'boolean',
      'csv',
      'date',
      'dateTime',
      'decimal',
      'float',
      'geometry',
      'hash',
      'integer',
      'json',
      'string',
      'text',
      'time',
      'timestamp',
      'unknown',
      'uuid',
    ] as const
  ).map((type) => field('t0', type, shape(type, null, 2)))
  const subject = column('t0', 'title')
  const condition = (test: Sql) => sql`SELECT 1 FROM ${from('books', 't0')} WHERE ${test}`
  const value = (expression: Sql) => sql`SELECT ${expression} FROM ${from('books', 't0')}`
  return {
    list: e.listStatement(books(null, null)),
    'list, cut': e.listStatement(books(10, sql`${20}`)),
    'list of plain keys': e.listStatement(plain),
    'list of values': e.listStatement(
      select({ bare: true, entries: [field('t0', 'title', shape('string', 'varchar'))], from: from('books', 't0'), limit: 0 }),
    ),
    groups: e.rowsStatement(
      select({
        entries: [{ key: 'count', value: { sql: raw('COUNT(*)'), encoding: 'number' } }],
        from: from('books', 't0'),
        groupBy: [column('t0', 'author')],
        orderBy: [{ expression: raw('COUNT(*)'), direction: 'desc' }],
      }),
    ),
    rows: e.rowsStatement(books(null, sql`${20}`)),
    'every type': e.rowsStatement(select({ entries: types, from: from('books', 't0') })),
    like: condition(e.like(subject, sql`${'a%'}`, { ignoreCase: false })),
    'like, any case': condition(e.like(subject, sql`${'a%'}`, { ignoreCase: true })),
    in: condition(e.isIn(subject, [sql`${1}`, sql`${2}`], shape('bigInteger', 'bigint'))),
    'in nothing': condition(e.isIn(subject, [])),
    bound: condition(
      ['bigInteger', 'binary', 'boolean', 'date', 'dateTime', 'decimal', 'time', 'timestamp', 'uuid']
        .map(
          (type) =>
            sql`${e.comparable(column('t0', type), shape(type as ColumnShape['type']))} = ${e.bindValue(sql`${'?'}`, shape(type as ColumnShape['type']))}`,
        )
        .reduce((all, each) => sql`${all} AND ${each}`),
    ),
    'parts of dates': value(
      (['year', 'month', 'week', 'day', 'weekday', 'hour', 'minute', 'second'] as const)
        .map((part) => e.datePart(part, column('t0', 'made'), shape('timestamp', null)))
        .reduce((all, each) => sql`${all}, ${each}`),
    ),
    'length of a list': value(e.jsonArrayLength(column('t0', 'tags'), shape('json'))),
    'a path': value(e.jsonPath(column('t0', 'tags'), ['a b', 0, 'c"d'], shape('json')).sql),
    'a text': value(e.jsonScalar(column('t0', 'tags'), ['a'], 'text', shape('json'))),
    'a number': value(e.jsonScalar(column('t0', 'tags'), ['a'], 'number', shape('json'))),
    'a condition as a value': value(e.conditionToValue(sql`${subject} = ${'x'}`)),
  }
}

const table = { schema: null, name: "bo'oks" }

const changes: Readonly<Record<string, SchemaChange>> = {
  'create table': {
    kind: 'create-table',
    table,
    primaryKey: ['id'],
    columns: [
      { name: 'id', type: 'integer', isAutoIncrement: true, isNullable: false, comment: "it's" },
      ...(
        [
          'bigInteger',
          'binary',
          'boolean',
          'csv',
          'date',
          'dateTime',
          'decimal',
          'float',
          'geometry.Point',
          'hash',
          'json',
          'string',
          'text',
          'time',
          'timestamp',
          'uuid',
        ] as const
      ).map((type) => ({ name: type, type })),
    ],
    foreignKeys: [
      {
        name: 'books_author_foreign',
        columns: ['author'],
        referencedTable: { schema: null, name: 'people' },
        referencedColumns: ['id'],
        onDelete: 'SET NULL',
        onUpdate: 'RESTRICT',
      },
    ],
  },
  'drop table': { kind: 'drop-table', table },
  'rename table': { kind: 'rename-table', table, to: 'works' },
  'add column': {
    kind: 'add-column',
    table,
    column: { name: 'title', type: 'string', isNullable: false, defaultValue: { literal: "it's \\" } },
  },
  'add column with uuid': { kind: 'add-column', table, column: { name: 'key', type: 'uuid', defaultValue: { function: 'uuid' } } },
  'alter column': {
    kind: 'alter-column',
    table,
    from: { name: 'title', type: 'string' },
    to: { name: 'title', type: 'text', isNullable: false, defaultValue: { function: 'now' }, comment: null },
  },
  'rename column': { kind: 'rename-column', table, column: 'title', to: 'name' },
  'drop column': { kind: 'drop-column', table, column: 'title' },
  'add index': { kind: 'add-index', table, name: 'books_title_index', columns: ['title', 'id'], isUnique: false, concurrently: true },
  'add unique index': { kind: 'add-index', table, name: 'books_title_unique', columns: ['title'], isUnique: true },
  'drop index': { kind: 'drop-index', table, name: 'books_title_unique', isUnique: true },
  'add foreign key': {
    kind: 'add-foreign-key',
    table,
    foreignKey: {
      name: 'books_author_foreign',
      columns: ['author'],
      referencedTable: { schema: 'other', name: 'people' },
      referencedColumns: ['id'],
      onDelete: 'CASCADE',
    },
  },
  'drop foreign key': { kind: 'drop-foreign-key', table, name: 'books_author_foreign', columns: ['author'] },
}

function written(title: string, statements: readonly Statement[]): string {
  const lines = statements.map(
    ({ sql: text, parameters }) => `${text};${parameters.length === 0 ? '' : `\n-- ${JSON.stringify(parameters)}`}`,
  )
  return `-- ${title}\n${lines.join('\n')}\n`
}

describe.each([mysql, mariadb, mssql, oracle])('$name', (dialect) => {
  it('writes reads', async () => {
    const text = Object.entries(reads(dialect)).map(([title, fragment]) => written(title, [compile(dialect, fragment)]))
    await expect(text.join('\n')).toMatchFileSnapshot(`golden/reads.${dialect.name}.sql`)
  })

  it('writes changes', async () => {
    const text = Object.entries(changes).map(([title, change]) => written(title, dialect.alter(change)))
    await expect(text.join('\n')).toMatchFileSnapshot(`golden/changes.${dialect.name}.sql`)
  })
})
