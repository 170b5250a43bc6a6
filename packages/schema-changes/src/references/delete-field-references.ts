import type { SchemaChangeExecutor } from '../execute/executor.ts'
import type { FieldName } from './field-paths.ts'
import { rewriteReferences } from './rewrite-references.ts'

/** Deletes every reference to a field, so that a new one of the same name inherits nothing. */
export async function deleteFieldReferences(executor: SchemaChangeExecutor, { collection, field }: FieldName): Promise<void> {
  const write = (matches: Readonly<Record<string, string>>, values: Readonly<Record<string, null>>): Promise<void> =>
    executor.write({ kind: 'update', collection: 'directus_relations', matches, values })
  await write({ many_collection: collection, sort_field: field }, { sort_field: null })
  await write({ many_collection: collection, junction_field: field }, { junction_field: null })
  await executor.write({
    kind: 'delete',
    collection: 'directus_relations',
    matches: { many_collection: collection, one_collection_field: field },
  })
  await rewriteReferences(executor, {
    field: (name) => (name.collection === collection && name.field === field ? null : name.field),
    collection: (name) => name,
  })
}
