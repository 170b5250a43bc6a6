import type { ModelWork } from '../change-work/model-work.ts'
import type { FieldName } from './field-paths.ts'
import { rewriteReferences } from './rewrite-references.ts'

/** Takes away everything that names a field, so that a new one of the same name inherits nothing. */
export async function forgetField(work: ModelWork, { collection, field }: FieldName): Promise<void> {
  const write = (matches: Readonly<Record<string, string>>, values: Readonly<Record<string, null>>): Promise<void> =>
    work.write({ kind: 'update', collection: 'directus_relations', matches, values })
  await write({ many_collection: collection, sort_field: field }, { sort_field: null })
  await write({ many_collection: collection, junction_field: field }, { junction_field: null })
  await work.write({
    kind: 'delete',
    collection: 'directus_relations',
    matches: { many_collection: collection, one_collection_field: field },
  })
  await rewriteReferences(work, {
    field: (name) => (name.collection === collection && name.field === field ? null : name.field),
    collection: (name) => name,
  })
}
