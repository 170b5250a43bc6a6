import type { Context } from '@recto/pipeline'
import { type VisibleCollection, visibleCollections } from '@recto/pipeline/schema'
import type { FieldType } from '@recto/protocol'
import { type Field, type Relation, relationFrom, relationTo, type Schema } from '@recto/schema'
import { componentNames } from './component-names.ts'

/**
 * TypeScript types of the collections the caller may read: an interface for each, and a `Schema` of them as clients of the
 * platform expect it, with a list for a collection and one item for a singleton.
 */
export async function typescriptTypes(context: Context): Promise<string> {
  const model = (await visibleCollections(context)).filter(({ readable }) => readable.length > 0)
  const names = new Map([...componentNames(model)].map(([collection, name]) => [collection, name.replace(/^Items/, '')]))
  const unique = uniqueNames(names)
  const source = { schema: context.schema, names: unique }
  const interfaces = model.map((visible) => interfaceOf(source, visible))
  const members = model.map(({ collection }) => {
    const name = unique.get(collection.name) ?? 'unknown'
    return `  ${propertyName(collection.name)}: ${collection.isSingleton ? name : `${name}[]`}`
  })
  return `${[...interfaces, ['export interface Schema {', ...members, '}'].join('\n')].join('\n\n')}\n`
}

/** Names of system collections have a prefix, so that a user's collection `users` gets a name of its own. */
function uniqueNames(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const taken = new Set(['Schema'])
  return new Map(
    [...names].map(([collection, name]) => {
      const base = /^\d/.test(name) ? `_${name}` : name
      const wanted = collection.startsWith('directus_') ? `Directus${base}` : base
      let free = wanted
      for (let number = 2; taken.has(free); number += 1) free = `${wanted}${number}`
      taken.add(free)
      return [collection, free]
    }),
  )
}

interface TypeSource {
  readonly schema: Schema
  readonly names: ReadonlyMap<string, string>
}

function interfaceOf(source: TypeSource, { collection, readable }: VisibleCollection): string {
  // Reverse relations that nobody configured come only when they are asked for.
  const members = readable.map((field) => `  ${propertyName(field.name)}${field.isImplicit ? '?' : ''}: ${typeOf(source, field)}`)
  return [`export interface ${source.names.get(collection.name) ?? 'Unknown'} {`, ...members, '}'].join('\n')
}

function typeOf(source: TypeSource, field: Field): string {
  const { schema, names } = source
  const listed = field.column === null ? relationTo(schema, field.collection, field.name) : undefined
  if (listed !== undefined) {
    const item = names.get(listed.collection)
    return `(${[keyOf(schema, listed.collection), item].filter((part) => part !== undefined).join(' | ')})[]`
  }
  const relation = relationFrom(schema, field.collection, field.name)
  const related = relation === undefined ? [] : relatedTo(relation)
  const items = related.flatMap((name) => names.get(name) ?? [])
  const isNullable = field.column === null || field.column.isNullable
  return [valueType(field), ...items, ...(isNullable ? ['null'] : [])].join(' | ')
}

function relatedTo({ relatedCollection, allowedCollections }: Relation): readonly string[] {
  return relatedCollection === null ? (allowedCollections ?? []) : [relatedCollection]
}

/** Clients of the platform recognize dates and JSON by these literal types. */
const types: Readonly<Partial<Record<FieldType, string>>> = {
  boolean: 'boolean',
  csv: "'csv'",
  date: "'datetime'",
  dateTime: "'datetime'",
  float: 'number',
  integer: 'number',
  json: "'json'",
  time: "'datetime'",
  timestamp: "'datetime'",
  unknown: 'unknown',
}

function valueType({ type, column }: Field): string {
  if (column?.enumValues) return column.enumValues.map((value) => JSON.stringify(value)).join(' | ')
  return types[type] ?? (type.startsWith('geometry') ? "'json'" : 'string')
}

function keyOf(schema: Schema, collection: string): string {
  const found = schema.collections.get(collection)
  const key = found?.fields.get(found.primaryKey[0] ?? '')
  return found?.primaryKey.length === 1 && key !== undefined ? (types[key.type] ?? 'string') : 'string'
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}
