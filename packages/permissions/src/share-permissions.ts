import type { Relation, Schema } from '@recto/schema'
import type { Permission } from './policy.ts'

/** What a share shows, and what both sides may read: its creator, and the role it was given. `null`: everything. */
export interface ShareSubject {
  readonly collection: string
  readonly item: string
  readonly creator: readonly Permission[] | null
  readonly role: readonly Permission[] | null
}

type Rule = Readonly<Record<string, unknown>>

/** Relations a share is followed through, one after another, and ways to one collection. */
const bounds = { depth: 6, waysPerCollection: 12 }

/**
 * Read permissions of a caller with a share: of what both its creator and its role may read, the shared item and the
 * items linked to it. Variables of the rows have been replaced by those they were written for.
 */
export function shareScope(schema: Schema, subject: ShareSubject): readonly Permission[] {
  const readable = intersect(subject)
  const ways = waysFrom(schema, subject, readable)
  return [...ways].flatMap(([collection, rules]) =>
    rowsOf(readable, collection).map((row) => ({ ...row, permissions: { _and: [row.permissions ?? {}, { _or: rules }] } })),
  )
}

/** Rows per collection; `null`: every collection that is not Recto's own, and files. */
type Readable = readonly Permission[] | null

function rowsOf(readable: Readable, collection: string): readonly Permission[] {
  if (readable !== null) return readable.filter((row) => row.collection === collection)
  const isOwn = collection.startsWith('directus_') && collection !== 'directus_files'
  return isOwn ? [] : [{ policy: null, collection, action: 'read', permissions: {}, validation: null, presets: null, fields: ['*'] }]
}

/** What both may read: each pair of rows gives the items both rules match, with the fields both have. */
function intersect({ creator, role }: ShareSubject): Readable {
  if (creator === null) return role
  if (role === null) return creator
  return creator.flatMap((row) =>
    role.flatMap((other) => {
      const fields = row.collection === other.collection ? commonFields(row, other) : []
      return fields.length === 0 ? [] : [{ ...row, fields, permissions: { _and: [row.permissions ?? {}, other.permissions ?? {}] } }]
    }),
  )
}

function commonFields(row: Permission, other: Permission): readonly string[] {
  const [own = [], others = []] = [row.fields ?? [], other.fields ?? []]
  if (own.includes('*')) return others
  return others.includes('*') ? own : own.filter((field) => others.includes(field))
}

interface Stop {
  readonly collection: string
  readonly rule: Rule
  /** Collections on the way here. */
  readonly passed: readonly string[]
}

/** For each collection that is reached, the rules under which its items are linked to the shared one. */
function waysFrom(schema: Schema, { collection, item }: ShareSubject, readable: Readable): ReadonlyMap<string, readonly Rule[]> {
  const key = schema.collections.get(collection)?.primaryKey
  const [keyField] = key ?? []
  const ways = new Map<string, Rule[]>()
  if (keyField === undefined || key?.length !== 1) return ways
  const open: Stop[] = [{ collection, rule: { [keyField]: { _eq: item } }, passed: [] }]
  for (const stop of open) {
    const known = ways.get(stop.collection) ?? []
    if (rowsOf(readable, stop.collection).length === 0 || known.length >= bounds.waysPerCollection) continue
    ways.set(stop.collection, [...known, stop.rule])
    if (stop.passed.length < bounds.depth) open.push(...nextStops(schema, stop, readable))
  }
  return ways
}

function nextStops(schema: Schema, stop: Stop, readable: Readable): readonly Stop[] {
  const passed = [...stop.passed, stop.collection]
  return schema.relations
    .flatMap((relation) => [...toTargets(relation, stop, readable), ...toReferring(relation, stop, readable)])
    .filter(({ collection }) => !passed.includes(collection))
    .map((next) => ({ ...next, passed }))
}

type Reached = Omit<Stop, 'passed'>

/** Items the key of an item names. */
function toTargets(relation: Relation, { collection, rule }: Stop, readable: Readable): readonly Reached[] {
  if (relation.collection !== collection || !mayRead(readable, collection, relation.field)) return []
  if (relation.relatedCollection !== null) {
    return [{ collection: relation.relatedCollection, rule: { [`$FOLLOW(${collection},${relation.field})`]: rule } }]
  }
  const { collectionField } = relation
  if (collectionField === null || !mayRead(readable, collection, collectionField)) return []
  return (relation.allowedCollections ?? []).map((target) => ({
    collection: target,
    rule: { [`$FOLLOW(${collection},${relation.field},${collectionField})`]: rule },
  }))
}

/** Items whose key names an item. */
function toReferring(relation: Relation, { collection, rule }: Stop, readable: Readable): readonly Reached[] {
  if (relation.relatedCollection !== collection || !mayRead(readable, relation.collection, relation.field)) return []
  const isHidden = relation.meta !== null && relation.oneField !== null && !mayRead(readable, collection, relation.oneField)
  return isHidden ? [] : [{ collection: relation.collection, rule: { [relation.field]: rule } }]
}

function mayRead(readable: Readable, collection: string, field: string): boolean {
  return rowsOf(readable, collection).some(({ fields }) => fields?.includes('*') === true || fields?.includes(field) === true)
}
