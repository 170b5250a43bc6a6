import { type Access, type AccessRule, parseFilter } from '@recto/query'
import type { Schema } from '@recto/schema'
import fc from 'fast-check'
import type { Draw } from './generate-dataset.ts'
import { generateFilter, type Source } from './generate-filter.ts'

/** What someone may see: everything, or by collection nothing, or a few rules. */
export function generateAccess(draw: Draw, schema: Schema): Access {
  if (draw(fc.integer({ min: 0, max: 3 })) === 0) return { fingerprint: 'full', isUnrestricted: true, collections: new Map() }
  return generateRestriction(draw, schema)
}

/** Someone who does not see everything. */
export function generateRestriction(draw: Draw, schema: Schema): Access {
  const names = [...schema.collections.keys()].filter(() => draw(fc.integer({ min: 0, max: 5 })) > 0)
  const collections = names.map(
    (name) =>
      [
        name,
        {
          rules: draw(fc.array(fc.constant(null), { minLength: 1, maxLength: 3 })).map(() =>
            generateRule({ draw, schema, isRule: true }, name),
          ),
        },
      ] as const,
  )
  return { fingerprint: draw(fc.uuid()), isUnrestricted: false, collections: new Map(collections) }
}

/** Keys are always granted, so that the order of items is known. */
function generateRule(source: Source, collection: string): AccessRule {
  const { draw, schema } = source
  const facts = schema.collections.get(collection)
  const names = [...(facts?.fields.values() ?? [])].filter((field) => field.hasData).map((field) => field.name)
  const fields = draw(fc.boolean())
    ? ('*' as const)
    : new Set([...(facts?.primaryKey ?? []), ...names.filter(() => draw(fc.integer({ min: 0, max: 2 })) > 0)])
  const filter = draw(fc.integer({ min: 0, max: 2 })) === 0 ? null : parseFilter(generateFilter(source, collection, 2))
  return { filter, fields }
}
