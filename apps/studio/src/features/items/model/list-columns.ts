import { keyPaths } from '../../../model/item-key.ts'
import { fieldOf, type Model, type ModelCollection, type ModelField } from '../../../model/model.ts'
import { templateFields } from '../../../model/template.ts'

const usualColumnCount = 12
const longTypes = new Set(['text', 'json', 'binary', 'uuid'])
const unsortable = new Set(['json', 'csv', 'binary', 'hash', 'alias'])

/** Fields that can be columns: everything with a value of its own, and links over composite keys. */
export function possibleColumns(collection: ModelCollection): readonly ModelField[] {
  return collection.fields.filter((field) => field.hasColumn || field.link !== null)
}

/** The columns shown: those asked for that exist, else the dozen that says most, in the order of the fields. */
export function shownColumns(collection: ModelCollection, asked: readonly string[] | undefined): readonly ModelField[] {
  const possible = possibleColumns(collection)
  if (asked !== undefined) return asked.flatMap((name) => possible.find((field) => field.name === name) ?? [])
  const candidates = possible.filter((field) => !field.isHidden && field.type !== 'hash')
  const usual = new Set(candidates.toSorted((a, b) => weightOf(collection, a) - weightOf(collection, b)).slice(0, usualColumnCount))
  return candidates.filter((field) => usual.has(field))
}

/** How little a field says in a list: keys and names first, then links, then values of one line, then the rest. */
function weightOf(collection: ModelCollection, field: ModelField): number {
  if (field.isKey || templateFields(collection.template).includes(field.name)) return 0
  if (field.link !== null) return 1
  return field.isGenerated || longTypes.has(field.type) || field.type.startsWith('geometry') ? 3 : 2
}

/** Whether the database can put a collection in this field's order. */
export function isSortable(field: ModelField): boolean {
  return (field.hasColumn || field.link !== null) && !unsortable.has(field.type) && !field.type.startsWith('geometry')
}

/** What to ask the API for so that every column and every key can be shown; related items with what names them. */
export function requestedFields(model: Model, collection: ModelCollection, columns: readonly ModelField[]): readonly string[] {
  const fields = columns.flatMap((field) => pathsOf(model, field))
  return [...new Set([...fields, ...keyPaths(model, collection)])]
}

/**
 * The API's sort for a column: a link is sorted by what names the other item, as it reads. Ends with the key, so that
 * pages neither repeat nor lose an item.
 */
export function sortFields(model: Model, collection: ModelCollection, sort: string | undefined): readonly string[] {
  const descends = sort?.startsWith('-') === true
  const field = sort === undefined ? undefined : fieldOf(collection, descends ? sort.slice(1) : sort)
  const paths = field === undefined || !isSortable(field) ? [] : sortPaths(model, field)
  const keys = paths.length === 0 ? [] : collection.keyFields.filter((name) => !paths.includes(name))
  return [...paths.map((path) => (descends ? `-${path}` : path)), ...keys]
}

function sortPaths(model: Model, field: ModelField): readonly string[] {
  const related = model.collections.get(field.link?.collection ?? '')
  if (related === undefined) return [field.name]
  const names = templateFields(related.template)
  return (names.length > 0 ? names : related.keyFields).map((name) => `${field.name}.${name}`)
}

function pathsOf(model: Model, field: ModelField): readonly string[] {
  const related = model.collections.get(field.link?.collection ?? '')
  if (related === undefined) return [field.name]
  const names = [...related.keyFields, ...(field.link?.field ? [field.link.field] : []), ...templateFields(related.template)]
  return [...new Set(names)].map((name) => `${field.name}.${name}`)
}
