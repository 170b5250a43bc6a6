import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CatalogColumn, CatalogTable } from '../catalog.ts'
import type { Connection } from '../connection.ts'
import { mariadb } from '../mariadb/dialect.ts'
import type { SchemaChange } from '../schema-change.ts'
import { rawStatement } from '../sql.ts'
import { mysql } from './dialect.ts'

const dialects = { mysql, mariadb }
const weird = 'we`ird "t\' ?'
const name = (text: string) => ({ schema: null, name: text })

eachDatabase(
  (database) => {
    const dialect = dialects[database.name as 'mysql' | 'mariadb']
    let connection: Connection

    const run = (text: string) => connection.execute(rawStatement(text))
    const alter = async (...changes: SchemaChange[]) => {
      for (const statement of changes.flatMap((change) => dialect.alter(change))) await connection.execute(statement)
    }
    const tableOf = async (table: string): Promise<CatalogTable> => {
      const found = (await dialect.introspect(connection)).tables.find((each) => each.name === table)
      if (found === undefined) throw new Error(`no table ${table}`)
      return found
    }
    const columnOf = async (table: string, column: string): Promise<CatalogColumn> => {
      const found = (await tableOf(table)).columns.find((each) => each.name === column)
      if (found === undefined) throw new Error(`no column ${column}`)
      return found
    }
    const defaultOf = async (table: string, column: string) => {
      const found = await columnOf(table, column)
      return dialect.columnTypes.parseDefault(found, dialect.columnTypes.toFieldType(found, []))
    }

    beforeAll(async () => {
      connection = await dialect.connect(database.config)
    })
    afterAll(() => connection.close())
    beforeEach(async () => {
      await run('SET FOREIGN_KEY_CHECKS = 1')
      const { tables } = await dialect.introspect(connection)
      await connection.transaction(async (session) => {
        await session.execute(rawStatement('SET FOREIGN_KEY_CHECKS = 0'))
        for (const table of tables)
          await session.execute(rawStatement(`DROP ${table.kind.toUpperCase()} \`${table.name.replaceAll('`', '``')}\``))
        await session.execute(rawStatement('SET FOREIGN_KEY_CHECKS = 1'))
      })
    })

    describe('introspect', () => {
      it('reads tables, views, keys, indexes and comments', async () => {
        await run(`CREATE TABLE ${'`we``ird "t\' ?`'} (\`a b\` int NOT NULL, bi bigint unsigned AUTO_INCREMENT, v varchar(20), n varchar(10),
          PRIMARY KEY (bi, \`a b\`), UNIQUE KEY uq (v, n), INDEX ix (n), UNIQUE INDEX prefixed (v(3))) COMMENT = 'of weirdness'`)
        await run(
          `CREATE TABLE child (id int PRIMARY KEY, pa int, pb bigint unsigned, CONSTRAINT child_parent_foreign FOREIGN KEY (pb, pa) REFERENCES ${'`we``ird "t\' ?`'} (bi, \`a b\`) ON DELETE CASCADE ON UPDATE SET NULL)`,
        )
        await run('CREATE VIEW looking AS SELECT id FROM child')
        expect(await tableOf(weird)).toMatchObject({
          schema: null,
          kind: 'table',
          comment: 'of weirdness',
          primaryKey: ['bi', 'a b'],
          details: { engine: 'InnoDB' },
          indexes: [
            { name: 'ix', columns: ['n'], isUnique: false },
            { name: 'prefixed', columns: ['v'], isUnique: false },
            { name: 'uq', columns: ['v', 'n'], isUnique: true },
          ],
        })
        expect((await tableOf('child')).foreignKeys).toEqual([
          {
            name: 'child_parent_foreign',
            columns: ['pb', 'pa'],
            referencedSchema: null,
            referencedTable: weird,
            referencedColumns: ['bi', 'a b'],
            onDelete: 'CASCADE',
            onUpdate: 'SET NULL',
          },
        ])
        expect(await tableOf('looking')).toMatchObject({ kind: 'view', comment: null, primaryKey: [], columns: [{ name: 'id' }] })
        expect((await dialect.introspect(connection, { excludeTables: ['child'] })).tables.map((table) => table.name)).not.toContain(
          'child',
        )
      })

      it('reads types, defaults and generated columns', async () => {
        await run(`CREATE TABLE typed (id int unsigned AUTO_INCREMENT PRIMARY KEY, i int DEFAULT 5, v varchar(20) DEFAULT 'it''s \\\\ \\n', nul varchar(9) DEFAULT NULL, word varchar(9) DEFAULT 'NULL', fn varchar(30) DEFAULT 'now()',
          d decimal(10,2) unsigned DEFAULT 1.5, b tinyint(1) DEFAULT 1, bits bit(1) DEFAULT b'0', ts timestamp DEFAULT CURRENT_TIMESTAMP, dt datetime(3) DEFAULT CURRENT_TIMESTAMP(3), u char(36) DEFAULT (uuid()),
          j json DEFAULT ('{"a":1}'), e enum('a','b''c','d,e') DEFAULT 'a' COMMENT 'co''mment', z int(6) unsigned zerofill, p point, g int GENERATED ALWAYS AS (i * 2) STORED, lt longtext, y year, vb varbinary(16))`)
        const { columns } = await tableOf('typed')
        const summary = columns.map((column) => {
          const type = dialect.columnTypes.toFieldType(column, [])
          return [column.name, type, dialect.columnTypes.parseDefault(column, type)]
        })
        const now = database.name === 'mysql' ? 'CURRENT_TIMESTAMP' : 'current_timestamp()'
        expect(summary).toEqual([
          ['id', 'integer', 'AUTO_INCREMENT'],
          ['i', 'integer', 5],
          ['v', 'string', "it's \\ \n"],
          ['nul', 'string', null],
          ['word', 'string', 'NULL'],
          ['fn', 'string', 'now()'],
          ['d', 'decimal', 1.5],
          ['b', 'boolean', true],
          ['bits', 'boolean', false],
          ['ts', 'timestamp', now],
          ['dt', 'dateTime', now.includes('()') ? 'current_timestamp(3)' : 'CURRENT_TIMESTAMP(3)'],
          ['u', 'string', 'uuid()'],
          ['j', 'json', { a: 1 }],
          ['e', 'unknown', 'a'],
          ['z', 'unknown', null],
          ['p', 'geometry.Point', null],
          ['g', 'integer', null],
          ['lt', 'text', null],
          ['y', 'integer', null],
          ['vb', 'binary', null],
        ])
        const column = (wanted: string) => columns.find((each) => each.name === wanted)
        expect(column('e')).toMatchObject({ enumValues: ['a', "b'c", 'd,e'], comment: "co'mment", dataType: 'enum' })
        expect(column('d')).toMatchObject({ dataType: 'decimal unsigned', numericPrecision: 10, numericScale: 2 })
        expect(column('v')).toMatchObject({ nativeType: 'varchar(20)', dataType: 'varchar', maxLength: 20 })
        expect(column('g')).toMatchObject({ isGenerated: true, generationExpression: expect.stringContaining('`i` * 2') })
        expect(column('id')).toMatchObject({ isAutoIncrement: true, isNullable: false, dataType: 'int unsigned' })
        expect(dialect.columnTypes.toFieldType(column('u') as CatalogColumn, ['uuid'])).toBe('uuid')
      })

      it('reads 100 tables with 1,000 columns at once', async () => {
        const columns = Array.from({ length: 9 }, (_, index) => `c${index} varchar(20)`).join(', ')
        for (let index = 0; index < 100; index++) await run(`CREATE TABLE wide_${index} (id int PRIMARY KEY, ${columns}, INDEX (c1))`)
        await dialect.introspect(connection)
        const bestOfThree = async (work: () => Promise<unknown>) => {
          const tookMs: number[] = []
          for (let round = 0; round < 3; round++) {
            const start = performance.now()
            await work()
            tookMs.push(performance.now() - start)
          }
          return Math.min(...tookMs)
        }
        expect((await dialect.introspect(connection)).tables.flatMap((table) => table.columns)).toHaveLength(1000)
        expect(await bestOfThree(() => dialect.introspect(connection))).toBeLessThan(300)
        expect(await bestOfThree(() => dialect.catalogFingerprint(connection))).toBeLessThan(300)
      })
    })

    it('notices every change by its fingerprint', async () => {
      await run('CREATE TABLE one (id int PRIMARY KEY, v varchar(20))')
      await run('CREATE TABLE two (id int PRIMARY KEY, one int)')
      const changes = [
        'ALTER TABLE one ADD COLUMN x int',
        'ALTER TABLE one RENAME COLUMN x TO y',
        'ALTER TABLE one MODIFY y bigint',
        "ALTER TABLE one MODIFY y bigint COMMENT 'new'",
        'ALTER TABLE one MODIFY y bigint DEFAULT 5',
        'ALTER TABLE one MODIFY y bigint NOT NULL',
        'ALTER TABLE one DROP COLUMN y',
        "ALTER TABLE one COMMENT = 'table'",
        'CREATE INDEX ix ON one (v)',
        'DROP INDEX ix ON one',
        'CREATE UNIQUE INDEX ix ON one (v)',
        'ALTER TABLE two ADD CONSTRAINT fk FOREIGN KEY (one) REFERENCES one (id)',
        'ALTER TABLE two DROP FOREIGN KEY fk',
        'ALTER TABLE two ADD CONSTRAINT fk FOREIGN KEY (one) REFERENCES one (id) ON DELETE CASCADE',
        'CREATE VIEW three AS SELECT id FROM one',
        'DROP VIEW three',
        'RENAME TABLE two TO second',
        'DROP TABLE second',
      ]
      const seen = new Set([await dialect.catalogFingerprint(connection)])
      let last = [...seen][0]
      for (const change of changes) {
        expect(await dialect.catalogFingerprint(connection)).toBe(last)
        await run(change)
        const next = await dialect.catalogFingerprint(connection)
        expect(next, change).not.toBe(last)
        last = next
      }
    })

    describe('alter', () => {
      it('creates every field type and reads it back', async () => {
        const types = [
          'bigInteger',
          'binary',
          'boolean',
          'date',
          'dateTime',
          'decimal',
          'float',
          'geometry',
          'geometry.Point',
          'geometry.LineString',
          'geometry.Polygon',
          'geometry.MultiPoint',
          'geometry.MultiLineString',
          'geometry.MultiPolygon',
          'integer',
          'json',
          'string',
          'text',
          'time',
          'timestamp',
        ] as const
        await alter({
          kind: 'create-table',
          table: name(weird),
          primaryKey: ['id'],
          columns: [
            { name: 'id', type: 'bigInteger', isAutoIncrement: true, isNullable: false },
            ...types.map((type) => ({ name: type, type, comment: `a ${type}'s` })),
          ],
        })
        const { columns, primaryKey } = await tableOf(weird)
        expect(primaryKey).toEqual(['id'])
        expect(
          columns.slice(1).map((column) => [column.name, dialect.columnTypes.toFieldType(column, []), column.isNullable, column.comment]),
        ).toEqual(types.map((type) => [type, type, true, `a ${type}'s`]))
        expect(columns[0]).toMatchObject({ isAutoIncrement: true, dataType: 'bigint unsigned' })
      })

      it('changes columns, keys and indexes', async () => {
        const table = name('books')
        await alter(
          {
            kind: 'create-table',
            table: name('people'),
            primaryKey: ['id'],
            columns: [{ name: 'id', type: 'integer', isAutoIncrement: true, isNullable: false }],
          },
          {
            kind: 'create-table',
            table,
            primaryKey: ['a', 'b'],
            columns: [
              { name: 'a', type: 'string', isNullable: false },
              { name: 'b', type: 'uuid', isNullable: false },
              { name: 'author', type: 'integer', nativeType: 'int unsigned' },
            ],
            foreignKeys: [
              {
                name: 'books_author_foreign',
                columns: ['author'],
                referencedTable: name('people'),
                referencedColumns: ['id'],
                onDelete: 'SET NULL',
              },
            ],
          },
          {
            kind: 'add-column',
            table,
            column: { name: 'title', type: 'string', maxLength: 50, isNullable: false, defaultValue: { literal: "it's \\ ?" } },
          },
          {
            kind: 'add-column',
            table,
            column: { name: 'made', type: 'timestamp', defaultValue: { function: 'now', precision: 3 }, nativeType: 'timestamp(3)' },
          },
          { kind: 'add-column', table, column: { name: 'key', type: 'uuid', isNullable: false, defaultValue: { function: 'uuid' } } },
          { kind: 'add-column', table, column: { name: 'tags', type: 'json', defaultValue: { literal: '["a\'b"]' } } },
          { kind: 'add-column', table, column: { name: 'live', type: 'boolean', defaultValue: { literal: true } } },
          { kind: 'add-index', table, name: 'books_title_unique', columns: ['title'], isUnique: true },
          { kind: 'add-index', table, name: 'books_made_index', columns: ['made', 'live'], isUnique: false, concurrently: true },
        )
        expect(await defaultOf('books', 'title')).toBe("it's \\ ?")
        expect(await defaultOf('books', 'tags')).toEqual(["a'b"])
        expect(await defaultOf('books', 'live')).toBe(true)
        expect(await tableOf('books')).toMatchObject({
          primaryKey: ['a', 'b'],
          foreignKeys: [{ name: 'books_author_foreign', onDelete: 'SET NULL' }],
        })
        const from = { name: 'title', type: 'string', maxLength: 50 } as const
        await alter(
          {
            kind: 'alter-column',
            table,
            from,
            to: { name: 'title', type: 'text', nativeType: 'varchar(60)', comment: 'longer', defaultValue: { literal: null } },
          },
          { kind: 'rename-column', table, column: 'title', to: 'name' },
          { kind: 'drop-index', table, name: 'books_made_index', isUnique: false },
          { kind: 'drop-foreign-key', table, name: 'books_author_foreign', columns: ['author'] },
          { kind: 'drop-index', table, name: 'books_author_foreign', isUnique: false },
          { kind: 'drop-column', table, column: 'author' },
          { kind: 'rename-table', table, to: 'works' },
        )
        const works = await tableOf('works')
        expect(works.columns.map((column) => column.name)).toEqual(['a', 'b', 'name', 'made', 'key', 'tags', 'live'])
        expect(await columnOf('works', 'name')).toMatchObject({
          nativeType: 'varchar(60)',
          isNullable: true,
          comment: 'longer',
          defaultExpression: null,
        })
        expect(works.indexes).toEqual([{ name: 'books_title_unique', columns: ['name'], isUnique: true }])
        await alter(
          { kind: 'add-column', table: name('works'), column: { name: 'editor', type: 'integer', nativeType: 'int unsigned' } },
          {
            kind: 'add-foreign-key',
            table: name('works'),
            foreignKey: {
              name: 'again',
              columns: ['editor'],
              referencedTable: name('people'),
              referencedColumns: ['id'],
              onUpdate: 'CASCADE',
            },
          },
        )
        expect((await tableOf('works')).foreignKeys).toMatchObject([{ name: 'again', onUpdate: 'CASCADE' }])
        await alter({ kind: 'drop-table', table: name('works') })
        expect((await dialect.introspect(connection)).tables.map((each) => each.name)).toEqual(['people'])
      })
    })
  },
  ['mysql', 'mariadb'],
)
