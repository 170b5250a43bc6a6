import { forbidden, forbiddenAction } from '@recto/errors'
import type { Access, AccessRule } from '@recto/query'
import type { Collection } from '@recto/schema'
import { countItems } from '../execute/read-items.ts'
import type { EncodedKey } from '../execute/stored-key.ts'
import type { WriteContext } from '../write-context.ts'

/** Rows to be changed, and the fields of them that will be. */
export interface ChangeRequest {
  readonly collection: Collection
  readonly keys: readonly EncodedKey[]
  readonly fields: readonly string[]
}

/**
 * Checks that every field may be written on every row as it is now: for each of them some rule that grants the field has
 * to match. Rows that are not there look the same.
 * @throws {RectoError} FORBIDDEN for all of them when one is refused
 */
export async function authorizeUpdatedRows(write: WriteContext, { collection, keys, fields }: ChangeRequest): Promise<void> {
  if (write.rights.isAdmin || keys.length === 0) return
  const rules = write.rights.access.update.collections.get(collection.name)?.rules ?? []
  const subsets = new Map<string, readonly number[]>()
  for (const field of fields.length === 0 ? [null] : fields) {
    const granting = rules.flatMap((rule, index) => (field === null || rule.fields === '*' || rule.fields.has(field) ? [index] : []))
    subsets.set(granting.join(), granting)
  }
  for (const granting of subsets.values()) {
    if (
      await isEachMatched(write, {
        collection,
        keys,
        rules: granting.flatMap((index) => rules[index] ?? []),
        name: `update.${granting.join('.')}`,
      })
    )
      continue
    const names = fields.map((field) => `"${field}"`).join(', ')
    const reason = `You don't have permissions to perform "update" for the field(s) ${names} in collection "${collection.name}" or it does not exist.`
    throw fields.length === 0 ? forbidden() : forbidden(reason)
  }
}

/** Checks that some rule permits deleting each of the rows. @throws {RectoError} FORBIDDEN for all of them when one is refused */
export async function authorizeDeletedRows(write: WriteContext, collection: Collection, keys: readonly EncodedKey[]): Promise<void> {
  if (write.rights.isAdmin || keys.length === 0) return
  const rules = write.rights.access.delete.collections.get(collection.name)?.rules ?? []
  if (!(await isEachMatched(write, { collection, keys, rules, name: 'delete' }))) throw forbiddenAction('delete', collection.name)
}

interface RowCheck {
  readonly collection: Collection
  readonly keys: readonly EncodedKey[]
  readonly rules: readonly AccessRule[]
  readonly name: string
}

async function isEachMatched({ session, context, rights }: WriteContext, { collection, keys, rules, name }: RowCheck): Promise<boolean> {
  if (rules.length === 0) return false
  const open = rules.map(({ filter }) => ({ filter, fields: '*' as const }))
  const access: Access = {
    fingerprint: `${rights.fingerprint}/${name}`,
    isUnrestricted: false,
    collections: new Map([[collection.name, { rules: open }]]),
  }
  return (await countItems(session, context, { collection, keys, access })) === keys.length
}
