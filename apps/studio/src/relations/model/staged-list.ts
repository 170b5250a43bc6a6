import { encodeKey } from '@recto/sdk'
import { type Item, itemKey, plainValue } from '../../model/item-key.ts'
import { fieldOf, type ModelCollection } from '../../model/model.ts'

/** A key as a list of changes holds it: the value itself, or the URL form of a composite key. */
export type StagedKey = string | number

/** Changes of a to-many field that wait to be saved with its item. */
export interface StagedList {
  /** New rows. */
  readonly create: readonly Item[]
  /** Changed rows with their keys, and rows linked from elsewhere. */
  readonly update: readonly Item[]
  /** Rows taken out. */
  readonly delete: readonly StagedKey[]
}

export const noChanges: StagedList = { create: [], update: [], delete: [] }

type KeyedCollection = Pick<ModelCollection, 'keyFields' | 'fields'>

/** The changes a value asks for. A list of keys or items is what is stored: no changes. */
export function readStaged(value: unknown): StagedList {
  return isStaged(value) ? { ...noChanges, ...value } : noChanges
}

/** Whether a value is a list of changes. */
export function isStaged(value: unknown): value is Partial<StagedList> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const names = Object.keys(value)
  return names.length > 0 && names.every((name) => name in noChanges && Array.isArray((value as Item)[name]))
}

export function hasChanges(list: StagedList): boolean {
  return list.create.length + list.update.length + list.delete.length > 0
}

export function addNew(list: StagedList, ...items: readonly Item[]): StagedList {
  return { ...list, create: [...list.create, ...items] }
}

/** Gives a new row other values. */
export function changeNew(list: StagedList, index: number, item: Item): StagedList {
  return { ...list, create: list.create.map((one, at) => (at === index ? item : one)) }
}

export function dropNew(list: StagedList, index: number): StagedList {
  return { ...list, create: list.create.filter((_, at) => at !== index) }
}

/** Adds rows that exist already and belong elsewhere. */
export function linkRows(list: StagedList, collection: KeyedCollection, items: readonly Item[]): StagedList {
  const keys = new Set(items.map((item) => itemKey(collection, item)))
  const others = list.update.filter((entry) => !keys.has(itemKey(collection, entry)))
  return restoreRows({ ...list, update: [...others, ...items] }, collection, keys)
}

export interface RowChanges {
  /** All of them, without the key. */
  readonly changes: Item
  /** @default false */
  readonly isLinked?: boolean
}

/** Stages all changes of a row, in place of those before; no changes leave it as it is stored, unless it is linked from elsewhere. */
export function changeRow(list: StagedList, collection: KeyedCollection, row: Item, { changes, isLinked = false }: RowChanges): StagedList {
  const key = itemKey(collection, row)
  const isSame = Object.keys(changes).length === 0 && !isLinked
  const entry = { ...changes, ...keyValues(collection, row) }
  const at = list.update.findIndex((one) => itemKey(collection, one) === key)
  if (at === -1) return isSame ? list : { ...list, update: [...list.update, entry] }
  return { ...list, update: isSame ? list.update.toSpliced(at, 1) : list.update.toSpliced(at, 1, entry) }
}

/** Takes a row out; its changes with it. A row linked from elsewhere is only forgotten. */
export function removeRow(list: StagedList, collection: KeyedCollection, row: Item, isLinked = false): StagedList {
  const key = itemKey(collection, row)
  const update = list.update.filter((entry) => itemKey(collection, entry) !== key)
  const others = list.delete.filter((one) => textOfKey(collection, one) !== key)
  const staged = stagedKey(collection, row)
  return { ...list, update, delete: isLinked || staged === null ? others : [...others, staged] }
}

/** Takes back that rows were taken out. */
export function restoreRows(list: StagedList, collection: KeyedCollection, keys: ReadonlySet<string | null>): StagedList {
  return { ...list, delete: list.delete.filter((one) => !keys.has(textOfKey(collection, one))) }
}

/** The keys of rows taken out, in their URL form. */
export function removedKeys(list: StagedList, collection: KeyedCollection): ReadonlySet<string> {
  return new Set(list.delete.map((key) => textOfKey(collection, key)))
}

/** What is changed of a row, without its key. */
export function changesOf(list: StagedList, collection: KeyedCollection, key: string | null): Item | undefined {
  const entry = list.update.find((one) => itemKey(collection, one) === key)
  return entry === undefined ? undefined : withoutKey(collection, entry)
}

/** The key of an item as plain values by field. */
export function keyValues(collection: KeyedCollection, item: Item): Item {
  return Object.fromEntries(collection.keyFields.map((name) => [name, plainValue(item[name], fieldOf(collection, name))]))
}

/** The key of an item as relations take it; `null` when it has none. */
export function stagedKey(collection: KeyedCollection, item: Item): StagedKey | null {
  const [value, ...more] = Object.values(keyValues(collection, item))
  if (more.length > 0) return itemKey(collection, item)
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

export function withoutKey(collection: Pick<ModelCollection, 'keyFields'>, item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !collection.keyFields.includes(name)))
}

function textOfKey(collection: Pick<ModelCollection, 'keyFields'>, key: StagedKey): string {
  return collection.keyFields.length > 1 ? String(key) : encodeKey([key])
}
