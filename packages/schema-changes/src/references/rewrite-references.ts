import { isJsonObject, type JsonObject } from '@recto/protocol'
import type { Schema } from '@recto/schema'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { mapFilter, mapPath, mapTemplate, type Names, type Rename, targetOf } from './field-paths.ts'

/** How names change. */
export interface NameChange {
  /** The new name of a field, by its old one. */
  readonly field: Rename
  /** The new name of a collection, by its old one; `null` when it is deleted. */
  readonly collection: (name: string) => string | null
}

function namesIn(schema: Schema, change: NameChange): Names {
  return { schema, rename: change.field, collection: change.collection }
}

/** Rewrites the names in permissions, presets, templates, drafts, flows and panels. */
export async function rewriteReferences(executor: SchemaChangeExecutor, change: NameChange): Promise<void> {
  const schema = executor.schema()
  await rewriteRows(executor, 'directus_permissions', (row) => permissionValues(schema, row, change))
  await rewriteRows(executor, 'directus_presets', (row) => presetValues(schema, row, change))
  await rewriteRows(executor, 'directus_collections', (row) => collectionValues(schema, row, change))
  await rewriteRows(executor, 'directus_fields', (row) => fieldValues(schema, row, change))
  await rewriteRows(executor, 'directus_versions', (row) => ({ delta: mapKeys(String(row['collection']), row['delta'], change) }))
  for (const owner of ['directus_flows', 'directus_operations', 'directus_panels']) {
    await rewriteRows(executor, owner, (row) => ({ options: mapOptions(schema, row['options'], { change, collection: null }) }))
  }
}

/** The new values of a row; `null` deletes it. */
type Values = JsonObject | null

async function rewriteRows(executor: SchemaChangeExecutor, collection: string, valuesOf: (row: JsonObject) => Values): Promise<void> {
  const key = collection === 'directus_collections' ? 'collection' : 'id'
  for (const row of await executor.find(collection, {})) {
    const matches = { [key]: row[key] as string | number }
    const values = valuesOf(row)
    if (values === null) await executor.write({ kind: 'delete', collection, matches })
    else {
      const changed = Object.entries(values).filter(([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(row[name] ?? null))
      if (changed.length > 0) await executor.write({ kind: 'update', collection, matches, values: Object.fromEntries(changed) })
    }
  }
}

/**
 * A permission whose rule or validation uses a deleted field is deleted too: without that condition it would allow more than
 * was intended.
 */
function permissionValues(schema: Schema, row: JsonObject, change: NameChange): Values {
  const owner = String(row['collection'])
  const permissions = mapFilter(namesIn(schema, change), owner, row['permissions'])
  const validation = mapFilter(namesIn(schema, change), owner, row['validation'])
  const collection = change.collection(owner)
  if (permissions === undefined || validation === undefined || collection === null) return null
  return {
    collection,
    permissions,
    validation,
    fields: mapList(namesIn(schema, change), owner, row['fields']),
    presets: mapKeys(owner, row['presets'], change),
  }
}

function mapKeys(collection: string, presets: unknown, { field }: NameChange): unknown {
  if (!isJsonObject(presets)) return presets
  const entries = Object.entries(presets).flatMap(([name, value]) => {
    const next = field({ collection, field: name })
    return next === null ? [] : [[next, value] as const]
  })
  return entries.length === 0 && Object.keys(presets).length > 0 ? null : Object.fromEntries(entries)
}

/** A list of paths; `null` when none is left, which allows less than before and never more. */
function mapList(names: Names, collection: string, paths: unknown): unknown {
  if (!Array.isArray(paths)) return paths
  const left = paths.flatMap((path: unknown) => (typeof path === 'string' ? (mapPath(names, collection, path) ?? []) : [path]))
  return left.length === 0 && paths.length > 0 ? null : left
}

function presetValues(schema: Schema, row: JsonObject, change: NameChange): Values {
  if (typeof row['collection'] !== 'string') return {}
  const owner = row['collection']
  const at = { change, collection: owner }
  const collection = change.collection(owner)
  if (collection === null) return null
  return {
    collection,
    filter: mapFilter(namesIn(schema, change), owner, row['filter']) ?? null,
    layout_query: mapOptions(schema, row['layout_query'], at),
    layout_options: mapOptions(schema, row['layout_options'], at),
  }
}

function collectionValues(schema: Schema, row: JsonObject, change: NameChange): Values {
  const owner = String(row['collection'])
  const name = (key: string): unknown => (typeof row[key] === 'string' ? change.field({ collection: owner, field: row[key] }) : row[key])
  const template = (key: string): unknown =>
    typeof row[key] === 'string' ? mapTemplate(namesIn(schema, change), owner, row[key]) : row[key]
  return {
    archive_field: name('archive_field'),
    sort_field: name('sort_field'),
    item_duplication_fields: mapList(namesIn(schema, change), owner, row['item_duplication_fields']),
    display_template: template('display_template'),
    preview_url: template('preview_url'),
  }
}

function fieldValues(schema: Schema, row: JsonObject, change: NameChange): Values {
  const owner = String(row['collection'])
  const group = typeof row['group'] === 'string' ? change.field({ collection: owner, field: row['group'] }) : row['group']
  // What shows related items names their fields.
  const at = { change, collection: targetOf(schema, owner, String(row['field'])) ?? owner }
  return {
    group,
    options: mapOptions(schema, row['options'], at),
    display_options: mapOptions(schema, row['display_options'], at),
    conditions: mapOptions(schema, row['conditions'], { change, collection: owner }),
    validation: mapFilter(namesIn(schema, change), owner, row['validation']) ?? null,
  }
}

interface Option {
  readonly key: string
  readonly value: unknown
}

interface OptionContext {
  readonly change: NameChange
  /** The collection whose fields the options name; `null` while unknown. */
  readonly collection: string | null
}

const filterKeys = new Set(['filter', 'rule', 'permissions', 'validation'])
const pathKeys = new Set([
  'fields',
  'sort',
  'group',
  'field',
  'sortField',
  'dateField',
  'valueField',
  'xAxis',
  'yAxis',
  'groupByField',
  'labelField',
  'parentField',
  'imageSource',
])
const templateKeys = new Set(['template', 'displayTemplate', 'title', 'subtitle'])

/** Options of studio and flows: what is called `collection` names one, and the keys beside it name its fields. */
function mapOptions(schema: Schema, options: unknown, context: OptionContext): unknown {
  if (Array.isArray(options)) return options.map((option: unknown) => mapOptions(schema, option, context))
  if (!isJsonObject(options)) return options
  const named = options['collection']
  const here = typeof named === 'string' && schema.collections.has(named) ? named : context.collection
  const inner = { ...context, collection: here }
  return Object.fromEntries(Object.entries(options).map(([key, value]) => [key, mapOption(schema, { key, value }, inner)]))
}

function mapOption(schema: Schema, option: Option, context: OptionContext): unknown {
  const { key, value } = option
  const { change, collection } = context
  if (key === 'collection' && typeof value === 'string') return change.collection(value)
  if (key === 'collections' && Array.isArray(value))
    return value.flatMap((name: unknown) => (typeof name === 'string' ? (change.collection(name) ?? []) : [name]))
  const found = collection === null ? undefined : mapNames(namesIn(schema, change), collection, option)
  return found === undefined ? mapOptions(schema, value, context) : found.value
}

/** What becomes of an option that names fields; `undefined` when it is none of these. */
function mapNames(names: Names, collection: string, { key, value }: Option): { readonly value: unknown } | undefined {
  if (filterKeys.has(key)) return { value: mapFilter(names, collection, value) ?? null }
  if (templateKeys.has(key) && typeof value === 'string') return { value: mapTemplate(names, collection, value) }
  if (!pathKeys.has(key)) return undefined
  if (typeof value === 'string') return { value: mapPath(names, collection, value) }
  return Array.isArray(value) ? { value: mapList(names, collection, value) ?? [] } : undefined
}
