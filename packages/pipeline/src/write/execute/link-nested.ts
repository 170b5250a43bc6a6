import { printKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import type { NestedAt } from '../plan/mutation-plan.ts'
import type { WriteContext } from '../write-context.ts'
import type { EncodedValue } from './encode-value.ts'
import { readItems } from './read-items.ts'
import type { EncodedKey } from './stored-key.ts'

/** A nested item that is written. */
export interface WrittenNested extends Pick<NestedAt, 'nested'> {
  readonly collection: Collection
  readonly key: EncodedKey
}

/** Sets the key of a nested item in the columns of its parent. */
export async function linkNested(write: WriteContext, written: WrittenNested, columns: Record<string, unknown> = {}): Promise<void> {
  const { relation } = written.nested
  const values = await referencedValues(write, written)
  for (const [index, field] of relation.fields.entries())
    columns[field] = relation.relatedCollection === null ? printKey(written.key) : values[index]
}

/** A foreign key may refer to other columns than the primary key: those are read back. */
async function referencedValues(
  { session, context }: WriteContext,
  { nested, collection, key }: WrittenNested,
): Promise<readonly unknown[]> {
  const names = nested.relation.relatedFields
  if (names.length === 0 || names.join() === collection.primaryKey.join()) return key
  const [row] = await readItems(session, context, { collection, keys: [key], fields: names })
  return names.map((name): EncodedValue => (row?.[name] ?? null) as EncodedValue)
}
