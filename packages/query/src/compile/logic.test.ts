import { compile, type Sql, sql, sqlite } from '@recto/dialects'
import { expect, it } from 'vitest'
import { allSql, anySql } from './logic.ts'

const part = sql`a`

it('is decided by one constant, and left to the parts otherwise', () => {
  expect(allSql([part, false])).toBe(false)
  expect(anySql([part, true])).toBe(true)
  expect(allSql([part, true])).toBe(part)
  expect(anySql([part, false])).toBe(part)
  expect(allSql([])).toBe(true)
  expect(anySql([])).toBe(false)
})

it('groups what is long, so that no engine nests it too deeply', () => {
  const text = compile(sqlite, anySql(Array.from({ length: 20_001 }, () => part)) as Sql).sql
  expect(text.match(/a/g)).toHaveLength(20_001)
  expect(text).toMatch(/^\(\(\(a OR a/)
  expect(Math.max(...text.split(/[()]+/).map((group) => group.split('a').length - 1))).toBe(100)
})
