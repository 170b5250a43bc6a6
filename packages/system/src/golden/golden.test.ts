import { init, parse } from '@guanmingchiu/sqlparser-ts'
import * as engines from '@recto/dialects'
import { loadModule, parseSync } from 'libpg-query'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemDatabase } from '../database/open-system-database.ts'
import { goldenStatements } from './statements.ts'

const dialects = Object.values(engines).filter((value): value is engines.Dialect => typeof value === 'object' && 'expressions' in value)

/** Statements are compiled, never run. */
const connection = {} as engines.Connection

/** PostgreSQL's own parser for the two engines with its grammar, and one written by others for the rest. */
const parsers: Readonly<Record<engines.Dialect['name'], (text: string) => unknown>> = {
  postgres: parseSync,
  cockroachdb: parseSync,
  sqlite: (text) => parse(text, 'sqlite'),
  mysql: (text) => parse(text, 'mysql'),
  mariadb: (text) => parse(text, 'mysql'),
  mssql: (text) => parse(text, 'mssql'),
  oracle: (text) => parse(text, 'oracle'),
}

beforeAll(async () => {
  await init()
  await loadModule()
})

describe.each(dialects)('statements of system tables: $name', (dialect) => {
  // One object per engine, since the database of a connection is kept.
  const recto = systemDatabase({ dialect, connection: { ...connection } })
  const compiled = Object.entries(goldenStatements).map(([name, build]) => ({ name, statement: build(recto, { dialect }).compile() }))

  it('are those of the golden file', async () => {
    const blocks = compiled.map(({ name, statement: { sql, parameters } }) => `-- ${name}\n${sql}\n-- ${JSON.stringify(parameters)}\n`)
    await expect(blocks.join('\n')).toMatchFileSnapshot(`system.${dialect.name}.sql`)
  })

  it.each(compiled)('are read by an independent parser: $name', ({ statement: { sql } }) => {
    expect(parsers[dialect.name](sql)).toBeDefined()
    expect(() => parsers[dialect.name](`${sql} )`), 'a parenthesis more').toThrow()
  })
})
