import type { CatalogTable } from '@recto/dialects/schema'
import { assembleFields } from './assemble-fields.ts'
import type { BuildSchemaOptions } from './build-schema-options.ts'
import type { Collection, CollectionMeta } from './collection.ts'
import { nameTables } from './collection-name.ts'
import type { Field, FieldMeta } from './field.ts'

/** A collection whose fields may still grow, with the table it came from. */
export interface CollectionDraft {
  readonly collection: Collection
  readonly fields: Map<string, Field>
  readonly table: CatalogTable | null
}

/** Configured collections in the order of their rows (folders among them), then system collections, then untracked tables. */
export function assembleCollections(options: BuildSchemaOptions): readonly CollectionDraft[] {
  const { metadata } = options
  const systemNames = new Set(metadata.collections.filter((meta) => meta.system === true).map((meta) => meta.collection))
  const tables = nameTables(options.catalog, systemNames, options.excludeTables ?? [])
  const fieldRows = groupFields(metadata.fields)
  const drafts: CollectionDraft[] = []
  const seen = new Set<string>()
  for (const meta of orderRows(metadata.collections, systemNames)) {
    const table = tables.get(meta.collection) ?? null
    if (seen.has(meta.collection) || (table === null && meta.system === true)) continue
    seen.add(meta.collection)
    drafts.push(draftCollection({ name: meta.collection, meta, table, fieldRows: fieldRows.get(meta.collection) ?? [], options }))
  }
  for (const [name, table] of tables) {
    if (!seen.has(name)) drafts.push(draftCollection({ name, meta: null, table, fieldRows: fieldRows.get(name) ?? [], options }))
  }
  return drafts
}

/** Stored rows first. A stored row never shadows the virtual row of a system collection. */
function orderRows(rows: readonly CollectionMeta[], systemNames: ReadonlySet<string>): readonly CollectionMeta[] {
  const stored = rows.filter((row) => row.system !== true && !systemNames.has(row.collection))
  return [...stored, ...rows.filter((row) => row.system === true)]
}

function groupFields(rows: readonly FieldMeta[]): ReadonlyMap<string, readonly FieldMeta[]> {
  const groups = new Map<string, FieldMeta[]>()
  for (const row of rows) {
    const group = groups.get(row.collection)
    if (group === undefined) groups.set(row.collection, [row])
    else group.push(row)
  }
  return groups
}

interface DraftSource {
  readonly name: string
  readonly meta: CollectionMeta | null
  readonly table: CatalogTable | null
  readonly fieldRows: readonly FieldMeta[]
  readonly options: BuildSchemaOptions
}

function draftCollection({ name, meta, table, fieldRows, options }: DraftSource): CollectionDraft {
  const primaryKey = table === null ? [] : primaryKeyOf(table, meta)
  const fields =
    table === null
      ? new Map<string, Field>()
      : assembleFields({ collection: name, table, primaryKey, rows: fieldRows, types: options.types })
  const collection: Collection = {
    name,
    kind: table?.kind ?? 'folder',
    table: table === null ? null : { schema: table.schema === options.catalog.defaultSchema ? null : table.schema, name: table.name },
    isSystem: meta?.system === true,
    primaryKey,
    ...uniqueFacts(table),
    ...writingFacts(table),
    fields,
    isSingleton: meta?.singleton ?? false,
    sortField: existing(fields, meta?.sort_field),
    accountability: accountabilityOf(meta),
    comment: table?.comment || null,
    meta,
    details: table === null ? {} : { ...(table.schema === null ? {} : { schema: table.schema }), ...table.details },
  }
  return { collection, fields, table }
}

function uniqueFacts(table: CatalogTable | null): Pick<Collection, 'uniqueKeys'> {
  const keys = (table?.indexes ?? []).filter(({ isUnique, columns }) => isUnique && columns.length > 1)
  return keys.length === 0 ? {} : { uniqueKeys: Object.fromEntries(keys.map(({ name, columns }) => [name, columns])) }
}

function writingFacts(table: CatalogTable | null): Pick<Collection, 'triggers' | 'writes' | 'isTransactional'> {
  const { triggers, writes, isTransactional } = table ?? {}
  return {
    ...(triggers === undefined ? {} : { triggers }),
    ...(writes === undefined ? {} : { writes }),
    ...(isTransactional === undefined ? {} : { isTransactional }),
  }
}

/** The table's own key; else the one declared in metadata; else, for a table, its only NOT NULL UNIQUE column. */
function primaryKeyOf(table: CatalogTable, meta: CollectionMeta | null): readonly string[] {
  if (table.primaryKey.length > 0) return table.primaryKey
  const declared = meta?.primary_key ?? []
  if (declared.length > 0 && declared.every((name) => table.columns.some((column) => column.name === name))) return declared
  if (table.kind === 'view') return []
  const required = new Set(table.columns.filter((column) => !column.isNullable).map((column) => column.name))
  const unique = table.indexes.filter((index) => index.isUnique && index.columns.length === 1).map((index) => index.columns[0] ?? '')
  const candidates = [...new Set(unique)].filter((name) => required.has(name))
  return candidates.length === 1 ? candidates : []
}

function existing(fields: ReadonlyMap<string, Field>, name: string | null | undefined): string | null {
  return name !== null && name !== undefined && fields.get(name)?.column ? name : null
}

function accountabilityOf(meta: CollectionMeta | null): 'all' | 'activity' | null {
  if (meta === null || meta.accountability === 'all') return 'all'
  return meta.accountability === null ? null : 'activity'
}
