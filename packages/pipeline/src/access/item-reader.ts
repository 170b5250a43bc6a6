import { type PermittedFields, permittedFields, type Rights } from '@recto/permissions'
import type { Access, AccessRule } from '@recto/query'
import type { Collection } from '@recto/schema'
import type { Context } from '../context.ts'
import { isItemPermitted } from './item-permission.ts'

/** Says which fields of single items a caller may see. */
export interface ItemReader {
  readonly context: Context
  readonly isAdmin: boolean
  /** The fields of an item; without a key, of an item that is not there yet. `null`: the item may not be seen. */
  fields(collection: Collection, key: string | null): Promise<PermittedFields | null>
}

/** A reader with the rights of the caller. What it has found of an item is remembered. */
export function createItemReader(context: Context, rights: Rights): ItemReader {
  const known = new Map<string, Promise<PermittedFields | null>>()
  const anywhere = permittedFields(rights, 'read')
  return {
    context,
    isAdmin: rights.isAdmin,
    async fields(collection, key) {
      if (rights.isAdmin) return '*'
      if (key === null) return anywhere.get(collection.name) ?? null
      const name = `${collection.name}\n${key}`
      const found = known.get(name) ?? fieldsOf({ collection, key }, context, rights.access.read)
      known.set(name, found)
      return await found
    },
  }
}

interface ItemAddress {
  readonly collection: Collection
  readonly key: string
}

/** The fields of all rules that match the item. */
async function fieldsOf({ collection, key }: ItemAddress, context: Context, access: Access): Promise<PermittedFields | null> {
  const rules = access.collections.get(collection.name)?.rules ?? []
  const matching: AccessRule[] = []
  for (const [index, rule] of rules.entries()) {
    const only = { rules: [{ filter: rule.filter, fields: '*' as const }] }
    const narrowed: Access = {
      fingerprint: `${access.fingerprint}/rule.${index}`,
      isUnrestricted: false,
      collections: new Map([...access.collections, [collection.name, only]]),
    }
    // A rule without a filter holds for items that are gone, too.
    if (rule.filter === null || (await isItemPermitted({ collection, key, access: narrowed }, context))) matching.push(rule)
  }
  if (matching.length === 0) return null
  if (matching.some(({ fields }) => fields === '*')) return '*'
  return new Set(matching.flatMap(({ fields }) => [...fields]))
}
