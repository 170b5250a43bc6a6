import type { Item } from '../../model/item-key.ts'
import { fieldOf, type Model, type ModelCollection } from '../../model/model.ts'
import { isSecret } from '../../model/secret-field.ts'

/** Changes as they are kept on the device: without secrets, those of related items included. */
export function draftChanges(model: Model, collection: ModelCollection, changes: Item): Item {
  const kept = Object.entries(changes).filter(([name]) => {
    const field = fieldOf(collection, name)
    return field === undefined || !isSecret(field)
  })
  return Object.fromEntries(kept.map(([name, value]) => [name, inside(model, relatedTo(model, collection, name, changes), value)]))
}

/** Items, lists of them, and lists of changes of them. */
function inside(model: Model, related: ModelCollection | undefined, value: unknown): unknown {
  if (related === undefined || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => inside(model, related, one))
  const parts = Object.entries(value)
  const isList = parts.length > 0 && parts.every(([name, part]) => ['create', 'update', 'delete'].includes(name) && Array.isArray(part))
  if (!isList) return draftChanges(model, related, { ...value })
  return Object.fromEntries(parts.map(([name, part]) => [name, inside(model, related, part)]))
}

function relatedTo(model: Model, collection: ModelCollection, name: string, item: Item): ModelCollection | undefined {
  const relation = fieldOf(collection, name)?.relation ?? null
  if (relation !== null) return model.collections.get('junction' in relation ? relation.junction : relation.collection)
  // In a junction to any collection, the item beside it says which.
  const named = Object.values(item).find((value) => typeof value === 'string' && model.collections.has(value))
  return model.collections.get(String(named ?? ''))
}
