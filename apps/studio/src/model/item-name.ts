import type { Model, ModelCollection } from './model.ts'
import type { Template, TemplatePart } from './template.ts'

/**
 * What names an item of a collection: its template, or for collections nothing names (junctions, lines) the names of the
 * items they link, apart from the one we come from.
 */
export function nameTemplate(model: Model, collection: ModelCollection, exceptField?: string): Template {
  if (collection.template.length > 0) return collection.template
  const parts = collection.fields.flatMap((field) => {
    const related = model.collections.get(field.link?.collection ?? '')
    return related === undefined || field.name === exceptField ? [] : [under(field.name, related.template)]
  })
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [{ text: ' · ' }, ...part]))
}

function under(field: string, template: Template): Template {
  return template.map((part): TemplatePart => ('path' in part ? { path: [field, ...part.path] } : part))
}
