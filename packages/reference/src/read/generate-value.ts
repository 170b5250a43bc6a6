import type { FieldType } from '@recto/protocol'
import fc from 'fast-check'

/** Fields named so hold any Unicode; they are only selected, since engines order and fold such text differently. */
export const textField = 'wild'

/** Few different values, so that filters and groups meet. */
export function arbitraryValue(field: string, type: FieldType): fc.Arbitrary<unknown> {
  if (field === textField) return fc.string({ unit: 'binary' }).filter((text) => !text.includes('\u0000'))
  return values[type] ?? smallText
}

const smallText = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '1', '0'), maxLength: 3 })
const days = fc.constantFrom('2023-01-01', '2024-02-29', '2024-03-15', '2024-12-30', '1999-12-31')
const times = fc.constantFrom('00:00:00', '13:45:10', '23:59:59')
const documents = [{ a: 1, b: { c: 'x', list: [1, 2] } }, [1, 2, 3], { a: 'text' }, [], { a: true, b: { c: 2.5 } }]

const values: Partial<Record<FieldType, fc.Arbitrary<unknown>>> = {
  integer: fc.integer({ min: -3, max: 12 }),
  bigInteger: fc.constantFrom('-5', '7', '9007199254740993', '1152921504606846976'),
  decimal: fc.integer({ min: -500, max: 1500 }).map((cents) => (cents / 100).toFixed(2)),
  float: fc.integer({ min: -8, max: 40 }).map((quarters) => quarters / 4),
  boolean: fc.boolean(),
  uuid: fc.constantFrom('11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-22222222222a'),
  date: days,
  dateTime: fc.tuple(days, times).map(([day, time]) => `${day}T${time}`),
  timestamp: fc.tuple(days, times).map(([day, time]) => `${day}T${time}.000Z`),
  time: times,
  json: fc.constantFrom<unknown>(...documents),
  csv: fc.array(fc.constantFrom('red', 'blue', 'x'), { minLength: 1, maxLength: 3 }),
  hash: fc.constantFrom('$argon2id$a', '$argon2id$b'),
}
