import { expect, it } from 'vitest'
import { createStatementTimings } from './statement-timings.ts'

const read = 'SELECT 1'

it('finds statements slow after one long run, until they are quick again', () => {
  const timings = createStatementTimings()
  expect(timings.isSlow(read)).toBe(false)
  timings.record(read, 20)
  expect(timings.isSlow(read)).toBe(true)
  timings.record(read, 10)
  expect(timings.isSlow(read)).toBe(true)
  timings.record(read, 1)
  expect(timings.isSlow(read)).toBe(false)
})

it('finds a thread worthwhile for reads that come often and take their time', () => {
  const timings = createStatementTimings()
  for (let run = 0; run < 49; run++) timings.record(read, 0.2)
  expect(timings.isFrequent(read)).toBe(false)
  timings.record(read, 0.2)
  expect(timings.isFrequent(read)).toBe(true)
  for (let run = 0; run < 50; run++) timings.record(read, 0.01)
  expect(timings.isFrequent(read)).toBe(false)
})

it('sends nothing but reads elsewhere', () => {
  const timings = createStatementTimings()
  for (let run = 0; run < 60; run++) timings.record('EXPLAIN SELECT 1', 20)
  expect(timings.isSlow('EXPLAIN SELECT 1')).toBe(false)
  expect(timings.isFrequent('EXPLAIN SELECT 1')).toBe(false)
})
