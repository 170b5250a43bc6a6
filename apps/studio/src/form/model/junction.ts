import { type Item, itemKey, plainValue } from '../../model/item-key.ts'
import { fieldOf, type Model, type ModelCollection, type ModelField } from '../../model/model.ts'

/** The item at the far side of a junction, as far as it is known. */
export interface FarItem {
  readonly collection: ModelCollection
  /** `null` for an item that does not exist yet. */
  readonly key: string | null
  /** Changes made before and not saved yet. */
  readonly changes: Item
  /** Fields of the junction that the far side takes the place of. */
  readonly hiddenFields: readonly string[]
}

/** An item of a junction. */
export interface Line {
  readonly stored: Item
  readonly changes: Item
}

/** Finds the far side of an item of a junction; `null` when the caller may not know it. */
export function farItemOf(model: Model, junction: ModelCollection, junctionField: string, line: Line): FarItem | null {
  const place = placeOf(model, junction, junctionField, { ...line.stored, ...line.changes })
  if (place === null) return null
  const { collection } = place
  const value = line.changes[junctionField] ?? line.stored[junctionField]
  const key = isItem(value) ? itemKey(collection, value) : keyFrom(value, fieldOf(junction, junctionField))
  const changed = line.changes[junctionField]
  const entries = isItem(changed) ? Object.entries(changed).filter(([name]) => !collection.keyFields.includes(name)) : []
  return { ...place, key, changes: Object.fromEntries(entries) }
}

/** The changes of a junction's item with those of the far side inside; unchanged, the far side is only referred to. */
export function mergeFarChanges(changes: Item, junctionField: string, far: FarItem, farChanges: Item): Item {
  if (Object.keys(farChanges).length === 0 && far.key !== null) return changes
  const values = (far.key ?? '').split(',').map(decodeURIComponent)
  const keys =
    far.key === null ? {} : Object.fromEntries(far.collection.keyFields.map((name, index) => [name, typedKey(far, name, values[index])]))
  return { ...changes, [junctionField]: { ...keys, ...farChanges } }
}

function placeOf(
  model: Model,
  junction: ModelCollection,
  junctionField: string,
  item: Item,
): Pick<FarItem, 'collection' | 'hiddenFields'> | null {
  const related = model.collections.get(fieldOf(junction, junctionField)?.link?.collection ?? '')
  if (related !== undefined) return { collection: related, hiddenFields: [] }
  // A field that points anywhere: another field of the junction says where.
  const names = [...model.collections.values()].flatMap(({ fields }) =>
    fields.flatMap(({ relation }) =>
      relation?.kind === 'm2a' && relation.junction === junction.name && relation.junctionField === junctionField
        ? [relation.collectionField]
        : [],
    ),
  )
  const [name] = names
  const collection = name === undefined ? undefined : model.collections.get(String(item[name]))
  return name === undefined || collection === undefined ? null : { collection, hiddenFields: [name] }
}

function keyFrom(value: unknown, field: ModelField | undefined): string | null {
  const plain = plainValue(value, field)
  return plain === null || plain === undefined ? null : encodeURIComponent(String(plain))
}

function typedKey({ collection }: FarItem, name: string, text: string | undefined): unknown {
  const type = fieldOf(collection, name)?.type
  return type === 'integer' && text !== undefined ? Number(text) : text
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
