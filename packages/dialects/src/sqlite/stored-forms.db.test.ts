import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Connection } from '../connection.ts'
import { catalogTable, readJson, shapeOf } from '../contract/contract-case.ts'
import { bind, raw, rawStatement, sql } from '../sql.ts'
import { sqlite } from './dialect.ts'

/** Declared type, special flags, what is stored, and what is read. */
const stored: readonly (readonly [type: string, special: readonly string[], constant: string, wire: unknown])[] = [
  ['date', [], "'2024-03-15'", '2024-03-15'],
  ['date', [], "'2024-03-15 10:20:30'", '2024-03-15'],
  ['date', [], '1710460800000', '2024-03-15'],
  ['datetime', [], "'2024-03-15 10:20:30.75'", '2024-03-15T10:20:30'],
  ['datetime', [], "'2024-03-15T10:20'", '2024-03-15T10:20:00'],
  ['datetime', [], '1710498030000', '2024-03-15T10:20:30'],
  ['timestamp', [], "'2024-03-15T10:20:30+02:00'", '2024-03-15T08:20:30.000Z'],
  ['timestamp', [], '1710498030123', '2024-03-15T10:20:30.123Z'],
  ['datetime', ['cast-timestamp'], 'CURRENT_TIMESTAMP', expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)],
  ['timestamp', [], "'not a date'", 'not a date'],
  ['time', [], "'13:45'", '13:45:00'],
  ['boolean', [], "'t'", true],
  ['boolean', [], "'false'", false],
  ['boolean', [], '1', true],
  ['json', [], "'{broken'", '{broken'],
  ['json', [], `'[1, {"a": null}]'`, [1, { a: null }]],
  ['text', ['cast-json'], "x'00ff'", expect.any(String)],
  ['decimal(10,2)', [], '12.5', '12.50'],
  ['decimal(10,2)', [], 'NULL', null],
  ['numeric', [], '7', '7'],
  ['real', [], '9e999', null],
  ['double precision', [], '2.5', 2.5],
  ['UNSIGNED BIG INT', [], '9007199254740993', '9007199254740993'],
  ['character varying(20)', [], "'x'", 'x'],
  ['varchar(5)', [], '12', '12'],
  ['integer', [], "x'00'", '00'],
  ['whatever', [], "x'00ff'", 'AP8='],
  ['blob', [], "'text'", 'dGV4dA=='],
  ['text', ['cast-csv'], "''", []],
  ['geometry', [], `'{"type":"Point","coordinates":[1,2]}'`, { type: 'Point', coordinates: [1, 2] }],
]

eachDatabase(
  (server) => {
    let connection: Connection
    const run = (text: string) => connection.execute(rawStatement(text))

    beforeAll(async () => {
      connection = await sqlite.connect(server.config)
      await run(`CREATE TABLE stored (${stored.map(([type], index) => `c${index} ${type}`).join(', ')})`)
      await run(`INSERT INTO stored VALUES (${stored.map(([, , constant]) => constant).join(', ')})`)
    })
    afterAll(() => connection.close())

    it('reads every stored form', async () => {
      const { expressions } = sqlite
      const database = { dialect: sqlite, connection }
      const table = await catalogTable(database, 'stored')
      for (const [index, [type, special, constant, wire]] of stored.entries()) {
        const value = expressions.wireValue(raw(`c${index}`), shapeOf(database, table, { name: `c${index}`, special }))
        const select = { entries: [{ key: 'v', value }], from: raw('stored'), where: null, orderBy: [], limit: null, offset: null }
        expect([type, constant, await readJson(database, expressions.listStatement(select))]).toEqual([type, constant, [{ v: wire }]])
      }
    })

    it('finds a moment whatever form it is stored in', async () => {
      const { expressions } = sqlite
      await run('CREATE TABLE moments (id integer primary key, at timestamp)')
      await run(
        "INSERT INTO moments VALUES (1, '2024-03-15T10:20:30Z'), (2, 1710498030000), (3, '2024-03-15 12:20:30+02:00'), (4, '2024-03-16')",
      )
      const database = { dialect: sqlite, connection }
      const shape = shapeOf(database, await catalogTable(database, 'moments'), 'at')
      const where = sql`${expressions.comparable(raw('at'), shape)} = ${expressions.bindValue(bind('2024-03-15T10:20:30.000Z'), shape)}`
      const select = {
        bare: true,
        entries: [{ key: '', value: { sql: raw('id'), encoding: 'number' as const } }],
        from: raw('moments'),
        where,
        orderBy: [],
        limit: null,
        offset: null,
      }
      expect(await readJson(database, expressions.listStatement(select))).toEqual([1, 2, 3])
    })

    it('shows other sessions only what is committed', async () => {
      await run('CREATE TABLE seen (id integer primary key)')
      const count = (session: Connection) => session.text(rawStatement('SELECT count(*) FROM seen'))
      await connection.transaction(async (session) => {
        await session.execute(rawStatement('INSERT INTO seen VALUES (1)'))
        expect([await count(session), await count(connection)]).toEqual(['1', '0'])
      })
      expect(await count(connection)).toBe('1')
    })
  },
  ['sqlite'],
)
