import { type Item, keyPaths, plainValue } from '../model/item-key.ts'
import { nameTemplate } from '../model/item-name.ts'
import type { ListRequest } from '../model/list-request.ts'
import { fieldOf, type Model, type ModelCollection, type ToMany } from '../model/model.ts'
import { type Template, templateFields } from '../model/template.ts'
import { titleOf } from '../model/title-of.ts'

/** Items of another collection that point at this one: what to ask for and how to name them. */
export interface RelatedRequest {
  readonly collection: ModelCollection
  readonly title: string
  readonly template: Template
  readonly list: ListRequest
  readonly filter: object
}

/** What points at an item; lists of collections the caller may not read are left out. */
export function relatedRequests(model: Model, collection: ModelCollection, item: Item): readonly RelatedRequest[] {
  return collection.lists.flatMap((list) => {
    const related = model.collections.get(list.collection)
    const filter = filterFor(collection, list, item)
    if (related === undefined || filter === null) return []
    const template = nameTemplate(model, related, list.field)
    const isAmbiguous = collection.lists.filter((other) => other.collection === list.collection).length > 1
    return [
      {
        collection: related,
        title: isAmbiguous ? `${related.title} · ${titleOf(list.field)}` : related.title,
        template,
        list: {
          collection: related.name,
          fields: [...new Set([...keyPaths(model, related), ...templateFields(template)])],
          sort: related.keyFields,
        },
        filter,
      },
    ]
  })
}

function filterFor(collection: ModelCollection, { field, target }: ToMany, item: Item): object | null {
  const names = target === null ? collection.keyFields : [target]
  const values = names.map((name) => [name, { _eq: plainValue(item[name], fieldOf(collection, name)) }] as const)
  if (values.length === 0 || values.some(([, rule]) => rule._eq == null)) return null
  if (target !== null) return { [field]: values[0]?.[1] }
  return { _and: values.map(([name, rule]) => ({ [field]: { [name]: rule } })) }
}
