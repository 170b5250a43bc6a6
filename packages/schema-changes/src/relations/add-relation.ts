import { invalidPayload } from '@recto/errors'
import { toSystemName } from '@recto/protocol'
import { type Collection, type Field, type FieldColumn, findCollection } from '@recto/schema'
import { constraintName } from '../constraint-names.ts'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { assertNoOrphans } from '../fields/check-data.ts'
import { existingColumn } from '../fields/column-definition.ts'
import { addForeignKey, tableNameOf } from '../find-structure.ts'
import type { KeyActions, RelationPayload } from './parse-relation.ts'
import { upsertRelationRow } from './relation-rows.ts'

/** Adds a relation: a foreign key when there is a related collection, and its row. The fields themselves are added separately. */
export async function addRelation(
  executor: SchemaChangeExecutor,
  payload: RelationPayload,
  options: AddRelationOptions = {},
): Promise<void> {
  if (payload.actions?.composite !== undefined) return createComposite(executor, payload, namedAs(payload.actions, options))
  const ends = checkEnds(executor, payload, options)
  const { collection, field, related } = ends
  if (related !== null) await addKey(executor, ends, namedAs(payload.actions ?? {}, options))
  const name = { collection: collection.name, field: field.name, relatedCollection: related?.name ?? null }
  await upsertRelationRow(executor, name, payload.meta ?? {})
  executor.emit({ event: 'relations.create', meta: { payload, key: field.name, collection: collection.name } })
}

/** A foreign key over several columns gets a relational field of its own. */
async function createComposite(executor: SchemaChangeExecutor, payload: RelationPayload, actions: KeyActions): Promise<void> {
  const { columns, referenced } = actions.composite ?? { columns: [], referenced: [] }
  const collection = existing(executor, payload.collection)
  const related = existing(executor, payload.relatedCollection ?? '')
  assertColumnsExist(collection, columns)
  assertColumnsExist(related, referenced)
  const table = tableNameOf(collection)
  await addForeignKey(executor, table, {
    name: actions.name ?? constraintName(executor.dialect, { table: table.name, field: columns.join('_'), type: 'foreign' }),
    columns,
    referencedTable: tableNameOf(related),
    referencedColumns: referenced,
    ...supported(executor, actions),
  })
  await upsertRelationRow(
    executor,
    { collection: collection.name, field: payload.field, relatedCollection: related.name },
    payload.meta ?? {},
  )
  executor.emit({ event: 'relations.create', meta: { payload, key: payload.field, collection: collection.name } })
}

function assertColumnsExist({ name, fields }: Collection, columns: readonly string[]): void {
  const missing = columns.find((column) => (fields.get(column)?.column ?? null) === null)
  if (missing !== undefined) throw invalidPayload(`Field "${missing}" doesn't exist in collection "${name}"`)
}

/** What a new relation may be. */
export interface AddRelationOptions {
  /** The primary key may itself be a foreign key, as in a table that extends another. @default false */
  readonly allowsKey?: boolean
  /** The foreign key gets the name in the payload, so that two databases become equal. @default false */
  readonly keepsName?: boolean
}

function namedAs({ name, ...actions }: KeyActions, { keepsName = false }: AddRelationOptions): KeyActions {
  return keepsName && name !== undefined ? { ...actions, name } : actions
}

/** Both sides of a relation, resolved. */
export interface RelationEnds {
  readonly collection: Collection
  readonly field: Field
  readonly related: Collection | null
}

function checkEnds(executor: SchemaChangeExecutor, payload: RelationPayload, { allowsKey = false }: AddRelationOptions): RelationEnds {
  const schema = executor.schema()
  const collection = existing(executor, payload.collection)
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
  return { collection, field, related: payload.relatedCollection === null ? null : existing(executor, payload.relatedCollection) }
}

function existing(executor: SchemaChangeExecutor, name: string): Collection {
  const collection = findCollection(executor.schema(), toSystemName(name))
  if (collection === undefined) throw invalidPayload(`Collection "${name}" doesn't exist`)
  return collection
}

/** Adds the foreign key of a relation, after altering the column to the type of the referenced key. */
export async function addKey(
  executor: SchemaChangeExecutor,
  { collection, field, related }: RelationEnds,
  actions: KeyActions,
): Promise<void> {
  if (related === null || related.kind !== 'table' || related.table === null || collection.kind !== 'table' || field.column === null) return
  const key = referencedField(related, actions)
  if (key === null) {
    throw invalidPayload(`Collection "${related.name}" can't be referenced by one field, since its primary key is not a single field`)
  }
  const target = { collection, table: tableNameOf(collection), field, column: field.column }
  await assertNoOrphans(executor, target, { table: related.table, column: key.column.name })
  await matchType(executor, target, { field: key, column: key.column })
  const { onDelete, onUpdate } = supported(executor, actions)
  await addForeignKey(executor, target.table, {
    name: actions.name ?? constraintName(executor.dialect, { table: target.table.name, field: field.column.name, type: 'foreign' }),
    columns: [field.column.name],
    referencedTable: related.table,
    referencedColumns: [key.column.name],
    ...(onDelete === undefined ? {} : { onDelete }),
    ...(onUpdate === undefined ? {} : { onUpdate }),
  })
}

/** The column the client names, when it is unique; otherwise the primary key, when it is one column. */
function referencedField({ primaryKey, fields }: Collection, { column }: KeyActions): (Field & { readonly column: FieldColumn }) | null {
  const named = fields.get(column ?? '')
  const key = primaryKey.length === 1 ? fields.get(primaryKey[0] ?? '') : undefined
  const field = named?.column?.isUnique === true ? named : key
  return field === undefined || field.column === null ? null : { ...field, column: field.column }
}

/** An action that is left out is not written into the statement, so the engine's default applies. */
function supported({ dialect }: SchemaChangeExecutor, { onDelete, onUpdate }: KeyActions): KeyActions {
  const isKnown = (action: KeyActions['onDelete']): boolean => action !== 'SET DEFAULT' || !dialect.supports.indexesForeignKeys
  if (!isKnown(onDelete) || !isKnown(onUpdate)) throw invalidPayload('This database has no action "SET DEFAULT"')
  return { ...(onDelete === undefined ? {} : { onDelete }), ...(onUpdate === undefined ? {} : { onUpdate }) }
}

interface Side {
  readonly field: Field
  readonly column: FieldColumn
}

/** Auto-increment keys are unsigned on some engines, and a foreign key must have the type of the column it references. */
async function matchType(
  executor: SchemaChangeExecutor,
  side: Side & { readonly table: ReturnType<typeof tableNameOf> },
  key: Side,
): Promise<void> {
  const { toNativeType } = executor.dialect.columnTypes
  const plain = { name: side.column.name, type: key.field.type }
  const isCounter =
    toNativeType({ ...plain, referencesAutoIncrement: true }) !== toNativeType(plain) && /unsigned/i.test(key.column.nativeType)
  if (!isCounter || side.column.nativeType.toLowerCase() === key.column.nativeType.toLowerCase()) return
  const from = existingColumn(side.field, side.column)
  const to = { ...from, nativeType: key.column.nativeType }
  const { table } = side
  await executor.alter({ change: { kind: 'alter-column', table, from, to }, undo: [{ kind: 'alter-column', table, from: to, to: from }] })
}
