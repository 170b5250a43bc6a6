import { defineSchema } from '@recto/schema'
import { expect, it } from 'vitest'
import type { PlanContext } from './context.ts'
import { always, never } from './plan.ts'
import { planRules } from './rules.ts'

const { collections } = defineSchema({ collections: { books: { fields: { id: 'integer' } } } })
const collection = collections.get('books')
if (collection === undefined) throw new Error('no books')
const source = { alias: 't1', collection }
// Neither rule needs a context: nothing is looked up for them.
const context = {} as PlanContext

it('lets no row through without a rule, and every row with a rule without a filter', () => {
  expect(planRules(context, [], source)).toBe(never)
  expect(planRules(context, [{ filter: null, fields: '*' }], source)).toBe(always)
})
