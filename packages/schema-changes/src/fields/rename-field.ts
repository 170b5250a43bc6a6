import type { SchemaChange } from '@recto/dialects/schema'
import { forbidden, invalidPayload } from '@recto/errors'
import { checkName } from '../check-name.ts'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { collectionOf, tableNameOf } from '../find-structure.ts'
import { rewriteReferences } from '../references/rewrite-references.ts'

/** Renames a field and every reference to it: in relations, permissions, presets, templates, flows and panels. */
export async function renameFieldAndReferences(
  executor: SchemaChangeExecutor,
  { collection: name, field }: { readonly collection: string; readonly field: string },
  to: string,
): Promise<void> {
  const collection = collectionOf(executor, name)
  const found = collection.fields.get(field)
  if (found === undefined || found.isImplicit || found.meta?.system === true) throw forbidden()
  checkName(executor.dialect, to, 'field')
  if (collection.fields.get(to)?.isImplicit === false) throw invalidPayload(`Field "${to}" already exists in collection "${name}"`)
  if (found.column !== null) {
    const table = tableNameOf(collection)
    const change: SchemaChange = { kind: 'rename-column', table, column: found.column.name, to }
    await executor.alter({ change, undo: [{ kind: 'rename-column', table, column: to, to: found.column.name }] })
  }
  await renameRows(executor, { collection: collection.name, field, to })
  executor.emit({ event: 'fields.update', meta: { payload: { field: to }, keys: [field], collection: collection.name } })
}

interface FieldRename {
  readonly collection: string
  readonly field: string
  readonly to: string
}

async function renameRows(executor: SchemaChangeExecutor, { collection, field, to }: FieldRename): Promise<void> {
  await rewriteReferences(executor, {
    field: (name) => (name.collection === collection && name.field === field ? to : name.field),
    collection: (name) => name,
  })
  await executor.write({ kind: 'update', collection: 'directus_fields', matches: { collection, field }, values: { field: to } })
  for (const column of ['many_field', 'junction_field', 'sort_field', 'one_collection_field']) {
    const matches = { many_collection: collection, [column]: field }
    await executor.write({ kind: 'update', collection: 'directus_relations', matches, values: { [column]: to } })
  }
  const matches = { one_collection: collection, one_field: field }
  await executor.write({ kind: 'update', collection: 'directus_relations', matches, values: { one_field: to } })
}
