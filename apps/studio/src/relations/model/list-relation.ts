import { type Item, itemKey, keyPaths, plainValue } from '../../model/item-key.ts'
import { nameTemplate } from '../../model/item-name.ts'
import { fieldOf, type Model, type ModelCollection, type ModelField } from '../../model/model.ts'
import { parseTemplate, renderTemplate, type Template, type TemplatePart } from '../../model/template.ts'
import { isPlainItem } from './list-rows.ts'
import { readablePaths } from './search-filter.ts'
import { keyValues } from './staged-list.ts'

/** A to-many relation with everything that is needed to list, name and stage its rows. */
export interface ListRelation {
  /** Whose items the rows are: the other collection, or the one in between. */
  readonly rows: ModelCollection
  /** The field of a row that points at the edited item. */
  readonly field: string
  readonly sortField: string | null
  readonly onRemove: 'nullify' | 'delete'
  /** The far side of a collection in between. */
  readonly far: FarSide | null
}

export interface FarSide {
  /** The field of a row that holds the far item. */
  readonly field: string
  /** One, or for relations to any collection those that may be read. */
  readonly collections: readonly ModelCollection[]
  /** The field of a row that names the collection of its far item. */
  readonly collectionField: string | null
}

/** The relation of a to-many field; `null` when it is not set up or may not be read. */
export function listRelation(model: Model, field: ModelField): ListRelation | null {
  const { relation } = field
  if (relation === null || !('field' in relation)) return null
  const rows = model.collections.get('junction' in relation ? relation.junction : relation.collection)
  if (rows === undefined) return null
  const shared = {
    rows,
    field: relation.field,
    onRemove: relation.onRemove,
    sortField: fieldOf(rows, relation.sortField ?? '')?.name ?? null,
  }
  if (!('junction' in relation)) return { ...shared, far: null }
  const names = relation.kind === 'm2a' ? relation.collections : [relation.collection]
  const collections = names.flatMap((name) => model.collections.get(name) ?? []).filter(({ isSingleton }) => !isSingleton)
  const collectionField = relation.kind === 'm2a' ? relation.collectionField : null
  return collections.length === 0 ? null : { ...shared, far: { field: relation.junctionField, collections, collectionField } }
}

/** Matches the rows of an item; `null` while the item does not exist or its key is not known. */
export function ownRows({ rows, field }: ListRelation, collection: ModelCollection, item: Item, key: string | null): object | null {
  if (key === null) return null
  const target = fieldOf(rows, field)?.link?.field ?? null
  const names = target === null ? collection.keyFields : [target]
  const ofKey = key.split(',').map(decodeURIComponent)
  const values = names.map(
    (name) => [name, ofKey[collection.keyFields.indexOf(name)] ?? plainValue(item[name], fieldOf(collection, name))] as const,
  )
  if (values.length === 0 || values.some(([, value]) => value === null || value === undefined)) return null
  if (target !== null || collection.keyFields.length === 1) return { [field]: { _eq: values[0]?.[1] } }
  return { _and: values.map(([name, value]) => ({ [field]: { [name]: { _eq: value } } })) }
}

/** What names a row: a template over the row itself, of which links are followed. */
export function rowTemplate(model: Model, { rows, field, far }: ListRelation, configured: unknown): Template {
  if (typeof configured === 'string' && configured !== '') return parseTemplate(configured)
  const [collection] = far?.collections ?? []
  if (far === null || collection === undefined || far.collectionField !== null) return nameTemplate(model, rows, field)
  return below(far.field, nameOf(collection))
}

/** What to ask for so that rows can be named, ordered and addressed. */
export function rowFields(model: Model, relation: ListRelation, template: Template, columns: readonly string[] = []): readonly string[] {
  const { rows, field, sortField, far } = relation
  const own = [...keyPaths(model, rows), ...readablePaths(model, rows, template), ...columns, ...(sortField === null ? [] : [sortField])]
  const back = fieldOf(rows, field)?.hasColumn === true ? [field] : []
  return [...new Set([...own, ...back, ...(far === null ? [] : farFields(model, far))])]
}

function farFields(model: Model, { field, collections, collectionField }: FarSide): readonly string[] {
  const scoped = (collection: ModelCollection): string => (collectionField === null ? field : `${field}:${collection.name}`)
  const fields = collections.flatMap((collection) => {
    const paths = [...keyPaths(model, collection), ...readablePaths(model, collection, nameOf(collection))]
    return paths.map((path) => `${scoped(collection)}.${path}`)
  })
  return collectionField === null ? fields : [collectionField, ...fields]
}

/** The collection of a row's far item; `undefined` when it can't be read. */
export function farCollection({ far }: ListRelation, row: Item): ModelCollection | undefined {
  if (far === null || far.collectionField === null) return far?.collections[0]
  return far.collections.find(({ name }) => name === row[far.collectionField ?? ''])
}

/** The far item of a row, as far as it is known. */
export function farItem(relation: ListRelation, row: Item): Item | null {
  const value = row[relation.far?.field ?? '']
  if (isPlainItem(value)) return value
  const key = farCollection(relation, row)?.keyFields[0]
  return value === null || value === undefined || key === undefined ? null : { [key]: value }
}

/** What a row is called; empty when nothing of it is known yet. */
export function rowName(relation: ListRelation, template: Template, row: Item): string {
  const far = relation.far?.collectionField ? farItem(relation, row) : null
  const collection = farCollection(relation, row)
  if (far !== null && collection !== undefined) return renderTemplate(nameOf(collection), far)
  return renderTemplate(template, row)
}

/** A row that links an item of the far side. */
export function linkingRow({ far }: ListRelation, collection: ModelCollection, item: Item): Item {
  if (far === null) return keyValues(collection, item)
  const keys = keyValues(collection, item)
  const [value, ...more] = Object.values(keys)
  // A plain key only links; an item would also be updated, which the caller may not be allowed to.
  const link = { [far.field]: more.length === 0 ? value : keys }
  return far.collectionField === null ? link : { [far.collectionField]: collection.name, ...link }
}

/** The key of a row's far item, in URL form. */
export function farKey(relation: ListRelation, row: Item): string | null {
  const collection = farCollection(relation, row)
  const item = farItem(relation, row)
  return collection === undefined || item === null ? null : itemKey(collection, item)
}

/** The template of a collection; where nothing names its items their first text, or their key. */
export function nameOf(collection: ModelCollection): Template {
  if (collection.template.length > 0) return collection.template
  const text = collection.fields.find(({ type, isHidden, isKey }) => (type === 'string' || type === 'text') && !isHidden && !isKey)
  const names = text === undefined ? collection.keyFields : [text.name]
  return parseTemplate(names.map((name) => `{{${name}}}`).join(' '))
}

function below(field: string, template: Template): Template {
  return template.map((part): TemplatePart => ('path' in part ? { path: [field, ...part.path] } : part))
}
