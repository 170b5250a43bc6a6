import type { Access, AccessRule } from '@recto/query'
import { type Collection, type Field, findCollection, type Schema } from '@recto/schema'

/** A row in wire form: bigInteger and decimal as text, dates as text, json parsed. */
export type Row = Readonly<Record<string, unknown>>

/** A database in memory, with what engines may differ in. */
export interface Dataset {
  readonly schema: Schema
  readonly rows: ReadonlyMap<string, readonly Row[]>
  readonly traits: Traits
  /** Values of dynamic variables, by their text. */
  readonly variables: ReadonlyMap<string, unknown>
  readonly now: Date
}

export interface Traits {
  readonly ignoresCaseInEquality: boolean
  readonly ignoresCaseInLike: boolean
  readonly nullsFirst: boolean
}

/** Whose rights a read is evaluated with, over which data. */
export interface Viewer {
  readonly dataset: Dataset
  readonly access: Access
}

/** Rules are evaluated as if by someone who may see everything. */
export function withFullRights(viewer: Viewer): Viewer {
  return { dataset: viewer.dataset, access: { fingerprint: 'full', isUnrestricted: true, collections: new Map() } }
}

const unrestricted: readonly AccessRule[] = [{ filter: null, fields: '*' }]

/** The viewer's rules for a collection; `null` when it may not be touched at all. */
export function rulesFor(viewer: Viewer, collection: string): readonly AccessRule[] | null {
  if (viewer.access.isUnrestricted) return unrestricted
  const rules = viewer.access.collections.get(collection)?.rules ?? []
  return rules.length === 0 ? null : rules
}

export function grants(rule: AccessRule, field: string): boolean {
  return rule.fields === '*' || rule.fields.has(field)
}

export function collectionOf(viewer: Viewer, name: string): Collection {
  const collection = findCollection(viewer.dataset.schema, name)
  if (collection === undefined) throw new Error(`The reference model's dataset has no collection ${name}`)
  return collection
}

export function rowsOf(viewer: Viewer, collection: string): readonly Row[] {
  return viewer.dataset.rows.get(collection) ?? []
}

export function primaryKeyOf(viewer: Viewer, collection: string, row: Row): unknown {
  const { primaryKey } = collectionOf(viewer, collection)
  const [only] = primaryKey
  return primaryKey.length === 1 && only !== undefined
    ? row[only]
    : primaryKey.map((name) => encodeURIComponent(String(row[name]))).join(',')
}

export function fieldOf(viewer: Viewer, collection: string, name: string): Field | undefined {
  return collectionOf(viewer, collection).fields.get(name)
}
