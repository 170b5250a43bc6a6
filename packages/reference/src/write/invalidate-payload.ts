import type { JsonObject } from '@recto/protocol'
import { publisherRelations } from './publisher-tables.ts'

/** What no table takes, by table: some is refused by Recto, some by the database when the rest is written. */
const bad: Readonly<Record<string, readonly JsonObject[]>> = {
  authors: [{ title: null }, { mentor: 999 }, { email: 'a\u0000b' }],
  books: [{ title: null }, { pages: 'many' }, { notes: { foo: [] } }, { chapters: [999] }],
  chapters: [{ position: 'first' }, { lines: 5 }],
  books_tags: [{ tag: 'nowhere' }, { position: 1.5 }],
  books_translations: [{ language: 'nowhere' }],
  books_blocks: [
    { collection: 'tags', item: { title: 'x' } },
    { item: { title: 'x' }, collection: null },
  ],
}
const anywhere: readonly JsonObject[] = [{ title: 'a\u0000b' }]

/** Makes one of the items of a payload impossible: the `at`th, in the `how`th way. */
export function invalidatePayload(
  table: string,
  payload: JsonObject,
  { at, how }: { readonly at: number; readonly how: number },
): JsonObject {
  const item = { table, payload, link: null }
  return change(item, { left: at % count(item), how })
}

/** An item in a payload. What a child says under `link` counts for nothing: its parent is known. */
interface Item {
  readonly table: string
  readonly payload: JsonObject
  readonly link: string | null
}

interface Place {
  /** Items to pass over. */
  left: number
  readonly how: number
}

function change(item: Item, place: Place): JsonObject {
  if (place.left === 0) {
    place.left = -1
    const ways = bad[item.table] ?? anywhere
    return { ...item.payload, ...ways[place.how % ways.length] }
  }
  place.left -= 1
  return mapNested(item, (nested) => (place.left < 0 ? nested.payload : change(nested, place)))
}

function count(item: Item): number {
  let total = 1
  mapNested(item, (nested) => {
    total += count(nested)
    return nested.payload
  })
  return total
}

/** Items with no more than a key are only linked: nothing is said of them. */
function isSaid(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'title')
}

function mapNested({ table, payload, link }: Item, map: (item: Item) => JsonObject): JsonObject {
  const entries = Object.entries(payload).map(([name, value]) => {
    const target = name === link ? null : targetOf(table, name, payload)
    if (target === null || typeof value !== 'object' || value === null) return [name, value]
    const each = (one: unknown): unknown => (isSaid(one) ? map({ ...target, payload: one }) : one)
    if (Array.isArray(value)) return [name, value.map(each)]
    if (isSaid(value)) return [name, each(value)]
    return [name, Object.fromEntries(Object.entries(value).map(([part, list]) => [part, Array.isArray(list) ? list.map(each) : list]))]
  })
  return Object.fromEntries(entries) as JsonObject
}

function targetOf(table: string, name: string, payload: JsonObject): Pick<Item, 'table' | 'link'> | null {
  const children = publisherRelations.find(({ one, alias }) => one === table && alias?.[0] === name)
  if (children !== undefined) return { table: children.many, link: children.field }
  const parent = publisherRelations.find(({ many, field }) => many === table && field === name)
  return parent === undefined ? null : { table: parent.one ?? String(payload['collection']), link: null }
}
