import { invalidPayload, type RectoError } from '@recto/errors'
import type { CollectionHookContext, CollectionHooks, UpdatedItems } from '@recto/pipeline'
import { isJsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'

/** Folders: a tree without circles. */
export const folderHooks: CollectionHooks = {
  beforeCreate(payloads) {
    for (const { id, parent } of payloads) if (typeof id === 'string' && keyIn(parent) === id) throw withinItself()
    return payloads
  },
  async beforeUpdate(change, scope) {
    await checkParent(change, scope)
    return change.payload
  },
}

async function checkParent({ keys, payload }: UpdatedItems, scope: CollectionHookContext): Promise<void> {
  const parents = new Map<string, string | null>()
  const folders = keys.map(String)
  let current = keyIn(payload['parent'])
  if (current === null) return
  const rows = await systemDatabase(scope.context.platform).selectFrom('recto_folders').select(['id', 'parent']).execute()
  for (const { id, parent } of rows) parents.set(id, parent)
  for (const seen = new Set<string>(); current !== null && !seen.has(current); current = parents.get(current) ?? null) {
    if (folders.includes(current)) throw withinItself()
    seen.add(current)
  }
}

function withinItself(): RectoError {
  return invalidPayload('A folder cannot lie within itself')
}

/** The key of a folder, given as itself or as the item it belongs to. */
function keyIn(value: unknown): string | null {
  const key = isJsonObject(value) ? value['id'] : value
  return typeof key === 'string' ? key : null
}
