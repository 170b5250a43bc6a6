import { init, parse } from '@guanmingchiu/sqlparser-ts'
import * as engines from '@recto/dialects'
import { loadModule, parseSync } from 'libpg-query'
import { beforeAll, describe, expect, it } from 'vitest'
import { goldenStatements } from './statements.ts'

const dialects = Object.values(engines).filter((value): value is engines.Dialect => typeof value === 'object' && 'expressions' in value)

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

describe.each(dialects)('statements of auth: $name', (dialect) => {
  it('are those of the golden file', async () => {
    const blocks = Object.entries(await goldenStatements(dialect)).map(([name, statements]) => `-- ${name}\n${statements.map(printed).join('')}`)
    await expect(blocks.join('\n')).toMatchFileSnapshot(`auth.${dialect.name}.sql`)
  })

  it('are read by an independent parser', async () => {
    for (const { sql } of Object.values(await goldenStatements(dialect)).flat()) {
      expect(parsers[dialect.name](sql), sql).toBeDefined()
      expect(() => parsers[dialect.name](`${sql} )`), 'a parenthesis more').toThrow()
    }
  })
})

function printed({ sql, parameters, name }: engines.Statement): string {
  const values = JSON.stringify(parameters).replace(/"[\w-]{64}"/g, '"<random>"')
  return `${sql}\n-- ${values}${name === undefined ? '' : `, prepared as "${name}"`}\n`
}
