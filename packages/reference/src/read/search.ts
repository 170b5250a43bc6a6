import type { Field } from '@recto/schema'
import { collectionOf, grants, type Row, rulesFor, type Viewer } from './dataset.ts'
import { isVisible } from './visibility.ts'

/** Whether a text is found in a row: part of a text column, or exactly a number or uuid. */
export function matchesSearch(viewer: Viewer, collection: string, row: Row, term: string): boolean {
  const fields = [...collectionOf(viewer, collection).fields.values()].filter(
    (field) => field.column !== null && field.isSearchable && !field.isConcealed,
  )
  const granted = fields.filter((field) => rulesFor(viewer, collection)?.some((rule) => grants(rule, field.name)))
  return granted.some((field) => isVisible(viewer, collection, row, field.name) && isFoundIn(field, row[field.name], term))
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function isFoundIn(field: Field, value: unknown, term: string): boolean {
  if (value === null || value === undefined) return false
  switch (field.type) {
    case 'string':
    case 'text':
      return String(value).toLowerCase().includes(term.toLowerCase())
    case 'integer':
    case 'float':
    case 'decimal':
    case 'bigInteger':
      return isCanonicalNumber(term) && Number(value) === Number(term)
    case 'uuid':
      return uuid.test(term) && String(value).toLowerCase() === term.toLowerCase()
    default:
      return false
  }
}

function isCanonicalNumber(term: string): boolean {
  return String(Number(term)) === term && Number.isFinite(Number(term))
}
