import { describe, expect, it } from 'vitest'
import { columnTypes } from './column-types.ts'
import { toRectoError } from './errors.ts'
import { type ColumnRow, rowsToCatalog } from './introspect.ts'

const column = (part: Partial<ColumnRow> & Pick<ColumnRow, 'name' | 'dataType'>): ColumnRow => ({
  id: 1,
  maxBytes: 4,
  precision: 0,
  scale: 0,
  isNullable: true,
  isIdentity: false,
  defaultExpression: null,
  generation: null,
  comment: null,
  ...part,
})

/** Rows as sys.objects, sys.columns, sys.indexes and sys.foreign_keys give them. */
const catalog = rowsToCatalog({
  defaultSchema: 'dbo',
  tables: [
    { id: 1, schema: 'dbo', name: 'books', type: 'U ', comment: 'on paper', collation: 'SQL_Latin1_General_CP1_CI_AS' },
    { id: 2, schema: 'dbo', name: 'looking', type: 'V ', comment: null, collation: null },
  ],
  columns: [
    column({ name: 'id', dataType: 'int', precision: 10, isNullable: false, isIdentity: true }),
    column({ name: 'title', dataType: 'nvarchar', maxBytes: 510, defaultExpression: "(N'it''s')" }),
    column({ name: 'body', dataType: 'nvarchar', maxBytes: -1, comment: 'long' }),
    column({ name: 'price', dataType: 'decimal', precision: 10, scale: 2, defaultExpression: '((1.5))' }),
    column({ name: 'live', dataType: 'bit', precision: 1, defaultExpression: '((1))' }),
    column({ name: 'made', dataType: 'datetimeoffset', scale: 7, defaultExpression: '(sysutcdatetime())' }),
    column({ name: 'key', dataType: 'uniqueidentifier', defaultExpression: '(newid())' }),
    column({ name: 'version', dataType: 'timestamp' }),
    column({ name: 'double', dataType: 'int', precision: 10, generation: '([id]*(2))' }),
    column({ id: 2, name: 'id', dataType: 'int', precision: 10 }),
  ],
  indexes: [
    { id: 1, name: 'PK__books__1', isPrimary: true, isUnique: true, filter: null, column: 'id' },
    { id: 1, name: 'books_title_unique', isPrimary: false, isUnique: true, filter: '([title] IS NOT NULL)', column: 'title' },
    { id: 1, name: 'partial', isPrimary: false, isUnique: true, filter: '([live]=(1))', column: 'title' },
  ],
  foreignKeys: [
    {
      id: 1,
      name: 'f',
      column: 'a',
      referencedSchema: 'other',
      referencedTable: 'people',
      referencedColumn: 'x',
      onUpdate: 'NO_ACTION',
      onDelete: 'SET_NULL',
    },
    {
      id: 1,
      name: 'f',
      column: 'b',
      referencedSchema: 'other',
      referencedTable: 'people',
      referencedColumn: 'y',
      onUpdate: 'NO_ACTION',
      onDelete: 'SET_NULL',
    },
  ],
})
const [books, view] = catalog.tables

describe('rowsToCatalog', () => {
  it('reads tables, views, keys and indexes', () => {
    expect(view).toMatchObject({ kind: 'view', name: 'looking', columns: [{ name: 'id' }], primaryKey: [] })
    expect(books).toMatchObject({
      schema: 'dbo',
      kind: 'table',
      comment: 'on paper',
      primaryKey: ['id'],
      indexes: [
        { name: 'books_title_unique', columns: ['title'], isUnique: true },
        { name: 'partial', isUnique: false },
      ],
      foreignKeys: [
        { columns: ['a', 'b'], referencedSchema: 'other', referencedColumns: ['x', 'y'], onDelete: 'SET NULL', onUpdate: 'NO ACTION' },
      ],
    })
    expect(
      rowsToCatalog(
        {
          defaultSchema: 'dbo',
          tables: [{ id: 1, schema: 'dbo', name: 'sysdiagrams', type: 'U ', comment: null, collation: null }],
          columns: [],
          indexes: [],
          foreignKeys: [],
        },
        { excludeTables: ['sysdiagrams'] },
      ).tables,
    ).toEqual([])
  })

  it('reads types and defaults', () => {
    const read = books?.columns.map((each) => {
      const type = columnTypes.toFieldType(each, [])
      return [each.name, each.nativeType, type, columnTypes.parseDefault(each, type)]
    })
    expect(read).toEqual([
      ['id', 'int', 'integer', 'AUTO_INCREMENT'],
      ['title', 'nvarchar(255)', 'string', "it's"],
      ['body', 'nvarchar(max)', 'text', null],
      ['price', 'decimal(10,2)', 'decimal', 1.5],
      ['live', 'bit', 'boolean', true],
      ['made', 'datetimeoffset(7)', 'timestamp', 'sysutcdatetime()'],
      ['key', 'uniqueidentifier', 'uuid', 'newid()'],
      ['version', 'timestamp', 'unknown', null],
      ['double', 'int', 'integer', null],
    ])
    expect(books?.columns.at(-1)).toMatchObject({ isGenerated: true, generationExpression: '([id]*(2))' })
  })
})

describe('toRectoError', () => {
  const error = (number: number, message: string) => toRectoError(Object.assign(new Error(message), { number, code: 'EREQUEST' }))

  it.each([
    [
      2627,
      "Violation of UNIQUE KEY constraint 'authors_email_unique'. Cannot insert duplicate key in object 'dbo.authors'. The duplicate key value is (a@x.io).",
      { code: 'RECORD_NOT_UNIQUE', extensions: { collection: 'authors', field: 'email', value: 'a@x.io' } },
    ],
    [
      2601,
      "Cannot insert duplicate key row in object 'dbo.authors' with unique index 'authors_email_unique'. The duplicate key value is (a@x.io).",
      { code: 'RECORD_NOT_UNIQUE', extensions: { field: 'email' } },
    ],
    [
      515,
      "Cannot insert the value NULL into column 'name', table 'd.dbo.authors'; column does not allow nulls. INSERT fails.",
      { code: 'NOT_NULL_VIOLATION', extensions: { collection: 'authors', field: 'name' } },
    ],
    [
      547,
      'The INSERT statement conflicted with the FOREIGN KEY constraint "books_author_foreign". The conflict occurred in database "d", table "dbo.authors", column \'id\'.',
      { code: 'INVALID_FOREIGN_KEY', extensions: { collection: 'books', field: 'author' } },
    ],
    [547, 'The INSERT statement conflicted with the CHECK constraint "positive".', { code: 'INVALID_PAYLOAD' }],
    [
      2628,
      "String or binary data would be truncated in table 'd.dbo.books', column 'title'. Truncated value: 'xx'.",
      { code: 'VALUE_TOO_LONG', extensions: { collection: 'books', field: 'title', value: 'xx' } },
    ],
    [8115, 'Arithmetic overflow error converting expression to data type int.', { code: 'VALUE_OUT_OF_RANGE' }],
    [245, "Conversion failed when converting the nvarchar value 'abc' to data type int.", { code: 'INVALID_PAYLOAD' }],
  ])('%s: %s', (number, message, expected) => {
    expect(error(number, message)).toMatchObject(expected)
  })
})
