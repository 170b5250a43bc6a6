import * as engines from '@recto/dialects'
import { defineSchema } from '@recto/schema'
import { describe, expect, it } from 'vitest'
import { positionsStatement, shiftStatement, unpositionedStatement } from './sort-statements.ts'

const dialects = Object.values(engines).filter((value): value is engines.Dialect => typeof value === 'object' && 'expressions' in value)

describe.each(dialects)('$name', (dialect) => {
  it('reads, locks and shifts positions', async () => {
    const { collections } = defineSchema({ collections: { shelves: { fields: { id: 'integer', place: 'integer' } } } }, dialect.columnTypes)
    const collection = collections.get('shelves')
    if (collection === undefined) throw new Error('no shelves')
    const target = { collection, field: 'place' }
    const statements = {
      'the two ends': positionsStatement(dialect, target, [[3], [1]]),
      'the items between': positionsStatement(dialect, target, { least: 10, most: 30 }),
      'all of them': positionsStatement(dialect, target, null),
      'whether one has no position': unpositionedStatement(dialect, target),
      'down from 10 to 30': shiftStatement(dialect, target, { from: 10, to: 30 }),
      'up from 30 to 10': shiftStatement(dialect, target, { from: 30, to: 10 }),
    }
    const text = Object.entries(statements).map(([name, { sql, parameters }]) => `-- ${name}\n${sql}\n-- ${JSON.stringify(parameters)}\n`)
    await expect(text.join('\n')).toMatchFileSnapshot(`golden/sort.${dialect.name}.sql`)
  })
})
