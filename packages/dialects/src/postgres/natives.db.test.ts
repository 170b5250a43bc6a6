import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import type { Connection } from '../connection.ts'
import { catalogTable, readJson, shapeOf } from '../contract/contract-case.ts'
import type { JsonSelect } from '../expressions.ts'
import { bind, raw, rawStatement, sql } from '../sql.ts'
import { postgres } from './dialect.ts'

/** Native type, a constant of it, its field type, and what is read. */
const natives: readonly (readonly [type: string, constant: string, fieldType: string, wire: unknown])[] = [
  ['integer[]', "'{1,2}'", 'unknown', [1, 2]],
  ['text[]', `'{a,"b,c"}'`, 'unknown', ['a', 'b,c']],
  ['int4range', "'[1,5)'", 'unknown', '[1,5)'],
  ['interval', "'1 day 2 hours'", 'string', '1 day 02:00:00'],
  ['inet', "'10.0.0.1/8'", 'unknown', '10.0.0.1/8'],
  ['macaddr', "'08:00:2b:01:02:03'", 'unknown', '08:00:2b:01:02:03'],
  ['xml', "'<a>1</a>'", 'unknown', '<a>1</a>'],
  ['tsvector', "'a b'", 'unknown', "'a' 'b'"],
  ['mood', "'so so'", 'unknown', 'so so'],
  ['mood[]', "'{so so}'", 'unknown', ['so so']],
  ['short_text', "'abc'", 'string', 'abc'],
  ['money', '3.5', 'float', 3.5],
  ['bit(1)', "B'1'", 'boolean', true],
  ['bit(4)', "B'1010'", 'unknown', '1010'],
  ['bit varying(4)', "B'10'", 'unknown', '10'],
  ['point', "'(1,2)'", 'unknown', '(1,2)'],
  ['box', "'((0,0),(1,1))'", 'unknown', '(1,1),(0,0)'],
  ['smallint', '7', 'integer', 7],
  ['numeric', '1.50', 'decimal', '1.50'],
  ['double precision', "'NaN'", 'float', null],
  ['real', "'Infinity'", 'float', null],
  ['character(5)', "'ab'", 'string', 'ab   '],
  ['name', "'n'", 'string', 'n'],
  ['jsonb', `'{"b":1,"a":[true]}'`, 'json', { a: [true], b: 1 }],
  ['time with time zone', "'13:00:00.5+02'", 'time', '11:00:00.5'],
  ['timestamp without time zone', "'2024-03-15 10:20:30.75'", 'dateTime', '2024-03-15T10:20:30.75'],
  ['timestamp with time zone', "'2024-03-15 10:20:30.75+02'", 'timestamp', '2024-03-15T08:20:30.750Z'],
  ['timestamp with time zone', "'infinity'", 'timestamp', 'infinity'],
  ['date', "'-infinity'", 'date', '-infinity'],
  ['bytea', "decode(repeat('ff', 100), 'hex')", 'binary', Buffer.alloc(100, 255).toString('base64')],
  ['oid', '5', 'unknown', '5'],
  ['pair', "ROW(1, 'x')", 'unknown', { a: 1, b: 'x' }],
]

eachDatabase(
  (server) => {
    let connection: Connection
    const run = (text: string) => connection.execute(rawStatement(text))

    async function readFields(select: JsonSelect): Promise<unknown> {
      const fields = postgres.expressions.fieldsStatement?.(select)
      return fields === undefined ? null : JSON.parse((await connection.list?.(compile(postgres, fields.sql), fields.layout)) ?? 'null')
    }

    beforeAll(async () => {
      connection = await postgres.connect(server.config)
      await run("CREATE TYPE mood AS ENUM ('so so', 'fine')")
      await run('CREATE DOMAIN short_text AS character varying(5)')
      await run('CREATE TYPE pair AS (a integer, b text)')
      await run(`CREATE TABLE natives (${natives.map(([type], index) => `c${index} ${type}`).join(', ')})`)
      await run(`INSERT INTO natives VALUES (${natives.map(([, constant]) => constant).join(', ')})`)
    })
    afterAll(() => connection.close())

    it('reads every native type, and compares it with any text', async () => {
      const { expressions } = postgres
      const database = { dialect: postgres, connection }
      const table = await catalogTable(database, 'natives')
      for (const [index, [type, , fieldType, wire]] of natives.entries()) {
        const shape = shapeOf(database, table, `c${index}`)
        expect([type, shape.type]).toEqual([type, fieldType])
        const column = raw(`c${index}`)
        const select = {
          entries: [{ key: 'v', value: expressions.wireValue(column, shape) }],
          from: raw('natives'),
          where: null,
          orderBy: [],
          limit: null,
          offset: null,
        }
        expect([type, await readJson(database, expressions.listStatement(select))]).toEqual([type, [{ v: wire }]])
        expect([type, await readFields(select)]).toEqual([type, [{ v: wire }]])
        if (shape.type !== 'unknown') continue
        const where = sql`${expressions.comparable(column, shape)} = ${expressions.bindValue(bind('no such value'), shape)}`
        expect(await readJson(database, expressions.listStatement({ ...select, where }))).toEqual([])
      }
    })

    it('says what a wrong text is', async () => {
      const problem: unknown = await connection.text(rawStatement('SELECT $1::uuid', ['x'])).catch((error: unknown) => error)
      expect(postgres.toRectoError(problem)).toMatchObject({ code: 'INVALID_PAYLOAD', status: 400 })
    })

    it('survives the loss of its sessions', async () => {
      await connection.text({ ...rawStatement('SELECT 1'), name: 'one' })
      await run('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()')
      for (let round = 0; round < 5; round += 1) expect(await connection.text({ ...rawStatement('SELECT 1'), name: 'one' })).toBe('1')
      const ended = connection.text(rawStatement('SELECT pg_terminate_backend(pg_backend_pid())::text'))
      await ended.catch(() => undefined)
      expect(await connection.text(rawStatement('SELECT 2'))).toBe('2')
    })

    it('forgets statements before there are too many', async () => {
      await connection.transaction(async (session) => {
        for (let index = 0; index < 600; index += 1) await session.text({ ...rawStatement(`SELECT ${index}`), name: `many_${index}` })
        const kept = Number(await session.text(rawStatement('SELECT count(*) FROM pg_prepared_statements')))
        expect(kept).toBeLessThanOrEqual(500)
      })
    })
  },
  ['postgres'],
)
