import { fieldOf, type Model, type ModelCollection, type ModelField } from '../../model/model.ts'
import { type Template, templateFields } from '../../model/template.ts'

const textTypes = new Set(['string', 'text', 'csv'])
const numberTypes = new Set(['integer', 'bigInteger'])

/** Matches items whose names hold every word, or whose key is what was typed; `null` when nothing of the name can be searched. */
export function searchFilter(model: Model, collection: ModelCollection, template: Template, search: string): object | null {
  const words = search
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return null
  const paths = templateFields(template).filter((path) => textTypes.has(fieldAt(model, collection, path)?.type ?? ''))
  if (paths.length === 0) return null
  const byName = { _and: words.map((word) => ({ _or: paths.map((path) => nested(path, { _icontains: word })) })) }
  const [key, ...more] = collection.keyFields
  const isKey =
    key !== undefined && more.length === 0 && numberTypes.has(fieldOf(collection, key)?.type ?? '') && /^\d{1,15}$/.test(search.trim())
  return isKey ? { _or: [byName, { [key]: { _eq: search.trim() } }] } : byName
}

/** The field at a dotted path, through the links on the way. */
export function fieldAt(model: Model, collection: ModelCollection, path: string): ModelField | undefined {
  const [name = '', ...rest] = path.split('.')
  const field = fieldOf(collection, name)
  if (field === undefined || rest.length === 0) return field
  const related = model.collections.get(field.link?.collection ?? relatedName(field))
  return related === undefined ? undefined : fieldAt(model, related, rest.join('.'))
}

function relatedName({ relation }: ModelField): string {
  return relation !== null && 'collection' in relation ? relation.collection : ''
}

/** The paths of a template that exist and may be read; asking for others would be refused. */
export function readablePaths(model: Model, collection: ModelCollection, template: Template): readonly string[] {
  return templateFields(template).filter((path) => fieldAt(model, collection, path) !== undefined)
}

/** The text field that a new item's name goes into. */
export function namingField(collection: ModelCollection, template: Template): ModelField | undefined {
  return templateFields(template)
    .map((path) => fieldOf(collection, path))
    .find((field) => field !== undefined && textTypes.has(field.type) && !field.settings.isReadonly)
}

function nested(path: string, condition: object): object {
  return path.split('.').reduceRight<object>((inner, name) => ({ [name]: inner }), condition)
}
