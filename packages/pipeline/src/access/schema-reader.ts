import { forbidden, forbiddenAction, forbiddenCollection } from '@recto/errors'
import { type PermittedFields, permittedFields } from '@recto/permissions'
import {
  type ApiCollection,
  type ApiField,
  type ApiRelation,
  type Collection,
  type Field,
  findCollection,
  type Relation,
  toApiCollection,
  toApiField,
  toApiRelation,
} from '@recto/schema'
import type { Context } from '../context.ts'

/** Reads the schema as the API shows it, as far as a caller may see it. */
export interface SchemaReader {
  collections(): readonly ApiCollection[]
  /** @throws {RectoError} FORBIDDEN when it is not there or may not be seen; the same holds for all that name something */
  collection(name: string): ApiCollection
  fields(collection?: string): readonly ApiField[]
  field(collection: string, field: string): ApiField
  relations(collection?: string): readonly ApiRelation[]
  relation(collection: string, field: string): ApiRelation
}

/** A reader for one request. @throws {RectoError} FORBIDDEN when the caller may not see that part of the schema at all */
export async function createSchemaReader(context: Context, part: 'collections' | 'fields' | 'relations'): Promise<SchemaReader> {
  const rights = await context.platform.accessCache.rightsOf(context.account)
  const readable = rights.isAdmin ? null : permittedFields(rights, 'read')
  if (readable !== null && !readable.has(`directus_${part}`)) throw forbiddenCollection(`directus_${part}`)
  return readerOf(context, (collection) => (readable === null ? '*' : (readable.get(collection) ?? null)))
}

/** Reverse relations that nobody configured are listed where nothing else is configured either. A query may name them all the same. */
export function isListed({ meta }: Collection, { isImplicit }: Field): boolean {
  return !isImplicit || meta === null
}

type Readable = (collection: string) => PermittedFields | null

function readerOf({ schema }: Context, readable: Readable): SchemaReader {
  const visible = (): readonly Collection[] =>
    [...schema.collections.values()].filter((collection) => isVisible(collection, schema.collections, readable))
  const one = (name: string): Collection => {
    const collection = findCollection(schema, name)
    if (collection === undefined || !isVisible(collection, schema.collections, readable)) throw forbiddenAction('read', name)
    return collection
  }
  const fieldsOf = (collection: Collection, name: string): readonly ApiField[] => {
    const fields = [...collection.fields.values()].filter(
      (field) => isListed(collection, field) && has(readable(collection.name), field.name),
    )
    return fields.map((field) => toApiField(collection, field, name))
  }
  const relationsOf = (): readonly Relation[] => schema.relations.filter((relation) => isRelationVisible(relation, readable))
  return {
    collections: () => visible().map((collection) => toApiCollection(collection)),
    collection: (name) => toApiCollection(one(name), name),
    fields: (name) =>
      name === undefined ? visible().flatMap((collection) => fieldsOf(collection, collection.name)) : fieldsOf(one(name), name),
    field(name, fieldName) {
      const found = fieldsOf(one(name), name).find((field) => field.field === fieldName)
      if (found === undefined) throw forbidden()
      return found
    },
    relations(name) {
      const collection = name === undefined ? undefined : one(name)
      return relationsOf()
        .filter((relation) => collection === undefined || relation.collection === collection.name)
        .map((relation) => toApiRelation(schema, relation))
    },
    relation(name, fieldName) {
      const collection = one(name)
      const found = relationsOf().find((relation) => relation.collection === collection.name && relation.field === fieldName)
      if (found === undefined) throw forbidden()
      return toApiRelation(schema, found)
    },
  }
}

/** Readable itself, or a folder above something readable. */
function isVisible(collection: Collection, all: ReadonlyMap<string, Collection>, readable: Readable): boolean {
  if (readable(collection.name) !== null) return true
  if (collection.kind !== 'folder' && collection.meta === null) return false
  return [...all.values()].some((other) => readable(other.name) !== null && isInside(other, collection.name, all))
}

function isInside(collection: Collection, group: string, all: ReadonlyMap<string, Collection>): boolean {
  const met = new Set<string>()
  for (let name = collection.meta?.group; name !== null && name !== undefined && !met.has(name); name = all.get(name)?.meta?.group) {
    if (name === group) return true
    met.add(name)
  }
  return false
}

function isRelationVisible(relation: Relation, readable: Readable): boolean {
  if (!has(readable(relation.collection), relation.field)) return false
  const related = relation.relatedCollection === null ? (relation.allowedCollections ?? []) : [relation.relatedCollection]
  if (!related.every((collection) => readable(collection) !== null)) return false
  // A relation has two fields, where it has an alias on the other side: it shows the names of both.
  const { oneField, relatedCollection } = relation
  return relation.meta === null || oneField === null || relatedCollection === null || has(readable(relatedCollection), oneField)
}

function has(fields: PermittedFields | null, field: string): boolean {
  return fields !== null && (fields === '*' || fields.has(field))
}
