import { expect, it } from 'vitest'
import { bareRecord } from './bare-record.ts'

it('is a record whose keys may have any name', () => {
  const exotic = '__proto__'
  const record = bareRecord<number>()
  expect(record[exotic]).toBeUndefined()
  expect(record['toString']).toBeUndefined()
  record[exotic] = 1
  record['id'] = 2
  expect(Object.entries(record)).toEqual([
    [exotic, 1],
    ['id', 2],
  ])
})
