import { expect, it } from 'vitest'
import { createStatementPace } from './statement-pace.ts'

const read = 'SELECT 1'

it('finds statements slow after one long run, until they are quick again', () => {
  const pace = createStatementPace()
  expect(pace.isSlow(read)).toBe(false)
  pace.note(read, 20)
  expect(pace.isSlow(read)).toBe(true)
  pace.note(read, 10)
  expect(pace.isSlow(read)).toBe(true)
  pace.note(read, 1)
  expect(pace.isSlow(read)).toBe(false)
})

it('finds a thread worthwhile for reads that come often and take their time', () => {
  const pace = createStatementPace()
  for (let run = 0; run < 49; run++) pace.note(read, 0.2)
  expect(pace.isWorthThread(read)).toBe(false)
  pace.note(read, 0.2)
  expect(pace.isWorthThread(read)).toBe(true)
  for (let run = 0; run < 50; run++) pace.note(read, 0.01)
  expect(pace.isWorthThread(read)).toBe(false)
})

it('sends nothing but reads elsewhere', () => {
  const pace = createStatementPace()
  for (let run = 0; run < 60; run++) pace.note('EXPLAIN SELECT 1', 20)
  expect(pace.isSlow('EXPLAIN SELECT 1')).toBe(false)
  expect(pace.isWorthThread('EXPLAIN SELECT 1')).toBe(false)
})
