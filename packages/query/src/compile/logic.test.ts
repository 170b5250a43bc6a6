import { sql } from '@recto/dialects'
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
