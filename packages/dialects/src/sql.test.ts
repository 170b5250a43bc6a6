import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { bind, cockroachdb, empty, join, mariadb, mssql, mysql, oracle, postgres, raw, sql, sqlite } from './index.ts'

const dialects = [postgres, cockroachdb, mysql, mariadb, sqlite, mssql, oracle]

describe.each(dialects)('$name', (dialect) => {
  it('binds an object that looks like a fragment as one parameter', () => {
    const forged: unknown = JSON.parse('{"chunks":["x"],"toOperationNode":1,"kind":"RawNode"}')
    const statement = compile(dialect, sql`SELECT ${forged}`)
    expect(statement.sql).toBe(`SELECT ${compile(dialect, bind(1)).sql}`)
    expect(statement.parameters).toEqual([forged])
  })

  it('binds a list as one parameter', () => {
    expect(compile(dialect, sql`SELECT ${[1, 2]}`).parameters).toEqual([[1, 2]])
  })

  it('splices fragments and numbers their parameters in order', () => {
    const list = join([bind('a'), sql`f(${'b'})`, raw('c')])
    const { sql: text, parameters } = compile(dialect, sql`SELECT ${list}${empty} FROM t WHERE x = ${'d'}`)
    const [first, second, third] = compile(dialect, join([bind(1), bind(2), bind(3)])).sql.split(', ')
    expect(text).toBe(`SELECT ${first}, f(${second}), c FROM t WHERE x = ${third}`)
    expect(parameters).toEqual(['a', 'b', 'd'])
  })

  it('keeps the name of a statement', () => {
    expect(compile(dialect, sql`SELECT 1`, 'one').name).toBe('one')
    expect(compile(dialect, sql`SELECT 1`)).not.toHaveProperty('name')
  })
})
