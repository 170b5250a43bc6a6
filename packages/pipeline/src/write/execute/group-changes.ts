import { printKey } from '@recto/query'
import type { KeyedChange } from '../plan/mutation-plan.ts'
import type { EncodedKey } from './stored-key.ts'

/** A key may be stored in another case than it was sent, where the collation ignores case: such items are changed one by one, as are those that don't exist. */
export function byStoredKey(
  changes: readonly KeyedChange[],
  found: readonly EncodedKey[],
): { readonly known: readonly KeyedChange[]; readonly others: readonly KeyedChange[] } {
  const stored = new Map(found.map((key) => [printKey(key), key]))
  const known = changes.flatMap((change) => {
    const key = stored.get(printKey(change.key))
    return key === undefined ? [] : [{ ...change, key }]
  })
  return { known, others: changes.filter(({ key }) => !stored.has(printKey(key))) }
}

/** Groups changes that write the same fields, to authorize them together. */
export function groupByFields(changes: readonly KeyedChange[]): Iterable<readonly KeyedChange[]> {
  const groups = new Map<string, KeyedChange[]>()
  for (const change of changes) {
    const name = [...change.fields].sort().join('\n')
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [change])
    else group.push(change)
  }
  return groups.values()
}
