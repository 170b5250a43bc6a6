import { invalidPayload } from '@recto/errors'
import { toSystemName } from '@recto/protocol'
import { findCollection, type Relation, relationFrom } from '@recto/schema'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { dropForeignKey, foreignKeysOver } from '../find-structure.ts'
import { addKey, type RelationEnds } from './add-relation.ts'
import type { KeyActions, RelationPayload } from './parse-relation.ts'
import { type RelationKey, upsertRelationRow } from './relation-rows.ts'

/** Alters a relation. Its foreign key is only recreated when the payload's actions differ. */
export async function alterRelation(
  executor: SchemaChangeExecutor,
  key: RelationKey,
  payload: Pick<RelationPayload, 'actions' | 'meta'>,
): Promise<void> {
  const { relation, ends } = existing(executor, key)
  const { actions, meta } = payload
  const wanted = actions === undefined || ends.related === null ? null : otherActions(relation, actions)
  if (wanted !== null) {
    await dropKeys(executor, ends)
    await addKey(executor, ends, wanted)
  }
  if (meta !== null) await upsertRelationRow(executor, relation, meta)
  executor.emit({ event: 'relations.update', meta: { payload, keys: [relation.field], collection: relation.collection } })
}

/** The actions to recreate a foreign key with; `null` when it has them already. */
function otherActions({ constraint: now, fields }: Relation, actions: KeyActions): KeyActions | null {
  const onDelete = actions.onDelete ?? now?.onDelete
  const onUpdate = actions.onUpdate ?? now?.onUpdate
  const isSame = now !== null && isSameAction(now.onDelete, onDelete) && isSameAction(now.onUpdate, onUpdate)
  if (isSame || fields.length !== 1) return null
  const isStated = onUpdate !== undefined && (actions.onUpdate !== undefined || !isSameAction(onUpdate, 'NO ACTION'))
  return { ...(onDelete === undefined ? {} : { onDelete }), ...(isStated ? { onUpdate } : {}) }
}

/** Engines without deferred checks report NO ACTION as RESTRICT. */
function isSameAction(one: string | undefined, other: string | undefined): boolean {
  const plain = (action: string | undefined): string => (action === 'RESTRICT' || action === undefined ? 'NO ACTION' : action)
  return one === other || (plain(one) === plain(other) && one !== 'RESTRICT' && other !== 'RESTRICT')
}

/** Drops a relation with its foreign key; the column and the alias on the other side stay. */
export async function dropRelation(executor: SchemaChangeExecutor, key: RelationKey): Promise<void> {
  const { relation, ends } = existing(executor, key)
  if (relation.meta?.system === true) throw invalidPayload(`The relation of a system field can't be deleted`)
  await dropKeys(executor, ends)
  const matches = { many_collection: relation.collection, many_field: relation.field }
  await executor.write({ kind: 'delete', collection: 'directus_relations', matches })
  executor.emit({ event: 'relations.delete', meta: { payload: [relation.field], keys: [relation.field], collection: relation.collection } })
}

function existing(
  executor: SchemaChangeExecutor,
  { collection: name, field }: RelationKey,
): { readonly relation: Relation; readonly ends: RelationEnds } {
  const schema = executor.schema()
  const collection = findCollection(schema, toSystemName(name))
  if (collection === undefined) throw invalidPayload(`Collection "${name}" doesn't exist`)
  const found = collection.fields.get(field)
  if (found === undefined) throw invalidPayload(`Field "${field}" doesn't exist in collection "${name}"`)
  const relation = relationFrom(schema, collection.name, field)
  if (relation === undefined) throw invalidPayload(`Field "${field}" in collection "${name}" doesn't have a relationship.`)
  const related = relation.relatedCollection === null ? null : (schema.collections.get(relation.relatedCollection) ?? null)
  return { relation, ends: { collection, field: found, related } }
}

async function dropKeys(executor: SchemaChangeExecutor, { collection, field }: RelationEnds): Promise<void> {
  if (collection.table === null || field.column === null) return
  const keys = await foreignKeysOver(executor, collection.table, field.column.name)
  for (const key of keys.filter(({ columns }) => columns.length === 1)) await dropForeignKey(executor, collection.table, key)
}
