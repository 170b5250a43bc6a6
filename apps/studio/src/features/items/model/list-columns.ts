import { displayFields } from '../../../extensions/displays/registry.ts'
import { isList, parseCall, resolvePath } from '../../../model/field-path.ts'
import { type Item, keyPaths } from '../../../model/item-key.ts'
import { nameTemplate } from '../../../model/item-name.ts'
import type { Model, ModelCollection, ModelField } from '../../../model/model.ts'
import { renderTemplate, type Template, templateFields } from '../../../model/template.ts'
import { sortField } from './list-search.ts'

/** A column of a list: a field of its collection, of a related one, or what is computed of one. */
export interface ListColumn {
  /** The path as it is stored: `title`, `author.name`, `year(born)`. */
  readonly id: string
  readonly title: string
  /** The function its values are computed with, such as `year`. */
  readonly call: string | null
  /** What its values are shown with. */
  readonly field: ModelField
  /** Whether the values belong to the items themselves, so that they can be edited here. */
  readonly isOwn: boolean
  readonly valueOf: (item: Item) => unknown
}

const usualColumnCount = 12
const longTypes = new Set(['text', 'json', 'binary', 'uuid'])
const unsortable = new Set(['json', 'csv', 'binary', 'hash', 'alias'])

/** Fields with a value: everything with a column of its own, and links over composite keys. */
export function possibleColumns(collection: ModelCollection): readonly ModelField[] {
  return collection.fields.filter((field) => field.hasColumn || field.link !== null)
}

/** A column for each field with a value, in the order of the fields. */
export function fieldColumns(collection: ModelCollection): readonly Pick<ListColumn, 'id'>[] {
  return possibleColumns(collection).map(({ name }) => ({ id: name }))
}

/** Whether a field can be a column: it has a value, or is a list of items. */
export function isColumn(field: ModelField): boolean {
  return field.hasColumn || field.link !== null || isList(field)
}

/** The columns shown: those asked for that exist, else the dozen that says most, in the order of the fields. */
export function shownColumns(model: Model, collection: ModelCollection, asked: readonly string[] | undefined): readonly ListColumn[] {
  if (asked !== undefined) return [...new Set(asked)].flatMap((path) => columnAt(model, collection, path) ?? [])
  return usualColumns(collection).flatMap((name) => columnAt(model, collection, name) ?? [])
}

/** The names of the dozen fields that say most. */
export function usualColumns(collection: ModelCollection): readonly string[] {
  const candidates = possibleColumns(collection).filter((field) => !field.isHidden && field.type !== 'hash')
  const usual = new Set(candidates.toSorted((a, b) => weightOf(collection, a) - weightOf(collection, b)).slice(0, usualColumnCount))
  return candidates.filter((field) => usual.has(field)).map((field) => field.name)
}

/** The column at a path; `null` when the path leads nowhere. */
export function columnAt(model: Model, collection: ModelCollection, id: string): ListColumn | null {
  const path = id.split('.')
  const resolved = resolvePath(model, collection, path)
  if (resolved === null) return null
  const { field, call, titles } = resolved
  if (call === null && !isColumn(field)) return null
  const isOwn = path.length === 1 && call === null && !isList(field)
  const title = titles.join(' · ')
  if (isList(field) && call === null) return { id, title, call, isOwn, field: listField(field), valueOf: namesAt(model, path, field) }
  const keys = path.map((step) => resultKey(step))
  return { id, title, call, isOwn, field: shownField(field, call), valueOf: (item) => valueAt(item, keys) }
}

/** Whether the database can put a collection in this column's order. */
export function isSortable({ field }: Pick<ListColumn, 'field'>): boolean {
  return (field.hasColumn || field.link !== null) && !unsortable.has(field.type) && !field.type.startsWith('geometry')
}

/** What to ask the API for so that every column and every key can be shown; related items with what names them. */
export function requestedFields(model: Model, collection: ModelCollection, columns: readonly Pick<ListColumn, 'id'>[]): readonly string[] {
  const fields = columns.flatMap(({ id }) => pathsOf(model, collection, id))
  return [...new Set([...fields, ...keyPaths(model, collection)])]
}

/**
 * The API's sort for a list: a link is sorted by what names the other item, as it reads. Ends with the key, so that
 * pages neither repeat nor lose an item.
 */
export function sortFields(model: Model, collection: ModelCollection, sort: readonly string[]): readonly string[] {
  const paths = sort.flatMap((entry) => {
    const column = columnAt(model, collection, sortField(entry))
    const sign = entry.startsWith('-') ? '-' : ''
    return column === null || !isSortable(column) ? [] : sortPaths(model, column).map((path) => sign + path)
  })
  const keys = paths.length === 0 ? [] : collection.keyFields.filter((name) => !paths.some((path) => sortField(path) === name))
  return [...paths, ...keys]
}

/** How little a field says in a list: keys and names first, then links, then values of one line, then the rest. */
function weightOf(collection: ModelCollection, field: ModelField): number {
  if (field.isKey || templateFields(collection.template).includes(field.name)) return 0
  if (field.link !== null) return 1
  return field.isGenerated || longTypes.has(field.type) || field.type.startsWith('geometry') ? 3 : 2
}

function sortPaths(model: Model, { id, field }: ListColumn): readonly string[] {
  const related = model.collections.get(field.link?.collection ?? '')
  if (related === undefined) return [id]
  const names = templateFields(related.template)
  return (names.length > 0 ? names : related.keyFields).map((name) => `${id}.${name}`)
}

function pathsOf(model: Model, collection: ModelCollection, id: string): readonly string[] {
  const resolved = resolvePath(model, collection, id.split('.'))
  if (resolved === null || resolved.call !== null) return [id]
  const { field } = resolved
  if (isList(field)) return templateFields(listTemplate(model, field)).map((name) => `${id}.${name}`)
  const related = model.collections.get(field.link?.collection ?? '')
  if (related === undefined) return [id]
  const names = [
    ...related.keyFields,
    ...(field.link?.field ? [field.link.field] : []),
    ...templateFields(related.template),
    ...displayFields(model, field),
  ]
  return [...new Set(names)].map((name) => `${id}.${name}`)
}

/** What names the items of a list: of a list over a junction, the items at its far side. */
function listTemplate(model: Model, { relation }: ModelField): Template {
  if (relation === null || relation.kind === 'm2a') return [{ path: ['collection'] }]
  const related = model.collections.get(relation.collection)
  if (related === undefined) return []
  const named = nameTemplate(model, related, relation.kind === 'o2m' ? relation.field : undefined)
  const template: Template = named.length > 0 ? named : related.keyFields.map((name) => ({ path: [name] }))
  if (!('junctionField' in relation)) return template
  return template.map((part) => ('path' in part ? { path: [relation.junctionField, ...part.path] } : part))
}

function namesAt(model: Model, path: readonly string[], field: ModelField): (item: Item) => unknown {
  const template = listTemplate(model, field)
  return (item) => {
    const items = valueAt(item, path)
    if (!Array.isArray(items)) return null
    return items.map((one: unknown) => (isItem(one) ? renderTemplate(template, one) : String(one))).filter((name) => name !== '')
  }
}

/** Lists are shown as the names in them. */
function listField(field: ModelField): ModelField {
  return { ...field, type: 'csv', hasColumn: false, link: null, choices: null, relation: null }
}

function shownField(field: ModelField, call: string | null): ModelField {
  return call === null ? field : { ...field, type: 'integer', link: null, choices: null, relation: null, isKey: false, hasColumn: true }
}

/** The name a step has in an answer: `year(born)` comes as `born_year`. */
function resultKey(step: string): string {
  const { name, call } = parseCall(step)
  return call === null ? name : `${name}_${call}`
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return value
  if (Array.isArray(value)) return value.map((entry) => valueAt(entry, keys))
  return isItem(value) ? valueAt(value[key], rest) : undefined
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
