import type { CollectionRules, ItemChange, RuleScope } from '@recto/pipeline'
import { keyIn } from '../payload.ts'
import { invalidPayload } from '../refusals.ts'
import { tableIn } from '../system-tables-in.ts'

/** Folders: a tree without circles. */
export const folderRules: CollectionRules = {
  async update(change, scope) {
    await checkParent(change, scope)
    return change.payload
  },
}

async function checkParent({ keys, payload }: ItemChange, scope: RuleScope): Promise<void> {
  const parents = new Map<string, string | null>()
  const folders = keys.map(String)
  let current = keyIn(payload['parent'])
  if (current === null) return
  for (const row of await tableIn(scope, 'folders').find({})) parents.set(String(row['id']), keyIn(row['parent']))
  for (const seen = new Set<string>(); current !== null && !seen.has(current); current = parents.get(current) ?? null) {
    if (folders.includes(current)) throw invalidPayload('A folder cannot lie within itself')
    seen.add(current)
  }
}
