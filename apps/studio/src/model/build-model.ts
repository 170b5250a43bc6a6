import type { CollectionRow, FieldRow, RelationRow } from '@recto/sdk'
import { relationOf } from './field-relation.ts'
import { inferTemplate } from './infer-template.ts'
import type { Choice, Link, Model, ModelCollection, ModelField, ToMany } from './model.ts'
import { collectionSettings, fieldSettings, translatedName } from './stored-settings.ts'
import { parseTemplate } from './template.ts'
import { linkTitle, titleOf } from './title-of.ts'

/** The three lists the API describes its data model with. */
export interface ModelRows {
  readonly collections: readonly CollectionRow[]
  readonly fields: readonly FieldRow[]
  readonly relations: readonly RelationRow[]
}

/** Joins the API's three lists into one model, with the names they have in a language; collections in the order they are listed: configured order, then by title. */
export function buildModel(rows: ModelRows, language = 'en-US'): Model {
  const fields = byCollection(rows.fields)
  const { relations } = rows
  const collections = rows.collections.map((row) => toCollection(row, fields.get(row.collection) ?? [], { relations, language }))
  const sortOf = new Map(rows.collections.map((row) => [row.collection, row.meta?.sort ?? Number.MAX_SAFE_INTEGER]))
  const ordered = collections.toSorted((a, b) => (sortOf.get(a.name) ?? 0) - (sortOf.get(b.name) ?? 0) || a.title.localeCompare(b.title))
  return { collections: new Map(ordered.map((collection) => [collection.name, collection])) }
}

function byCollection(rows: readonly FieldRow[]): ReadonlyMap<string, readonly FieldRow[]> {
  const groups = new Map<string, FieldRow[]>()
  for (const row of rows) {
    const group = groups.get(row.collection)
    if (group === undefined) groups.set(row.collection, [row])
    else group.push(row)
  }
  return groups
}

interface ModelContext {
  readonly relations: readonly RelationRow[]
  readonly language: string
}

function toCollection(row: CollectionRow, rows: readonly FieldRow[], context: ModelContext): ModelCollection {
  const { relations, language } = context
  const fields = rows.toSorted((a, b) => sortOf(a) - sortOf(b)).map((field) => toField(field, context))
  const { namespace, base } = splitName(row.collection)
  return {
    name: row.collection,
    title: translatedName(row.meta?.translations, language) ?? titleOf(base),
    note: row.meta?.note ?? row.schema?.comment ?? null,
    kind: kindOf(row),
    isSystem: row.meta?.system === true || isSystemName(row.collection),
    isHidden: row.meta?.hidden === true,
    isSingleton: row.meta?.singleton === true,
    namespace,
    group: row.meta?.group ?? null,
    keyFields: keyFieldsOf(row, rows),
    fields,
    lists: listsOf(row.collection, relations),
    template: row.meta?.display_template ? parseTemplate(row.meta.display_template) : inferTemplate(fields, base),
    settings: collectionSettings(row),
  }
}

function toField(row: FieldRow, { relations, language }: ModelContext): ModelField {
  const { schema, meta } = row
  const link = linkOf(row, relations)
  return {
    name: row.field,
    title: translatedName(meta?.translations, language) ?? (link === null ? titleOf(row.field) : linkTitle(row.field)),
    type: row.type,
    nativeType: schema?.data_type ?? null,
    note: meta?.note ?? schema?.comment ?? null,
    hasColumn: schema !== null,
    isKey: schema?.is_primary_key === true,
    isRequired: schema !== null && !schema.is_nullable,
    isGenerated: schema?.is_generated === true,
    isAutoIncrement: schema?.has_auto_increment === true,
    isHidden: meta?.hidden === true,
    isUnique: schema?.is_unique === true,
    maxLength: schema?.max_length ?? null,
    choices: choicesOf(row),
    link,
    defaultValue: schema?.default_value ?? null,
    precision: schema?.numeric_precision ?? null,
    scale: schema?.numeric_scale ?? null,
    relation: relationOf(row, relations),
    settings: fieldSettings(row),
  }
}

function kindOf({ schema }: CollectionRow): ModelCollection['kind'] {
  if (schema === null) return 'folder'
  return schema['kind'] === 'view' ? 'view' : 'table'
}

function keyFieldsOf(row: CollectionRow, fields: readonly FieldRow[]): readonly string[] {
  const declared = row.schema?.['primary_key']
  if (isTextList(declared) && declared.length > 0) return declared
  return fields.filter((field) => field.schema?.is_primary_key === true).map((field) => field.field)
}

function choicesOf({ schema, meta }: FieldRow): readonly Choice[] | null {
  const options = meta?.options
  const configured = typeof options === 'object' && options !== null && 'choices' in options ? options.choices : null
  if (Array.isArray(configured)) return configured.flatMap(toChoice)
  const values = schema?.enum_values
  return isTextList(values) ? values.map((value) => ({ value, label: titleOf(value) })) : null
}

function toChoice(entry: unknown): readonly Choice[] {
  if (typeof entry === 'string') return [{ value: entry, label: entry }]
  if (typeof entry !== 'object' || entry === null || !('value' in entry)) return []
  const value = String(entry.value)
  return [{ value, label: 'text' in entry && typeof entry.text === 'string' ? entry.text : value }]
}

function linkOf(row: FieldRow, relations: readonly RelationRow[]): Link | null {
  const relation = relations.find((one) => one.collection === row.collection && one.field === row.field)
  if (relation?.related_collection == null) return null
  return {
    collection: relation.related_collection,
    field: relation.schema?.foreign_key_columns === undefined ? (relation.schema?.foreign_key_column ?? null) : null,
  }
}

function listsOf(collection: string, relations: readonly RelationRow[]): readonly ToMany[] {
  return relations
    .filter((relation) => relation.related_collection === collection && !isSystemName(relation.collection))
    .map(({ collection: name, field, schema, meta }) => ({
      collection: name,
      field,
      target: schema?.foreign_key_columns === undefined ? (schema?.foreign_key_column ?? null) : null,
      junctionField: meta?.junction_field ?? null,
    }))
}

function isSystemName(name: string): boolean {
  return name.startsWith('directus_') || name.startsWith('recto_')
}

function splitName(name: string): { readonly namespace: string | null; readonly base: string } {
  const at = name.indexOf('__')
  return at > 0 ? { namespace: name.slice(0, at), base: name.slice(at + 2) } : { namespace: null, base: name }
}

function sortOf(row: FieldRow): number {
  return row.meta?.sort ?? Number.MAX_SAFE_INTEGER
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}
