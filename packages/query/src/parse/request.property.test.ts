import { RectoError } from '@recto/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printQuery } from '../print-query.ts'
import { parseQuery } from './request.ts'

const names = fc.constantFrom(
  'a',
  'title',
  'author',
  '_eq',
  '_in',
  '_and',
  '_or',
  '_some',
  '_json',
  '_null',
  '_between',
  '$FOLLOW(a,b)',
  'item:text',
  'year(a)',
  'json(a, b)',
  '__proto__',
  '_x',
  '',
)
const words = fc.constantFrom(
  '*',
  'a.b',
  '-a',
  'json(m, a.b)',
  '$NOW(-1 day)',
  '$CURRENT_USER.x',
  'null',
  'true',
  '1',
  '-1',
  '{"a":1}',
  '[1]',
  ')',
  '((',
  ',',
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    words,
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(names, tie('tree'), { maxKeys: 4 }),
  ),
}))
const parameters = [
  'fields',
  'filter',
  'search',
  'sort',
  'limit',
  'offset',
  'page',
  'cursor',
  'aggregate',
  'groupBy',
  'having',
  'deep',
  'alias',
  'meta',
  'export',
  'backlink',
  'version',
  'versionRaw',
]
const inputs = fc.dictionary(fc.constantFrom(...parameters), tree, { maxKeys: 5 })

describe('parseQuery, whatever it is given', () => {
  it('answers with a query or with INVALID_QUERY', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        try {
          parseQuery(input)
        } catch (error) {
          expect(error).toBeInstanceOf(RectoError)
          expect((error as RectoError).code).toBe('INVALID_QUERY')
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('reads again what it printed', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const query = understood(input)
        if (query !== null) expect(parseQuery(printQuery(query))).toEqual(query)
      }),
      { numRuns: 5000 },
    )
  })
})

function understood(input: Record<string, unknown>) {
  try {
    return parseQuery(input)
  } catch {
    return null
  }
}
