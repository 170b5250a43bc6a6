import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import type { ColumnShape, JsonSelect } from '../expressions/index.ts'
import { type Connection, mariadb, mysql, raw, type Sql, sql } from '../index.ts'
import { rawStatement } from '../sql.ts'

const dialects = { mysql, mariadb }

/** Brackets, quotes, control characters, emoji, a backslash before a quote, and marks of placeholders. */
const awkward = 'q"\\b/ 😀 \t\n\r\u0001\u0000\u001f \\" \' ? $1 %_'

const shape = (type: ColumnShape['type'], nativeType: string | null = null): ColumnShape => ({
  type,
  nativeType,
  dataType: nativeType === null ? null : nativeType.replace(/\(.*?\)/, ''),
  numericScale: null,
  special: [],
})

eachDatabase(
  (database) => {
    const dialect = dialects[database.name as 'mysql' | 'mariadb']
    const { expressions: e } = dialect
    let connection: Connection

    const execute = (fragment: Sql) => connection.execute(compile(dialect, fragment))
    const select = (part: Partial<JsonSelect>): JsonSelect => ({
      entries: [],
      from: raw('a'),
      where: null,
      orderBy: [],
      limit: null,
      offset: null,
      ...part,
    })
    const rowsOf = async (part: JsonSelect, name?: string) =>
      (await connection.texts(compile(dialect, e.rowsStatement(part), name))).map((text) => JSON.parse(text) as unknown)

    beforeAll(async () => {
      connection = await dialect.connect(database.config)
      await execute(raw('CREATE TABLE a (id int primary key, t text, n varchar(20))'))
      await execute(raw('CREATE TABLE b (id int primary key, a_id int, n varchar(20))'))
      await execute(raw('CREATE TABLE c (id int primary key, b_id int, v int)'))
      await execute(sql`INSERT INTO a VALUES (1, ${awkward}, 'x'), (2, NULL, 'y'), (3, '', NULL)`)
      await execute(raw("INSERT INTO b VALUES (1, 1, 'b1'), (2, 1, 'b2'), (3, 1, 'b3'), (4, 2, 'b4')"))
      await execute(raw('INSERT INTO c VALUES (1, 1, 10), (2, 1, 20), (3, 2, 5), (4, 2, 7), (5, 2, 9)'))
    })
    afterAll(() => connection.close())

    it('takes text in a column that was a number when the statement was prepared', async () => {
      const insert = (value: unknown) => connection.execute(compile(dialect, sql`INSERT INTO became_text (v) VALUES (${value})`))
      await execute(raw('CREATE TABLE became_text (v int)'))
      await insert(1)
      await execute(raw('ALTER TABLE became_text MODIFY v varchar(40)'))
      await insert('longer than any number')
      await execute(raw('DROP TABLE became_text'))
    })

    const number = (column: string) => ({ sql: raw(column), encoding: 'number' as const })
    const string = (column: string) => ({ sql: raw(column), encoding: 'string' as const })

    describe('JSON', () => {
      it('keeps any text and any key', async () => {
        const entries = [
          { key: 'id', value: number('id') },
          { key: awkward, value: string('t') },
        ]
        const rows = await rowsOf(select({ entries, orderBy: [{ expression: raw('id'), direction: 'asc' }] }))
        expect(rows).toEqual([
          { id: 1, [awkward]: awkward },
          { id: 2, [awkward]: null },
          { id: 3, [awkward]: '' },
        ])
      })

      it.each([
        [null, null],
        [2, null],
        [2, 1],
        [null, 1],
        [0, null],
      ] as const)('nests two levels with limit %s and offset %s', async (limit, offset) => {
        const offsetOf = (count: number | null) => (count === null ? null : sql`${count}`)
        const cs = e.jsonList(
          select({
            entries: [{ key: 'v', value: number('c.v') }],
            from: raw('c'),
            where: raw('c.b_id = b.id'),
            orderBy: [{ expression: raw('c.v'), direction: 'desc' }],
            limit,
            offset: offsetOf(offset),
          }),
        )
        const parent = e.jsonObject(
          select({ entries: [{ key: 'n', value: string('p.n') }], from: raw('a p'), where: raw('p.id = b.a_id') }),
        )
        const bs = e.jsonList(
          select({
            entries: [
              { key: 'id', value: number('b.id') },
              { key: 'cs', value: cs },
              { key: 'a', value: parent },
            ],
            from: raw('b'),
            where: raw('b.a_id = a.id'),
            orderBy: [
              { expression: raw('(SELECT count(*) FROM c WHERE c.b_id = b.id)'), direction: 'desc' },
              { expression: raw('b.id'), direction: 'asc' },
            ],
            limit,
            offset: offsetOf(offset),
          }),
        )
        const rows = await rowsOf(
          select({
            entries: [
              { key: 'id', value: number('a.id') },
              { key: 'bs', value: bs },
            ],
            orderBy: [{ expression: raw('a.id'), direction: 'asc' }],
          }),
          `nested_${limit}_${offset}`,
        )
        const cut = <Item>(items: Item[]) => items.slice(offset ?? 0, (offset ?? 0) + (limit ?? items.length))
        const b = (id: number, a: string, vs: number[]) => ({ id, cs: cut(vs.map((v) => ({ v }))), a: { n: a } })
        expect(rows).toEqual([
          { id: 1, bs: cut([b(2, 'x', [9, 7, 5]), b(1, 'x', [20, 10]), b(3, 'x', [])]) },
          { id: 2, bs: cut([b(4, 'y', [])]) },
          { id: 3, bs: [] },
        ])
      })

      it('sorts lists by computed values, and NULL is not 0', async () => {
        await execute(raw('CREATE TABLE times (id int primary key, at time)'))
        await execute(raw("INSERT INTO times VALUES (1, '00:00:00'), (2, NULL), (3, '13:45:10')"))
        const listBy = async (direction: 'asc' | 'desc', nulls?: 'first' | 'last') => {
          const entries = [{ key: '', value: { sql: raw('t.id'), encoding: 'number' } as const }]
          const orderBy = [{ expression: raw('HOUR(t.`at`)'), direction, ...(nulls === undefined ? {} : { nulls }) }]
          const list = e.jsonList(select({ entries, bare: true, from: raw('times t'), orderBy }))
          return JSON.parse((await connection.text(compile(dialect, sql`SELECT ${list.sql}`))) ?? 'null') as unknown
        }
        expect(await listBy('asc')).toEqual([2, 1, 3])
        expect(await listBy('desc')).toEqual([3, 1, 2])
        expect(await listBy('asc', 'last')).toEqual([1, 3, 2])
      })
      it('makes lists of bare values, of groups, of nothing', async () => {
        const bare = select({
          bare: true,
          entries: [{ key: '', value: string('a.n') }],
          orderBy: [{ expression: raw('a.n'), direction: 'asc', nulls: 'last' }],
          limit: 5,
        })
        expect(await connection.text(compile(dialect, e.listStatement(bare)))).toBe('["x","y",null]')
        const groups = select({
          entries: [
            { key: 'a', value: number('b.a_id') },
            { key: 'count', value: number('count(*)') },
          ],
          from: raw('b'),
          groupBy: [raw('b.a_id')],
          orderBy: [{ expression: raw('count(*)'), direction: 'desc' }],
        })
        expect(await connection.text(compile(dialect, e.listStatement(groups)))).toBe('[{"a":1,"count":3},{"a":2,"count":1}]')
        expect(
          await connection.text(
            compile(dialect, e.listStatement(select({ entries: [{ key: 'a', value: number('1') }], where: raw('1 = 0') }))),
          ),
        ).toBe('[]')
      })
    })

    describe('wire form', () => {
      const cases: readonly (readonly [native: string, type: ColumnShape['type'], literal: string, expected: unknown])[] = [
        ['bigint', 'bigInteger', '9007199254740993', '9007199254740993'],
        ['bigint unsigned', 'bigInteger', '18446744073709551615', '18446744073709551615'],
        ['decimal(10,2)', 'decimal', '12.5', '12.50'],
        ['int(6) unsigned zerofill', 'integer', '7', 7],
        ['double', 'float', '1.1e-10', 1.1e-10],
        ['float', 'float', '1.1', 1.1],
        ['year', 'integer', '2024', 2024],
        ['tinyint(1)', 'boolean', '1', true],
        ['bit(1)', 'boolean', "b'0'", false],
        ['bit(5)', 'unknown', "b'101'", 5],
        ['date', 'date', "'2024-03-15'", '2024-03-15'],
        ['date', 'date', "'0000-00-00'", null],
        ['datetime(3)', 'dateTime', "'2024-03-15 10:20:30.987'", '2024-03-15T10:20:30.987'],
        ['datetime', 'dateTime', "'0000-00-00 00:00:00'", null],
        ['timestamp(6) NULL', 'timestamp', "'2024-03-15 10:20:30.987654'", '2024-03-15T10:20:30.987654Z'],
        ['timestamp NULL', 'timestamp', "'2024-03-15 10:20:30'", '2024-03-15T10:20:30.000Z'],
        ['time', 'time', "'10:20:30'", '10:20:30'],
        ['json', 'json', '\'{"z": 1, "a": [1, null, "é😀"]}\'', { z: 1, a: [1, null, 'é😀'] }],
        ['text', 'json', '\'{"z": 1}\'', { z: 1 }],
        ['text', 'json', "'not json'", 'not json'],
        ['text', 'csv', '\'a,b "c",d\'', ['a', 'b "c"', 'd']],
        ['text', 'csv', "''", []],
        ['blob', 'binary', `REPEAT(x'00ff', 60)`, Buffer.from('00ff'.repeat(60), 'hex').toString('base64')],
        ["enum('p\"q','z')", 'unknown', "'p\"q'", 'p"q'],
        ["set('m','n')", 'unknown', "'m,n'", 'm,n'],
        ['char(36)', 'uuid', "'0b8c1c7e-0000-4000-8000-000000000001'", '0b8c1c7e-0000-4000-8000-000000000001'],
        ['varchar(20) CHARACTER SET latin1', 'string', "'é'", 'é'],
        ['point', 'geometry.Point', `ST_GeomFromText('POINT(10.5 20)')`, { type: 'Point', coordinates: [10.5, 20] }],
      ]
      it.each(cases)('%s as %s: %s', async (native, type, literal, expected) => {
        await execute(raw('DROP TABLE IF EXISTS w'))
        await execute(raw(`CREATE TABLE w (id int, v ${native})`))
        await execute(raw(`INSERT INTO w VALUES (1, ${literal}), (2, NULL)`))
        const described = {
          type,
          nativeType: native,
          dataType:
            native
              .replace(/\(.*?\)/, '')
              .split(' CHARACTER')[0]
              ?.replace(' NULL', '') ?? null,
          numericScale: null,
          special: [],
        }
        const values = await rowsOf(
          select({
            bare: true,
            entries: [{ key: 'v', value: e.wireValue(raw('v'), described) }],
            from: raw('w'),
            orderBy: [{ expression: raw('id'), direction: 'asc' }],
          }),
        )
        expect(values).toEqual([expected, null])
      })

      it('takes back what it gives', async () => {
        await execute(raw('DROP TABLE IF EXISTS w'))
        await execute(
          raw(
            'CREATE TABLE w (bi bigint unsigned, d decimal(30,10), dt datetime, ts timestamp(3) NULL, da date, b blob, p point, j json, x tinyint(1))',
          ),
        )
        const wire = {
          bi: ['bigInteger', '18446744073709551615'],
          d: ['decimal', '12345678901234567890.1234567890'],
          dt: ['dateTime', '2024-03-15T10:20:30'],
          ts: ['timestamp', '2024-03-15T10:20:30.123Z'],
          da: ['date', '2024-03-15'],
          b: ['binary', 'AP8='],
          p: ['geometry.Point', '{"type":"Point","coordinates":[10.5,20]}'],
          j: ['json', '{"a":1}'],
          x: ['boolean', true],
        } as const
        const columns = Object.entries(wire)
        const values = columns.map(([, [type, value]]) => e.bindValue(sql`${value}`, shape(type)))
        await execute(
          sql`INSERT INTO w (${raw(columns.map(([name]) => name).join(', '))}) VALUES (${values.reduce((list, value) => sql`${list}, ${value}`)})`,
        )
        const entries = columns.map(([key, [type]]) => ({ key, value: e.wireValue(raw(key), shape(type)) }))
        const expected = Object.fromEntries(
          columns.map(([key, [type, value]]) => [key, type === 'json' || type === 'geometry.Point' ? JSON.parse(value) : value]),
        )
        expect(await rowsOf(select({ entries, from: raw('w') }))).toEqual([expected])
        const conditions = columns
          .filter(([, [type]]) => type !== 'json' && !type.startsWith('geometry'))
          .map(([name, [type, value]]) => sql`${e.comparable(raw(name), shape(type))} = ${e.bindValue(sql`${value}`, shape(type))}`)
        const where = conditions.reduce((all, condition) => sql`${all} AND ${condition}`)
        expect(await rowsOf(select({ entries: [{ key: 'n', value: number('1') }], from: raw('w'), where }))).toEqual([{ n: 1 }])
      })
    })

    describe('operators', () => {
      const matches = async (condition: Sql) =>
        connection.text(compile(dialect, sql`SELECT CASE WHEN ${condition} THEN 1 WHEN ${condition} IS NULL THEN NULL ELSE 0 END`))

      it('LIKE knows two wildcards and no escape', async () => {
        const like = (subject: string, pattern: string, ignoreCase = false) =>
          matches(e.like(sql`${subject}`, sql`${pattern}`, { ignoreCase }))
        expect(await like('a\\b', '%\\%')).toBe('1')
        expect(await like('a\\b', 'a\\b')).toBe('1')
        expect(await like('a\\b', 'a\\\\b')).toBe('0')
        expect(await like('a%b', 'a\\%b')).toBe('0')
        expect(await like('Lorem', 'l_REM', true)).toBe('1')
      })

      it('walks documents', async () => {
        const document = sql`CAST(${'{"a b":{"c\\"d":[{"x":1},"t",null,true]}}'} AS CHAR)`
        const type = shape('json', 'longtext')
        const at = (...path: (string | number)[]) => connection.text(compile(dialect, sql`SELECT ${e.jsonPath(document, path, type).sql}`))
        expect(await at('a b', 'c"d', 0, 'x')).toBe('1')
        expect(await at('a b', 'c"d', 1)).toBe('"t"')
        expect(await at('a b', 'c"d', 2)).toBe('null')
        expect(await at(0)).toBeNull()
        expect(await at('a b', 0)).toBeNull()
        expect(await at('missing')).toBeNull()
        const scalar = (as: 'text' | 'number', ...path: (string | number)[]) =>
          connection.text(compile(dialect, sql`SELECT ${e.jsonScalar(document, path, as, type)}`))
        expect(await scalar('text', 'a b', 'c"d', 1)).toBe('t')
        expect(await scalar('text', 'a b', 'c"d', 3)).toBe('true')
        expect(await scalar('text', 'a b', 'c"d')).toBeNull()
        expect(await scalar('text', 'a b', 'c"d', 2)).toBeNull()
        expect(await scalar('number', 'a b', 'c"d', 0, 'x')).toBe('1')
        expect(await scalar('number', 'a b', 'c"d', 1)).toBeNull()
        const length = (text: string | null) =>
          connection.text(compile(dialect, sql`SELECT ${e.jsonArrayLength(sql`CAST(${text} AS CHAR)`, type)}`))
        expect(await Promise.all([length('[1,2]'), length('{"a":1}'), length('garbage'), length(null)])).toEqual(['2', '0', '0', null])
      })

      it('reads parts of dates', async () => {
        const part = async (name: 'week' | 'weekday' | 'year' | 'day' | 'hour') =>
          Number(
            await connection.text(
              compile(dialect, sql`SELECT ${e.datePart(name, raw("TIMESTAMP'2024-03-15 10:20:30'"), shape('dateTime'))}`),
            ),
          )
        expect([await part('week'), await part('weekday'), await part('year'), await part('day'), await part('hour')]).toEqual([
          11, 5, 2024, 15, 10,
        ])
      })

      it('intersects shapes', async () => {
        const box = '{"type":"Polygon","coordinates":[[[0,0],[0,10],[10,10],[10,0],[0,0]]]}'
        const point = (x: number) => raw(`ST_GeomFromText('POINT(${x} 5)')`)
        expect(await matches(e.intersects(point(5), sql`${box}`, { boundingBox: false }))).toBe('1')
        expect(await matches(e.intersects(point(50), sql`${box}`, { boundingBox: true }))).toBe('0')
      })

      it('places NULL where asked', async () => {
        const order = async (direction: 'asc' | 'desc', nulls?: 'first' | 'last') =>
          rowsOf(
            select({
              bare: true,
              entries: [{ key: 'n', value: string('n') }],
              orderBy: [nulls === undefined ? { expression: raw('n'), direction } : { expression: raw('n'), direction, nulls }],
            }),
          )
        expect(await order('asc')).toEqual([null, 'x', 'y'])
        expect(await order('asc', 'last')).toEqual(['x', 'y', null])
        expect(await order('desc', 'first')).toEqual([null, 'y', 'x'])
      })
    })

    describe('connection', () => {
      it('binds offsets, names and question marks, prepared or not', async () => {
        const unprepared = await dialect.connect({ ...database.config, preparedStatements: false })
        for (const each of [connection, unprepared]) {
          const statement = compile(
            dialect,
            sql`SELECT ${e.identifier('a')}.id AS ${e.identifier('what?')}, '?' AS q, ${awkward} AS p FROM a ORDER BY id${e.limit(1, sql`${2}`)}`,
            'offset',
          )
          expect(await each.rows(statement)).toEqual([{ 'what?': 3, q: '?', p: awkward }])
        }
        await unprepared.close()
        await expect(unprepared.rows(rawStatement('SELECT 1'))).rejects.toThrow()
      })

      it('streams rows and can be left early', async () => {
        const series = compile(
          dialect,
          raw("WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 1000) SELECT CONCAT('{\"n\":', n, '}') FROM s"),
        )
        const all: string[] = []
        for await (const text of connection.stream(series)) all.push(text)
        expect(all).toHaveLength(1000)
        for await (const text of connection.stream(series)) {
          expect(text).toBe('{"n":1}')
          break
        }
        await expect(async () => {
          for await (const _ of connection.stream(rawStatement('SELECT * FROM nowhere'))) expect.unreachable()
        }).rejects.toThrow(/nowhere/)
        expect(await connection.text(rawStatement('SELECT 1'))).toBe('1')
      })

      it('commits, rolls back and nests transactions', async () => {
        await execute(raw('CREATE TABLE t (id int primary key)'))
        const count = () => connection.text(rawStatement('SELECT COUNT(*) FROM t'))
        const insert = (session: Connection, id: number) => session.execute(rawStatement('INSERT INTO t VALUES (?)', [id]))
        await expect(
          connection.transaction(async (session) => {
            await insert(session, 1)
            throw new Error('no')
          }),
        ).rejects.toThrow('no')
        expect(await count()).toBe('0')
        await connection.transaction(async (session) => {
          await insert(session, 1)
          await expect(
            session.transaction(async (inner) => {
              await insert(inner, 2)
              throw new Error('inner')
            }),
          ).rejects.toThrow('inner')
          await session.transaction((inner) => insert(inner, 3))
        })
        expect(await connection.texts(rawStatement('SELECT id FROM t ORDER BY id'))).toEqual(['1', '3'])
      })

      it('retries a transaction that lost a deadlock', async () => {
        await execute(raw('CREATE TABLE dl (id int primary key, v int)'))
        await execute(raw('INSERT INTO dl VALUES (1, 0), (2, 0)'))
        let waiting = 0
        const change = (first: number, second: number) =>
          connection.transaction(async (session) => {
            const add = (id: number) => session.execute(rawStatement('UPDATE dl SET v = v + 1 WHERE id = ?', [id]))
            await add(first)
            waiting += 1
            while (waiting < 2) await new Promise((resolve) => setTimeout(resolve, 5))
            await add(second)
          })
        await Promise.all([change(1, 2), change(2, 1)])
        expect(await connection.texts(rawStatement('SELECT v FROM dl ORDER BY id'))).toEqual(['2', '2'])
      })
    })

    describe('errors', () => {
      const errorOf = async (text: string, parameters: unknown[] = []) => {
        const error = await connection.execute(rawStatement(text, parameters)).then(
          () => null,
          (cause: unknown) => cause,
        )
        return dialect.toRectoError(error)
      }

      it('become typed errors', async () => {
        await execute(
          raw(
            'CREATE TABLE people (id int primary key, email varchar(20), name varchar(3) not null, age tinyint, born date, boss int, UNIQUE KEY people_email_unique (email), CONSTRAINT people_boss_foreign FOREIGN KEY (boss) REFERENCES people (id))',
          ),
        )
        await execute(raw("INSERT INTO people VALUES (1, 'a@x.io', 'A', 1, NULL, NULL), (2, 'b@x.io', 'B', 1, NULL, 1)"))
        expect(await errorOf("INSERT INTO people VALUES (3, 'a@x.io', 'C', 1, NULL, NULL)")).toMatchObject({
          code: 'RECORD_NOT_UNIQUE',
          extensions: { collection: 'people', field: 'email', value: 'a@x.io' },
        })
        expect(await errorOf("INSERT INTO people VALUES (1, 'c@x.io', 'C', 1, NULL, NULL)")).toMatchObject({
          code: 'RECORD_NOT_UNIQUE',
          extensions: { value: '1' },
        })
        expect(await errorOf("INSERT INTO people VALUES (3, 'c@x.io', 'C', 1, NULL, 99)")).toMatchObject({
          code: 'INVALID_FOREIGN_KEY',
          extensions: { collection: 'people', field: 'boss' },
        })
        expect(await errorOf('DELETE FROM people WHERE id = 1')).toMatchObject({ code: 'INVALID_FOREIGN_KEY' })
        expect(await errorOf('INSERT INTO people (id) VALUES (4)')).toMatchObject({
          code: 'NOT_NULL_VIOLATION',
          extensions: { collection: 'people', field: 'name' },
        })
        expect(await errorOf('UPDATE people SET name = NULL')).toMatchObject({
          code: 'NOT_NULL_VIOLATION',
          extensions: { collection: 'people', field: 'name' },
        })
        expect(await errorOf('UPDATE people SET name = ?', ['long'])).toMatchObject({
          code: 'VALUE_TOO_LONG',
          extensions: { collection: 'people', field: 'name' },
        })
        expect(await errorOf('UPDATE people SET age = 1000')).toMatchObject({ code: 'VALUE_OUT_OF_RANGE', extensions: { field: 'age' } })
        expect(await errorOf('UPDATE people SET age = ?', ['abc'])).toMatchObject({ code: 'INVALID_PAYLOAD' })
        expect(await errorOf('UPDATE people SET born = ?', ['2024-02-31'])).toMatchObject({ code: 'INVALID_PAYLOAD' })
      })

      it('say when the schema is stale', async () => {
        for (const text of ['SELECT * FROM nowhere', 'SELECT nothing FROM a']) {
          const error = await connection.rows(rawStatement(text)).catch((cause: unknown) => cause)
          expect(dialect.isSchemaStale(error)).toBe(true)
        }
        const closed = await dialect.connect({ host: '127.0.0.1', port: 1, user: 'nobody' })
        const error = await closed.rows(rawStatement('SELECT 1')).catch((cause: unknown) => cause)
        expect(dialect.toRectoError(error)?.code).toBe('SERVICE_UNAVAILABLE')
        await closed.close()
      })
    })
  },
  ['mysql', 'mariadb'],
)
