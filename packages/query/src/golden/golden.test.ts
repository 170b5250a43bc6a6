import * as engines from '@recto/dialects'
import { describe, expect, it } from 'vitest'
import { fullAccess } from '../access-rules.ts'
import { compileRead, keyLiterals } from '../compile-read.ts'
import { librarySchema, unindexedLibrarySchema } from '../testing/library-schema.ts'
import { parseQuery } from '../parse/request.ts'
import { shapeOf } from '../shape.ts'
import { formatStatement } from './format-statement.ts'
import { goldenCases } from './golden-cases.ts'

const dialects = Object.values(engines).filter((value): value is engines.Dialect => typeof value === 'object' && 'expressions' in value)

describe.each(dialects)('$name', (dialect) => {
  const schema = librarySchema(dialect.columnTypes)
  const unindexed = unindexedLibrarySchema(dialect.columnTypes)
  it.each(goldenCases)('$name', async ({ name, collection, query, access = fullAccess, isUnindexed = false, ...options }) => {
    const parsed = parseQuery(query)
    const plan = compileRead({ schema: isUnindexed ? unindexed : schema, dialect, collection, query: parsed, access, ...options })
    const run = { literals: [...shapeOf(parsed).literals, ...keyLiterals(options)], variables: new Map<string, unknown>([['$CURRENT_ROLES', ['one', 'two', 'three']], ['$CURRENT_USER.author', 2]]), now: new Date('2024-06-01T00:00:00Z') }
    await expect(formatStatement(plan.data(run))).toMatchFileSnapshot(`${name}.${dialect.name}.sql`)
  })
  it.each(['total_count', 'filter_count', 'estimate'])('%s', async (meta) => {
    const parsed = parseQuery({ meta: [meta], filter: { title: { _eq: 'Mango' } } })
    const { totalCount, filterCount, estimate } = compileRead({ schema, dialect, collection: 'books', query: parsed, access: fullAccess })
    const statement = (totalCount ?? filterCount ?? estimate)?.({ ...shapeOf(parsed), variables: new Map(), now: new Date(0) })
    await expect(statement === undefined ? '' : formatStatement(statement)).toMatchFileSnapshot(`${meta}.${dialect.name}.sql`)
  })
})
