import type { openDatabase } from '@recto/dialects'
import type { ColumnDefinition } from '@recto/dialects/schema'

const id: ColumnDefinition = { name: 'id', type: 'integer', isNullable: false, isAutoIncrement: true }

/** Creates tables of books, their authors and chapters, of lines with a composite key, of tickets that are only keys, and of one configuration. */
export async function createBooksTables(open: Awaited<ReturnType<typeof openDatabase>>): Promise<void> {
  interface Keys {
    readonly references?: Readonly<Record<string, string>>
    readonly primaryKey?: readonly string[]
  }
  const create = async (name: string, columns: readonly ColumnDefinition[], { references = {}, primaryKey = ['id'] }: Keys = {}) => {
    const foreignKeys = Object.entries(references).map(([column, target]) => ({
      name: `${name}_${column}_fk`,
      columns: [column],
      referencedTable: { schema: null, name: target },
      referencedColumns: ['id'],
    }))
    const statements = open.dialect.alter({ kind: 'create-table', table: { schema: null, name }, columns, primaryKey, foreignKeys })
    for (const statement of statements) await open.connection.execute(statement)
  }
  // Keys that count up are unsigned on some engines, and what refers to them has to be too.
  const referring = open.dialect.columnTypes.toNativeType(id).includes('unsigned') ? { nativeType: 'int unsigned' } : {}
  await create('tickets', [id])
  await create('authors', [id, { name: 'name', type: 'string', isNullable: false }, { name: 'email', type: 'string' }])
  const unique = open.dialect.alter({
    kind: 'add-index',
    table: { schema: null, name: 'authors' },
    name: 'authors_email_unique',
    columns: ['email'],
    isUnique: true,
  })
  for (const statement of unique) await open.connection.execute(statement)
  await create(
    'books',
    [
      { name: 'id', type: 'uuid', isNullable: false },
      { name: 'title', type: 'string', maxLength: 50, isNullable: false },
      { name: 'status', type: 'string' },
      { name: 'pages', type: 'integer' },
      { name: 'meta', type: 'json' },
      { name: 'published', type: 'date' },
      { name: 'author', type: 'integer', ...referring },
      { name: 'secret', type: 'hash' },
      { name: 'created', type: 'timestamp' },
      { name: 'changed_by', type: 'uuid' },
    ],
    { references: { author: 'authors' } },
  )
  await create('chapters', [id, { name: 'title', type: 'string' }, { name: 'position', type: 'integer' }, { name: 'book', type: 'uuid' }], {
    references: { book: 'books' },
  })
  await create(
    'lines',
    [
      { name: 'a', type: 'integer', isNullable: false },
      { name: 'b', type: 'string', maxLength: 20, isNullable: false },
      { name: 'n', type: 'integer' },
    ],
    { primaryKey: ['a', 'b'] },
  )
  await create('config', [id, { name: 'site', type: 'string', defaultValue: { literal: 'My site' } }])
}
