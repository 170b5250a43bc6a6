import { postgres } from '@recto/dialects'
import { describe, expect, it } from 'vitest'
import { accessOf } from './access-of.ts'
import { fullAccess } from './access-rules.ts'
import type { ReadRequest } from './compile-read.ts'
import { parseQuery } from './parse/request.ts'
import { createPlanCache } from './plan-cache.ts'
import { librarySchema } from './testing/library-schema.ts'

const schema = librarySchema(postgres.columnTypes)
const request = (query: Record<string, unknown>, options: Partial<ReadRequest> = {}): ReadRequest => ({
  schema,
  dialect: postgres,
  collection: 'books',
  query: parseQuery(query),
  access: fullAccess,
  ...options,
})

describe('createPlanCache', () => {
  it('serves requests of one shape with one plan and their own values', () => {
    const cache = createPlanCache()
    const answers = ['Mango', 'apple pie'].map((title) =>
      cache.planRead(request({ fields: 'id', filter: { title: { _eq: title } }, search: title })),
    )
    expect(answers[0]?.plan).toBe(answers[1]?.plan)
    const run = (literals: readonly unknown[]) => ({ literals, variables: new Map(), now: new Date(0) })
    const statements = answers.map(({ plan, literals }) => plan.data(run(literals)))
    expect(statements[0]?.sql).toBe(statements[1]?.sql)
    expect(statements[0]?.name).toBe(statements[1]?.name)
    expect(statements.map(({ parameters }) => parameters)).toEqual([
      ['Mango', ...Array(4).fill('%Mango%')].slice(0, statements[0]?.parameters.length),
      ['apple pie', ...Array(4).fill('%apple pie%')].slice(0, statements[1]?.parameters.length),
    ])
  })
  it('never puts a value into the text', () => {
    const cache = createPlanCache()
    const literal = `x'"\`;--`
    const query = {
      fields: 'id',
      filter: { title: { _contains: literal }, status: { _in: [literal, 'b'] } },
      search: literal,
      page: 4321,
      limit: 7,
    }
    const { plan, literals } = cache.planRead(request(query))
    const { sql: text } = plan.data({ literals, variables: new Map(), now: new Date(0) })
    expect(text).not.toContain(literal)
    expect(text).not.toContain('4321')
  })
  it('keeps callers with other rights, other engines and other bounds apart', () => {
    const cache = createPlanCache()
    const plan = (options: Partial<ReadRequest>) => cache.planRead(request({ fields: 'id' }, options)).plan
    const plans = [
      plan({}),
      plan({ access: accessOf({ books: [{ fields: ['id'] }] }) }),
      plan({ form: 'rows' }),
      plan({ limits: { limitDefault: 5, limitMax: -1, depthMax: 10 } }),
      plan({ key: ['11111111-1111-4111-8111-111111111111'] }),
      plan({ keys: [['11111111-1111-4111-8111-111111111111']] }),
    ]
    expect(new Set(plans).size).toBe(plans.length)
    expect(plan({ key: ['22222222-2222-4222-8222-222222222222'] })).toBe(plans[4])
  })
  it('forgets what was not used for longest', () => {
    const cache = createPlanCache({ capacity: 2 })
    const first = cache.planRead(request({ fields: 'id' })).plan
    cache.planRead(request({ fields: 'title' }))
    expect(cache.planRead(request({ fields: 'id' })).plan).toBe(first)
    cache.planRead(request({ fields: 'pages' }))
    expect(cache.size).toBe(2)
    expect(cache.planRead(request({ fields: 'id' })).plan).toBe(first)
  })
  it('does not remember refusals', () => {
    const cache = createPlanCache()
    expect(() => cache.planRead(request({ fields: 'nope' }))).toThrow('access field "nope"')
    expect(cache.size).toBe(0)
  })
})
