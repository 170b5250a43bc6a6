import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const engines = ['cockroachdb', 'mariadb', 'mssql', 'mysql', 'oracle', 'postgres', 'sqlite']
const files = [
  'adapter.ts',
  'alter.ts',
  'column-types.ts',
  'dialect.ts',
  'driver.ts',
  'errors.ts',
  'expressions.ts',
  'introspect.ts',
  'query-compiler.ts',
  'with-lock.ts',
]

describe('the folders of the engines', () => {
  it.each(engines)('%s holds the same files', (engine) => {
    const sources = readdirSync(new URL(engine, import.meta.url)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    expect(sources.sort()).toEqual(files)
  })
})
