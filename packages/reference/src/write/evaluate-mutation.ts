import type { JsonObject } from '@recto/protocol'
import type { Mutation } from './generate-mutation.ts'
import { keyOf } from './label-changes.ts'
import type { PublisherRow, PublisherRows } from './publisher-rows.ts'
import { publisherRelations, publisherTables } from './publisher-tables.ts'

type Key = string | number
type Value = string | number | null

/** Said when a write has to be refused. */
export class Refusal extends Error {}

/**
 * What a write makes of the publisher, as the reference of nested writes says and an administrator may, over rows in memory.
 * @throws {Refusal}
 */
export function evaluateMutation(rows: PublisherRows, { method, table, keys, payload }: Mutation): PublisherRows {
  const publisher = new PublisherInMemory(rows)
  if (method === 'POST') publisher.create(table, payload)
  else if (method === 'PATCH') publisher.update(table, keys, payload)
  else publisher.delete(table, keys)
  return publisher.rows()
}

class PublisherInMemory {
  readonly #tables: Map<string, Map<string, Record<string, Value>>>
  /** Counters never give a key twice, not even one whose row is gone. */
  #next = 1000

  constructor(rows: PublisherRows) {
    this.#tables = new Map(
      publisherTables.map(({ name }) => [name, new Map((rows[name] ?? []).map((row) => [keyOf(name, row), { ...row }] as const))]),
    )
  }

  rows(): PublisherRows {
    return Object.fromEntries([...this.#tables].map(([name, rows]) => [name, [...rows.values()]]))
  }

  create(table: string, payload: JsonObject): Key {
    const columns = this.#columns(table, payload)
    const row: Record<string, Value> = { ...Object.fromEntries(columnsOf(table).map((name) => [name, null])), ...columns }
    const [keyName = ''] = primaryKeyOf(table)
    row[keyName] ??= this.#next++
    if (this.#table(table).has(keyOf(table, row))) throw new Refusal(`${table} has that key`)
    this.#checkLinks(table, row)
    this.#table(table).set(keyOf(table, row), row)
    this.#lists(table, row[keyName] ?? '', payload)
    return row[keyName] ?? ''
  }

  /** The same values for all of them; what is not there is passed over. */
  update(table: string, keys: readonly Key[], payload: JsonObject): void {
    const found = keys.filter((key) => this.#table(table).has(String(key)))
    if (found.length === 0) return
    const { [primaryKeyOf(table)[0] ?? '']: _key, ...columns } = this.#columns(table, payload)
    for (const key of found) {
      const row = this.#table(table).get(String(key))
      if (row === undefined) continue
      Object.assign(row, columns)
      this.#checkLinks(table, row)
    }
    for (const key of found) this.#lists(table, key, payload)
  }

  delete(table: string, keys: readonly Key[]): void {
    for (const key of keys) this.#table(table).delete(String(key))
    for (const { name } of publisherTables) for (const row of this.#table(name).values()) this.#checkLinks(name, row)
  }

  /** Values of columns; what is nested under a key is written first. */
  #columns(table: string, payload: JsonObject): Record<string, Value> {
    const columns: Record<string, Value> = {}
    for (const name of columnsOf(table).filter((column) => payload[column] !== undefined)) {
      const value = payload[name]
      const target = targetOf(table, name, payload)
      columns[name] =
        typeof value === 'object' && value !== null && target !== null ? this.#nested(target, value as JsonObject) : (value as Value)
    }
    const collectionField = columns['collection'] === undefined ? undefined : columns['item']
    return collectionField === undefined || collectionField === null ? columns : { ...columns, item: String(collectionField) }
  }

  #nested(table: string, payload: JsonObject): Key {
    const key = payloadKey(table, payload)
    if (key === null || !this.#table(table).has(String(key))) return this.create(table, payload)
    if (Object.keys(payload).length > 1) this.update(table, [key], payload)
    return key
  }

  #lists(table: string, parent: Key, payload: JsonObject): void {
    for (const [name, value] of Object.entries(payload)) {
      const relation = publisherRelations.find(({ one, alias }) => one === table && alias?.[0] === name)
      if (relation === undefined || value === undefined) continue
      const children = { table: relation.many, field: relation.field, parent, parts: relation.parts ?? {} }
      if (value === null || Array.isArray(value)) this.#replace(children, value ?? [])
      else this.#change(children, value as Readonly<Record<string, readonly unknown[]>>)
    }
  }

  #replace(children: Children, elements: readonly unknown[]): void {
    const { table, field, parent } = children
    const known = elements.map((element) => ({ element, key: isPayload(element) ? payloadKey(table, element) : (element as Key) }))
    const isThere = ({ key }: (typeof known)[number]): boolean => key !== null && this.#table(table).has(String(key))
    if (known.some((one) => !isPayload(one.element) && !isThere(one))) throw new Refusal('There is no such child')
    const kept = known.filter(isThere)
    this.#release(
      children,
      this.#childrenOf(children).filter((key) => !kept.some((one) => String(one.key) === String(key))),
    )
    for (const { element, key } of kept) this.update(table, [key ?? ''], { ...(isPayload(element) ? element : {}), [field]: parent })
    for (const { element } of known.filter((one) => !kept.includes(one)))
      this.create(table, { ...(element as JsonObject), [field]: parent })
  }

  #change(children: Children, changes: Readonly<Record<string, readonly unknown[]>>): void {
    const { table, field, parent, parts } = children
    const sort = typeof parts['sort_field'] === 'string' ? parts['sort_field'] : null
    let next = sort === null ? 0 : this.#last(children, sort)
    for (const payload of (changes['create'] ?? []) as readonly JsonObject[]) {
      const place = sort === null || payload[sort] !== undefined ? {} : { [sort]: ++next }
      this.create(table, { ...payload, ...place, [field]: parent })
    }
    for (const payload of (changes['update'] ?? []) as readonly JsonObject[])
      this.update(table, [payloadKey(table, payload) ?? ''], { ...payload, [field]: parent })
    const named = (changes['delete'] ?? []).map(String)
    this.#release(
      children,
      this.#childrenOf(children).filter((key) => named.includes(key)),
    )
  }

  #last(children: Children, sort: string): number {
    const positions = this.#childrenOf(children).map((key) => Number(this.#table(children.table).get(key)?.[sort] ?? 0))
    return Math.max(0, ...positions)
  }

  #release({ table, field, parts }: Children, keys: readonly Key[]): void {
    if (keys.length === 0) return
    if (parts['one_deselect_action'] === 'delete') this.delete(table, keys)
    else this.update(table, keys, { [field]: null })
  }

  #childrenOf({ table, field, parent }: Children): readonly string[] {
    return [...this.#table(table)].filter(([, row]) => String(row[field]) === String(parent)).map(([key]) => key)
  }

  /** As foreign keys and columns that may not be null do. */
  #checkLinks(table: string, row: PublisherRow): void {
    const definition = publisherTables.find(({ name }) => name === table)
    for (const [column, target] of Object.entries(definition?.references ?? {})) {
      const value = row[column] ?? null
      if (value !== null && !this.#table(target).has(String(value))) throw new Refusal(`${table}.${column} refers to nothing`)
    }
    const missing = definition?.columns.find(({ name, isNullable }) => isNullable === false && (row[name] ?? null) === null)
    if (missing !== undefined) throw new Refusal(`${table}.${missing.name} is null`)
  }

  #table(name: string): Map<string, Record<string, Value>> {
    return this.#tables.get(name) ?? new Map()
  }
}

interface Children {
  readonly table: string
  readonly field: string
  readonly parent: Key
  readonly parts: Readonly<Record<string, unknown>>
}

function columnsOf(table: string): readonly string[] {
  return publisherTables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? []
}

function primaryKeyOf(table: string): readonly string[] {
  return publisherTables.find(({ name }) => name === table)?.primaryKey ?? []
}

function payloadKey(table: string, payload: JsonObject): Key | null {
  return (payload[primaryKeyOf(table)[0] ?? ''] ?? null) as Key | null
}

function targetOf(table: string, column: string, payload: JsonObject): string | null {
  const relation = publisherRelations.find(({ many, field }) => many === table && field === column)
  return relation === undefined ? null : (relation.one ?? String(payload['collection']))
}

function isPayload(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null
}
