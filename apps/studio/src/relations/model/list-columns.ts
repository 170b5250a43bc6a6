import type { Item } from '../../model/item-key.ts'
import type { Model, ModelField } from '../../model/model.ts'
import { type Template, templateFields } from '../../model/template.ts'
import { farItem, type ListRelation } from './list-relation.ts'
import { isPlainItem } from './list-rows.ts'
import { fieldAt } from './search-filter.ts'
import { keyValues } from './staged-list.ts'

/** A column of a to-many table: a field of the row, or of what it points at. */
export interface ListColumn {
  readonly path: string
  readonly field: ModelField
  /** The collection the field belongs to. */
  readonly collection: string
}

const usualColumns = 3

/** The columns a project chose, or the few that say most: the name first. */
export function listColumns(model: Model, relation: ListRelation, configured: unknown, template: Template): readonly ListColumn[] {
  const paths = Array.isArray(configured) ? configured.filter((path) => typeof path === 'string') : []
  const chosen = columnsAt(model, relation, paths)
  if (chosen.length > 0) return chosen
  const { rows, field, sortField } = relation
  const others = rows.fields.filter(
    ({ name, hasColumn, isHidden, isKey, link }) =>
      hasColumn && !isHidden && !isKey && link === null && name !== field && name !== sortField,
  )
  const names = [...new Set([...templateFields(template), ...others.map(({ name }) => name)])]
  return columnsAt(model, relation, names).slice(0, usualColumns)
}

/** The value of a row at a path. */
export function valueAt(item: Item, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (isPlainItem(inner) ? inner[name] : undefined), item)
}

/** The changes of a row with another value at a path: a field of its own, or one of its far item. What equals the stored value is left out. */
export function withValue(
  relation: ListRelation,
  row: { readonly stored: Item; readonly item: Item; readonly changes: Item },
  path: string,
  value: unknown,
): Item {
  const [name = '', inner] = path.split('.')
  if (inner === undefined) return withOwn(row.stored, row.changes, name, value)
  const far = relation.far?.collections[0]
  const known = farItem(relation, row.item)
  if (far === undefined || known === null) return row.changes
  const stored = isPlainItem(row.stored[name]) ? row.stored[name] : {}
  const before = isPlainItem(row.changes[name]) ? row.changes[name] : {}
  const changes = Object.fromEntries(Object.entries(withOwn(stored, before, inner, value)).filter(([key]) => !far.keyFields.includes(key)))
  const isLinkedBefore = name in row.stored
  if (Object.keys(changes).length > 0 || !isLinkedBefore) return { ...row.changes, [name]: { ...changes, ...keyValues(far, known) } }
  const { [name]: _gone, ...others } = row.changes
  return others
}

/** Whether a column's values are edited in its cells. */
export function isSimple({ field, path }: ListColumn): boolean {
  const isShort =
    ['string', 'integer', 'bigInteger', 'float', 'decimal'].includes(field.type) && field.link === null && field.choices === null
  return isShort && !field.isKey && !field.isGenerated && !field.settings.isReadonly && path.split('.').length <= 2
}

function columnsAt(model: Model, { rows }: ListRelation, paths: readonly string[]): readonly ListColumn[] {
  return paths.flatMap((path) => {
    const field = fieldAt(model, rows, path)
    if (field === undefined) return []
    const parent = path.includes('.') ? fieldAt(model, rows, path.slice(0, path.lastIndexOf('.'))) : undefined
    return [{ path, field, collection: parent?.link?.collection ?? rows.name }]
  })
}

function withOwn(stored: Item, changes: Item, name: string, value: unknown): Item {
  const { [name]: _before, ...others } = changes
  return JSON.stringify(value ?? null) === JSON.stringify(stored[name] ?? null) && name in stored ? others : { ...others, [name]: value }
}
