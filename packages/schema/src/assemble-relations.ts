import type { CatalogForeignKey } from '@recto/dialects/schema'
import type { CollectionDraft } from './assemble-collections.ts'
import { freeName } from './collection-name.ts'
import type { Field } from './field.ts'
import type { Relation, RelationMeta } from './relation.ts'

/** Foreign keys and stored rows, one relation for each pair about the same field. */
export function assembleRelations(drafts: readonly CollectionDraft[], rows: readonly RelationMeta[]): readonly Relation[] {
  const metas = metasByField(rows)
  const relations = [...foreignKeyRelations(drafts, metas)]
  const known = new Set(relations.map((relation) => keyOf(relation.collection, relation.field)))
  const byName = new Map(drafts.map((draft) => [draft.collection.name, draft]))
  for (const [key, rowsOfField] of metas) {
    if (known.has(key)) continue
    relations.push(...rowsOfField.map((meta) => metadataRelation(byName, meta)).filter((relation) => relation !== null))
  }
  return relations
}

type MetasByField = ReadonlyMap<string, readonly RelationMeta[]>

/** A system field may be listed under several aliases (`policies.users`, `policies.roles`), a stored one has one row. */
function metasByField(rows: readonly RelationMeta[]): MetasByField {
  const metas = new Map<string, readonly RelationMeta[]>()
  for (const row of rows) {
    const key = keyOf(row.many_collection, row.many_field)
    const others = (metas.get(key) ?? []).filter((other) => other.system === true || row.system !== true)
    if (row.system === true || others.length === 0) metas.set(key, [...others, row])
  }
  return metas
}

function* foreignKeyRelations(drafts: readonly CollectionDraft[], metas: MetasByField): Generator<Relation> {
  const byTable = new Map(drafts.map((draft) => [keyOf(draft.table?.schema ?? '', draft.table?.name ?? ''), draft]))
  for (const draft of drafts) {
    const followed = new Set<string>()
    for (const key of draft.table?.foreignKeys ?? []) {
      const target = byTable.get(keyOf(key.referencedSchema ?? draft.table?.schema ?? '', key.referencedTable))
      if (target === undefined || key.columns.length === 0 || key.columns.length !== key.referencedColumns.length) continue
      const field = fieldFor(draft, target.collection.name, { key, followed })
      followed.add(field)
      const rows = metas.get(keyOf(draft.collection.name, field)) ?? [null]
      yield* rows.map((meta) => foreignKeyRelation(draft, target, { key, field, meta }))
    }
  }
}

/** The column itself; for a composite key, or a second key on the same column, a virtual field named after its target. */
function fieldFor(
  draft: CollectionDraft,
  target: string,
  { key, followed }: { readonly key: CatalogForeignKey; readonly followed: ReadonlySet<string> },
): string {
  const [column] = key.columns
  if (column !== undefined && key.columns.length === 1 && !followed.has(column)) return column
  const taken = { has: (name: string): boolean => followed.has(name) || isOtherField(draft.fields.get(name)) }
  return taken.has(target) ? freeName(`${target}_by_${key.columns.join('_')}`, taken) : target
}

/** Whether a field of that name exists that does not belong to this relation. */
function isOtherField(field: Field | undefined): boolean {
  return field !== undefined && (field.column !== null || !field.special.includes('m2o'))
}

interface KeyFacts {
  readonly key: CatalogForeignKey
  readonly field: string
  readonly meta: RelationMeta | null
}

function foreignKeyRelation(draft: CollectionDraft, target: CollectionDraft, { key, field, meta }: KeyFacts): Relation {
  const isAbout = meta === null || meta.one_collection === target.collection.name
  return {
    ...metadataPart(meta),
    collection: draft.collection.name,
    field,
    fields: key.columns,
    relatedCollection: target.collection.name,
    relatedFields: key.referencedColumns,
    oneField: isAbout ? (meta?.one_field ?? null) : null,
    collectionField: null,
    allowedCollections: null,
    constraint: { name: key.name, onUpdate: key.onUpdate, onDelete: key.onDelete },
    ...indexFacts(draft, key.columns),
  }
}

/** A relation known from its row alone: no foreign key, or many-to-any. `null` when one of its ends is not there. */
function metadataRelation(byName: ReadonlyMap<string, CollectionDraft>, meta: RelationMeta): Relation | null {
  const many = byName.get(meta.many_collection)
  if (many === undefined || !many.fields.get(meta.many_field)?.column) return null
  const base = {
    ...metadataPart(meta),
    collection: meta.many_collection,
    field: meta.many_field,
    fields: [meta.many_field],
    constraint: null,
  }
  if (meta.one_collection === null) return manyToAny(byName, { many, meta, base })
  const one = byName.get(meta.one_collection)
  if (one?.collection.primaryKey.length !== 1) return null
  return {
    ...base,
    relatedCollection: meta.one_collection,
    relatedFields: one.collection.primaryKey,
    oneField: meta.one_field,
    collectionField: null,
    allowedCollections: null,
    ...indexFacts(many, [meta.many_field]),
  }
}

/** What the indexes behind a view are is not known. */
function indexFacts({ table }: CollectionDraft, columns: readonly string[]): Pick<Relation, 'isUnindexed'> {
  if (table === null || table.kind === 'view') return {}
  const begins = (index: readonly string[]): boolean => columns.every((column) => index.slice(0, columns.length).includes(column))
  const isIndexed = [table.primaryKey, ...table.indexes.map((index) => index.columns)].some(begins)
  return isIndexed ? {} : { isUnindexed: true }
}

interface AnyFacts {
  readonly many: CollectionDraft
  readonly meta: RelationMeta
  readonly base: ReturnType<typeof metadataPart> & { collection: string; field: string; fields: readonly string[]; constraint: null }
}

function manyToAny(byName: ReadonlyMap<string, CollectionDraft>, { many, meta, base }: AnyFacts): Relation | null {
  if (meta.one_collection_field === null || !many.fields.get(meta.one_collection_field)?.column) return null
  const allowedCollections = (meta.one_allowed_collections ?? []).filter((name) => byName.has(name))
  return {
    ...base,
    relatedCollection: null,
    relatedFields: [],
    oneField: null,
    collectionField: meta.one_collection_field,
    allowedCollections,
  }
}

function metadataPart(meta: RelationMeta | null): Pick<Relation, 'junctionField' | 'sortField' | 'deselectAction' | 'meta'> {
  return {
    junctionField: meta?.junction_field ?? null,
    sortField: meta?.sort_field ?? null,
    deselectAction: meta?.one_deselect_action === 'delete' ? 'delete' : 'nullify',
    meta,
  }
}

function keyOf(first: string, second: string): string {
  return JSON.stringify([first, second])
}
