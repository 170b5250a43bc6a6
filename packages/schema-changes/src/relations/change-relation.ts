import { invalidPayload } from '@recto/errors'
import { toSystemName } from '@recto/protocol'
import { findCollection, type Relation, relationFrom } from '@recto/schema'
import type { ModelWork } from '../change-work/model-work.ts'
import { dropForeignKey, foreignKeysOver } from '../find-structure.ts'
import { addKey, type RelationEnds } from './create-relation.ts'
import type { KeyActions, RelationPayload } from './parse-relation.ts'
import { type RelationKey, upsertRelationRow } from './relation-rows.ts'

/** Changes a relation. Its foreign key is only made anew when the payload says an action it does not have. */
export async function updateRelation(work: ModelWork, key: RelationKey, payload: Pick<RelationPayload, 'actions' | 'meta'>): Promise<void> {
  const { relation, ends } = existing(work, key)
  const { actions, meta } = payload
  const wanted = actions === undefined || ends.related === null ? null : otherActions(relation, actions)
  if (wanted !== null) {
    await dropKeys(work, ends)
    await addKey(work, ends, wanted)
  }
  if (meta !== null) await upsertRelationRow(work, relation, meta)
  work.announce({ event: 'relations.update', meta: { payload, keys: [relation.field], collection: relation.collection } })
}

/** The actions a foreign key is to be made anew with; `null` where it has them already. */
function otherActions({ constraint: now, fields }: Relation, actions: KeyActions): KeyActions | null {
  const onDelete = actions.onDelete ?? now?.onDelete
  const onUpdate = actions.onUpdate ?? now?.onUpdate
  const isSame = now !== null && isSameAction(now.onDelete, onDelete) && isSameAction(now.onUpdate, onUpdate)
  if (isSame || fields.length !== 1) return null
  const isStated = onUpdate !== undefined && (actions.onUpdate !== undefined || !isSameAction(onUpdate, 'NO ACTION'))
  return { ...(onDelete === undefined ? {} : { onDelete }), ...(isStated ? { onUpdate } : {}) }
}

/** Engines without deferred checks call no action RESTRICT. */
function isSameAction(one: string | undefined, other: string | undefined): boolean {
  const plain = (action: string | undefined): string => (action === 'RESTRICT' || action === undefined ? 'NO ACTION' : action)
  return one === other || (plain(one) === plain(other) && one !== 'RESTRICT' && other !== 'RESTRICT')
}

/** Deletes a relation with its foreign key; the column and the alias on the other end stay. */
export async function deleteRelation(work: ModelWork, key: RelationKey): Promise<void> {
  const { relation, ends } = existing(work, key)
  if (relation.meta?.system === true) throw invalidPayload(`The relation of a system field can't be deleted`)
  await dropKeys(work, ends)
  const matches = { many_collection: relation.collection, many_field: relation.field }
  await work.write({ kind: 'delete', collection: 'directus_relations', matches })
  work.announce({ event: 'relations.delete', meta: { payload: [relation.field], keys: [relation.field], collection: relation.collection } })
}

function existing(work: ModelWork, { collection: name, field }: RelationKey): { readonly relation: Relation; readonly ends: RelationEnds } {
  const schema = work.schema()
  const collection = findCollection(schema, toSystemName(name))
  if (collection === undefined) throw invalidPayload(`Collection "${name}" doesn't exist`)
  const found = collection.fields.get(field)
  if (found === undefined) throw invalidPayload(`Field "${field}" doesn't exist in collection "${name}"`)
  const relation = relationFrom(schema, collection.name, field)
  if (relation === undefined) throw invalidPayload(`Field "${field}" in collection "${name}" doesn't have a relationship.`)
  const related = relation.relatedCollection === null ? null : (schema.collections.get(relation.relatedCollection) ?? null)
  return { relation, ends: { collection, field: found, related } }
}

async function dropKeys(work: ModelWork, { collection, field }: RelationEnds): Promise<void> {
  if (collection.table === null || field.column === null) return
  const keys = await foreignKeysOver(work, collection.table, field.column.name)
  for (const key of keys.filter(({ columns }) => columns.length === 1)) await dropForeignKey(work, collection.table, key)
}
