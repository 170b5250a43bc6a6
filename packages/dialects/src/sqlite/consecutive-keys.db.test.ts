import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import type { Connection } from '../connection.ts'
import { rawStatement } from '../sql.ts'
import { sqlite } from './dialect.ts'

eachDatabase(
  (server) => {
    let connection: Connection
    const run = (text: string) => connection.execute(rawStatement(text))
    const counts = async (name: string) => {
      const statement = sqlite.expressions.assignsConsecutiveKeys?.({ schema: null, name }, 'id')
      return statement === undefined ? null : await connection.text(compile(sqlite, statement))
    }
    beforeAll(async () => {
      connection = await sqlite.connect(server.config)
    })
    afterAll(() => connection.close())

    it.each([
      ['plain', 'id integer PRIMARY KEY, n', []],
      ['counted', 'id integer PRIMARY KEY AUTOINCREMENT, n', []],
      ['UPPER', 'id INTEGER PRIMARY KEY, n UNIQUE', []],
    ])('knows that keys of %s are counted up', async (name, columns) => {
      await run(`CREATE TABLE ${name} (${columns})`)
      await run(`INSERT INTO ${name} VALUES (7, 1)`)
      expect(await counts(name)).toBe('1')
      const { insertId } = await run(`INSERT INTO ${name} (n) SELECT value FROM json_each('[2, 3, 4]')`)
      expect(insertId).toBe(10)
      expect(await connection.texts(rawStatement(`SELECT id FROM ${name} ORDER BY n`))).toEqual(['7', '8', '9', '10'])
    })

    it.each([
      ['empty', 'id integer PRIMARY KEY, n', []],
      ['full', 'id integer PRIMARY KEY, n', ['INSERT INTO full VALUES (9223372036854775807, 1)']],
      ['shadowed', 'id integer PRIMARY KEY, rowid', ['INSERT INTO shadowed VALUES (1, 5)']],
      ['loose', 'id integer PRIMARY KEY, n UNIQUE ON CONFLICT IGNORE', ['INSERT INTO loose VALUES (1, 1)']],
      [
        'triggered',
        'id integer PRIMARY KEY, n',
        [
          'INSERT INTO triggered VALUES (1, 1)',
          'CREATE TRIGGER twice AFTER INSERT ON Triggered WHEN new.n > 0 BEGIN INSERT INTO triggered (n) VALUES (-new.n); END',
        ],
      ],
    ])('does not promise it of %s', async (name, columns, statements) => {
      await run(`CREATE TABLE ${name} (${columns})`)
      for (const statement of statements) await run(statement)
      expect(await counts(name)).toBe('0')
    })

    it('reports large keys with all their digits', async () => {
      await run('CREATE TABLE large (id integer PRIMARY KEY)')
      const { insertId } = await run('INSERT INTO large VALUES (9007199254740993)')
      expect(insertId).toBe('9007199254740993')
    })
  },
  ['sqlite'],
)
