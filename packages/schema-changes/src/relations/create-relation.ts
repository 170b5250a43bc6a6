import { invalidPayload } from '@recto/errors'
import { toSystemName } from '@recto/protocol'
import { type Collection, type Field, type FieldColumn, findCollection } from '@recto/schema'
import type { ModelWork } from '../change-work/model-work.ts'
import { constraintName } from '../constraint-names.ts'
import { refuseOrphans } from '../fields/check-data.ts'
import { existingColumn } from '../fields/column-definition.ts'
import { addForeignKey, tableNameOf } from '../find-structure.ts'
import type { KeyActions, RelationPayload } from './parse-relation.ts'
import { upsertRelationRow } from './relation-rows.ts'

/** Makes a relation: a foreign key when a collection is related, and its row. The fields on both ends are made apart. */
export async function createRelation(work: ModelWork, payload: RelationPayload, options: RelationOptions = {}): Promise<void> {
  if (payload.actions?.composite !== undefined) return createComposite(work, payload, namedAs(payload.actions, options))
  const ends = checkEnds(work, payload, options)
  const { collection, field, related } = ends
  if (related !== null) await addKey(work, ends, namedAs(payload.actions ?? {}, options))
  const name = { collection: collection.name, field: field.name, relatedCollection: related?.name ?? null }
  await upsertRelationRow(work, name, payload.meta ?? {})
  work.announce({ event: 'relations.create', meta: { payload, key: field.name, collection: collection.name } })
}

/** A key over several columns is followed under a name of its own, which appears with the key. */
async function createComposite(work: ModelWork, payload: RelationPayload, actions: KeyActions): Promise<void> {
  const { columns, referenced } = actions.composite ?? { columns: [], referenced: [] }
  const collection = existing(work, payload.collection)
  const related = existing(work, payload.relatedCollection ?? '')
  refuseMissing(collection, columns)
  refuseMissing(related, referenced)
  const table = tableNameOf(collection)
  await addForeignKey(work, table, {
    name: actions.name ?? constraintName(work.dialect, { table: table.name, field: columns.join('_'), type: 'foreign' }),
    columns,
    referencedTable: tableNameOf(related),
    referencedColumns: referenced,
    ...supported(work, actions),
  })
  await upsertRelationRow(work, { collection: collection.name, field: payload.field, relatedCollection: related.name }, payload.meta ?? {})
  work.announce({ event: 'relations.create', meta: { payload, key: payload.field, collection: collection.name } })
}

function refuseMissing({ name, fields }: Collection, columns: readonly string[]): void {
  const missing = columns.find((column) => (fields.get(column)?.column ?? null) === null)
  if (missing !== undefined) throw invalidPayload(`Field "${missing}" doesn't exist in collection "${name}"`)
}

/** What a relation may be. */
export interface RelationOptions {
  /** The key of a collection may refer to another, as in tables that extend one. @default false */
  readonly allowsKey?: boolean
  /** The key gets the name it is said to have, so that two databases become alike. @default false */
  readonly keepsName?: boolean
}

function namedAs({ name, ...actions }: KeyActions, { keepsName = false }: RelationOptions): KeyActions {
  return keepsName && name !== undefined ? { ...actions, name } : actions
}

/** The two ends of a relation, found. */
export interface RelationEnds {
  readonly collection: Collection
  readonly field: Field
  readonly related: Collection | null
}

function checkEnds(work: ModelWork, payload: RelationPayload, { allowsKey = false }: RelationOptions): RelationEnds {
  const schema = work.schema()
  const collection = existing(work, payload.collection)
  const field = collection.fields.get(payload.field)
  const where = `Field "${payload.field}"`
  if (field === undefined || (field.column === null && !field.special.includes('m2o'))) {
    throw invalidPayload(`${where} doesn't exist in collection "${payload.collection}"`)
  }
  if (!allowsKey && collection.primaryKey.length === 1 && field.column?.isPrimaryKey === true) {
    throw invalidPayload(`${where} in collection "${payload.collection}" is a primary key`)
  }
  const isTaken = schema.relations.some((relation) => relation.collection === collection.name && relation.field === field.name)
  if (isTaken) throw invalidPayload(`${where} in collection "${payload.collection}" already has an associated relationship`)
  return { collection, field, related: payload.relatedCollection === null ? null : existing(work, payload.relatedCollection) }
}

function existing(work: ModelWork, name: string): Collection {
  const collection = findCollection(work.schema(), toSystemName(name))
  if (collection === undefined) throw invalidPayload(`Collection "${name}" doesn't exist`)
  return collection
}

/** Makes the foreign key of a relation, after bringing the column's type to that of the key it refers to. */
export async function addKey(work: ModelWork, { collection, field, related }: RelationEnds, actions: KeyActions): Promise<void> {
  if (related === null || related.kind !== 'table' || related.table === null || collection.kind !== 'table' || field.column === null) return
  const key = referredField(related, actions)
  if (key === null) {
    throw invalidPayload(`Collection "${related.name}" can't be referred to by one field, since its primary key is not a single field`)
  }
  const target = { collection, table: tableNameOf(collection), field, column: field.column }
  await refuseOrphans(work, target, { table: related.table, column: key.column.name })
  await matchType(work, target, { field: key, column: key.column })
  const { onDelete, onUpdate } = supported(work, actions)
  await addForeignKey(work, target.table, {
    name: actions.name ?? constraintName(work.dialect, { table: target.table.name, field: field.column.name, type: 'foreign' }),
    columns: [field.column.name],
    referencedTable: related.table,
    referencedColumns: [key.column.name],
    ...(onDelete === undefined ? {} : { onDelete }),
    ...(onUpdate === undefined ? {} : { onUpdate }),
  })
}

/** The column a client names when it can be referred to; else the key, when it is one column. */
function referredField({ primaryKey, fields }: Collection, { column }: KeyActions): (Field & { readonly column: FieldColumn }) | null {
  const named = fields.get(column ?? '')
  const key = primaryKey.length === 1 ? fields.get(primaryKey[0] ?? '') : undefined
  const field = named?.column?.isUnique === true ? named : key
  return field === undefined || field.column === null ? null : { ...field, column: field.column }
}

/** Without an action none is stated, and the engine's own applies. */
function supported({ dialect }: ModelWork, { onDelete, onUpdate }: KeyActions): KeyActions {
  const isKnown = (action: KeyActions['onDelete']): boolean => action !== 'SET DEFAULT' || !dialect.supports.indexesForeignKeys
  if (!isKnown(onDelete) || !isKnown(onUpdate)) throw invalidPayload('This database has no action "SET DEFAULT"')
  return { ...(onDelete === undefined ? {} : { onDelete }), ...(onUpdate === undefined ? {} : { onUpdate }) }
}

interface Side {
  readonly field: Field
  readonly column: FieldColumn
}

/** Counters are unsigned on some engines, and a key only refers to what has its own type. */
async function matchType(work: ModelWork, side: Side & { readonly table: ReturnType<typeof tableNameOf> }, key: Side): Promise<void> {
  const { toNativeType } = work.dialect.columnTypes
  const plain = { name: side.column.name, type: key.field.type }
  const isCounter =
    toNativeType({ ...plain, referencesAutoIncrement: true }) !== toNativeType(plain) && /unsigned/i.test(key.column.nativeType)
  if (!isCounter || side.column.nativeType.toLowerCase() === key.column.nativeType.toLowerCase()) return
  const from = existingColumn(side.field, side.column)
  const to = { ...from, nativeType: key.column.nativeType }
  const { table } = side
  await work.alter({ change: { kind: 'alter-column', table, from, to }, undo: [{ kind: 'alter-column', table, from: to, to: from }] })
}
