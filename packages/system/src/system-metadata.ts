import {
  type CollectionMeta,
  collectionMeta,
  type FieldMeta,
  fieldMeta,
  type Metadata,
  type RelationMeta,
  relationMeta,
} from '@recto/schema'
import type { SystemField, SystemTable } from './define-system-table.ts'
import { systemTables } from './system-tables.ts'
import { migrations } from './tables/migrations.ts'

const system = { system: true } as const
const internal = { internal: true } as const

/** The rows of system collections, which are declared in code and never stored. */
export const systemMetadata: Metadata = describeTables([...systemTables, migrations])

/** The metadata of tables that are collections. */
export function describeTables(tables: readonly SystemTable[]): Metadata {
  const visible = tables.filter((table) => table.collection !== null)
  return {
    collections: visible.map(describeCollection).sort((one, other) => (one.collection < other.collection ? -1 : 1)),
    fields: visible.flatMap(describeFields),
    relations: visible.flatMap((table) => table.fields.flatMap((field) => describeRelations(table, field))),
  }
}

/** The name under which a table of ours is a collection. */
export function collectionName(table: string): string {
  return `directus_${table}`
}

function describeCollection(table: SystemTable): CollectionMeta {
  const name = collectionName(table.name)
  return collectionMeta({ note: `$t:directus_collection.${name}`, ...table.collection, ...system, collection: name })
}

function describeFields(table: SystemTable): readonly FieldMeta[] {
  const collection = collectionName(table.name)
  const fields = table.fields.map((field, index) => describeField(field, { collection, sort: index + 1 }))
  const dividers = (table.dividers ?? []).map((field, index) =>
    fieldMeta({ collection, field, sort: fields.length + index + 1, ...presentation(collection, field), ...system }),
  )
  return [...fields, ...dividers]
}

function describeField(field: SystemField, facts: Pick<FieldMeta, 'collection' | 'sort'>): FieldMeta {
  const aliasFlag = field.type === 'alias' ? ['alias'] : []
  const special = [...aliasFlag, ...(field.special ?? [])]
  return fieldMeta({
    special: special.length > 0 ? special : null,
    ...field.meta,
    ...facts,
    ...system,
    ...(field.isInternal === true ? internal : {}),
    field: field.name,
    type: field.type,
  })
}

function presentation(collection: string, field: string): Partial<FieldMeta> {
  const title = `$t:fields.${collection}.${field}`
  return { type: 'alias', special: ['alias', 'no-data'], interface: 'presentation-divider', options: { title } }
}

function describeRelations(table: SystemTable, field: SystemField): readonly RelationMeta[] {
  const { references } = field
  if (references === undefined) return []
  const base = {
    many_collection: collectionName(table.name),
    many_field: field.name,
    one_collection: collectionName(references.table),
    ...system,
  }
  if (references.listedAs === undefined) return [relationMeta(base)]
  return references.listedAs.map((alias) =>
    relationMeta({
      ...base,
      one_field: alias.field,
      junction_field: alias.junctionField ?? null,
      sort_field: alias.sortField ?? null,
      one_deselect_action: alias.deselectAction ?? 'nullify',
    }),
  )
}
