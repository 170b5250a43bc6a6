import { describe, expect, it } from 'vitest'
import { columnTypes } from './column-types.ts'
import { address } from './driver/pool-options.ts'
import { isSchemaStale, toRectoError } from './errors.ts'
import { type ColumnRow, type ConstraintRow, rowsToCatalog } from './introspect.ts'

const place = { schema: 'APP', table: 'BOOKS' }
const column = (part: Partial<ColumnRow> & Pick<ColumnRow, 'name' | 'dataType'>): ColumnRow => ({
  ...place,
  charLength: 0,
  dataLength: 22,
  precision: null,
  scale: null,
  nullable: 'Y',
  defaultExpression: null,
  isIdentity: 'NO',
  isVirtual: 'NO',
  isJson: 0,
  comment: null,
  ...part,
})
const constraint = (part: Partial<ConstraintRow> & Pick<ConstraintRow, 'name' | 'type' | 'column'>): ConstraintRow => ({
  ...place,
  index: null,
  referencedSchema: null,
  referencedTable: null,
  referencedColumn: null,
  onDelete: null,
  ...part,
})

/** Rows as ALL_TAB_COMMENTS, ALL_TAB_COLS, ALL_CONSTRAINTS and ALL_INDEXES give them. */
const catalog = rowsToCatalog({
  defaultSchema: 'APP',
  tables: [
    { ...place, type: 'TABLE', comment: 'on paper' },
    { schema: 'APP', table: 'LOOKING', type: 'VIEW', comment: null },
  ],
  columns: [
    column({ name: 'ID', dataType: 'NUMBER', scale: 0, nullable: 'N', isIdentity: 'YES', defaultExpression: '"APP"."ISEQ$$_7".nextval' }),
    column({ name: 'TITLE', dataType: 'VARCHAR2', charLength: 255, defaultExpression: "'it''s' " }),
    column({ name: 'PRICE', dataType: 'NUMBER', precision: 10, scale: 2, defaultExpression: '1.5' }),
    column({ name: 'LIVE', dataType: 'NUMBER', precision: 1, scale: 0, defaultExpression: '1\n' }),
    column({ name: 'BIG', dataType: 'NUMBER', precision: 20, scale: 0 }),
    column({ name: 'BODY', dataType: 'CLOB' }),
    column({ name: 'DOC', dataType: 'VARCHAR2', charLength: 4000, isJson: 1 }),
    column({ name: 'MADE', dataType: 'TIMESTAMP(6) WITH LOCAL TIME ZONE', defaultExpression: 'CURRENT_TIMESTAMP ' }),
    column({ name: 'AT', dataType: 'TIMESTAMP(6)' }),
    column({ name: 'DOUBLE', dataType: 'NUMBER', isVirtual: 'YES', defaultExpression: '"ID"*2' }),
  ],
  constraints: [
    constraint({ name: 'SYS_C1', type: 'P', column: 'ID', index: 'SYS_I1' }),
    constraint({
      name: 'F',
      type: 'R',
      column: 'A',
      referencedSchema: 'OTHER',
      referencedTable: 'PEOPLE',
      referencedColumn: 'X',
      onDelete: 'SET NULL',
    }),
    constraint({
      name: 'F',
      type: 'R',
      column: 'B',
      referencedSchema: 'OTHER',
      referencedTable: 'PEOPLE',
      referencedColumn: 'Y',
      onDelete: 'SET NULL',
    }),
  ],
  indexes: [
    { ...place, name: 'SYS_I1', uniqueness: 'UNIQUE', column: 'ID' },
    { ...place, name: 'U', uniqueness: 'UNIQUE', column: 'TITLE' },
  ],
})
const [books, view] = catalog.tables

describe('rowsToCatalog', () => {
  it('reads tables, views, keys and indexes', () => {
    expect(view).toMatchObject({ kind: 'view', primaryKey: [] })
    expect(books).toMatchObject({
      schema: 'APP',
      comment: 'on paper',
      primaryKey: ['ID'],
      indexes: [{ name: 'U', columns: ['TITLE'], isUnique: true }],
      foreignKeys: [
        { columns: ['A', 'B'], referencedSchema: 'OTHER', referencedColumns: ['X', 'Y'], onDelete: 'SET NULL', onUpdate: 'NO ACTION' },
      ],
    })
  })

  it('reads types and defaults', () => {
    const read = books?.columns.map((each) => {
      const type = columnTypes.toFieldType(each, [])
      return [each.name, each.nativeType, type, columnTypes.parseDefault(each, type)]
    })
    expect(read).toEqual([
      ['ID', 'INTEGER', 'integer', 'AUTO_INCREMENT'],
      ['TITLE', 'VARCHAR2(255 CHAR)', 'string', "it's"],
      ['PRICE', 'NUMBER(10,2)', 'decimal', 1.5],
      ['LIVE', 'NUMBER(1,0)', 'boolean', true],
      ['BIG', 'NUMBER(20,0)', 'bigInteger', null],
      ['BODY', 'CLOB', 'text', null],
      ['DOC', 'VARCHAR2(4000 CHAR) IS JSON', 'json', null],
      ['MADE', 'TIMESTAMP(6) WITH LOCAL TIME ZONE', 'timestamp', 'CURRENT_TIMESTAMP'],
      ['AT', 'TIMESTAMP(6)', 'dateTime', null],
      ['DOUBLE', 'NUMBER', 'decimal', null],
    ])
    expect(books?.columns.at(-1)).toMatchObject({ isGenerated: true, generationExpression: '"ID"*2', defaultExpression: null })
  })
})

describe('toRectoError', () => {
  const error = (errorNum: number, message: string) =>
    Object.assign(new Error(`ORA-${String(errorNum).padStart(5, '0')}: ${message}`), { errorNum })

  it.each([
    [
      1,
      'unique constraint (APP.authors_email_unique) violated',
      { code: 'RECORD_NOT_UNIQUE', extensions: { collection: 'authors', field: 'email' } },
    ],
    [
      2291,
      'integrity constraint (APP.books_author_foreign) violated - parent key not found',
      { code: 'INVALID_FOREIGN_KEY', extensions: { collection: 'books', field: 'author' } },
    ],
    [
      1400,
      'cannot insert NULL into ("APP"."authors"."name")',
      { code: 'NOT_NULL_VIOLATION', extensions: { collection: 'authors', field: 'name' } },
    ],
    [
      12899,
      'value too large for column "APP"."books"."title" (actual: 5, maximum: 3)',
      { code: 'VALUE_TOO_LONG', extensions: { collection: 'books', field: 'title' } },
    ],
    [1438, 'value larger than specified precision allowed for this column', { code: 'VALUE_OUT_OF_RANGE' }],
    [1722, 'invalid number', { code: 'INVALID_PAYLOAD', extensions: { reason: 'invalid number' } }],
  ])('ORA-%s: %s', (errorNum, message, expected) => {
    expect(toRectoError(error(errorNum, message))).toMatchObject(expected)
    expect(isSchemaStale(error(errorNum, message))).toBe(false)
    expect(isSchemaStale(error(942, 'table or view does not exist'))).toBe(true)
  })
})

it('reads addresses', () => {
  expect(address({ url: 'oracle://a%40b:p@h:1522/svc' })).toEqual({ connectString: 'h:1522/svc', user: 'a@b', password: 'p' })
  expect(address({ url: '(DESCRIPTION=…)', user: 'a' })).toEqual({ connectString: '(DESCRIPTION=…)', user: 'a' })
  expect(address({ host: 'h', database: 'svc' })).toEqual({ connectString: 'h:1521/svc' })
})
