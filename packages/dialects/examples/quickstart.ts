import { bind, compile, dialectFor, sql } from '@recto/dialects'

const dialect = dialectFor('sqlite')
const { identifier, table } = dialect.expressions
const connection = await dialect.connect({ filename: ':memory:' })
const books = { schema: null, name: 'books' }

const changes = dialect.alter({
  kind: 'create-table',
  table: books,
  columns: [
    { name: 'id', type: 'integer', isNullable: false, isAutoIncrement: true },
    { name: 'title', type: 'string', maxLength: 80 },
  ],
  primaryKey: ['id'],
})
for (const statement of changes) await connection.execute(statement)
await connection.execute(compile(dialect, sql`INSERT INTO ${table(books)} (${identifier('title')}) VALUES (${'Middlemarch'})`))

const { tables } = await dialect.introspect(connection)
console.log(tables.map(({ name, columns }) => [name, columns.map((column) => column.nativeType)]))

const shape = { type: 'string', dataType: null, nativeType: null, numericScale: null, special: [] } as const
const list = dialect.expressions.listStatement({
  entries: [{ key: 'title', value: dialect.expressions.wireValue(identifier('title'), shape) }],
  from: table(books),
  where: dialect.expressions.like(identifier('title'), bind('middle%'), { ignoreCase: true }),
  orderBy: [],
  limit: 10,
  offset: null,
})
console.log(await connection.text(compile(dialect, list)))
await connection.close()
