import type { Item } from '../../model/item-key.ts'

/** Changes that were not saved when their page went away. */
export interface Draft {
  readonly changes: Item
  /** Milliseconds since 1970. */
  readonly savedAt: number
}

const prefix = 'recto.draft/'
const maxAgeMs = 14 * 86_400_000

/** Which draft belongs to an item: nobody sees those of others on the same device. */
export function draftKey(...parts: readonly string[]): string {
  return prefix + parts.map(encodeURIComponent).join('/')
}

/** The draft of an item, if one was left. */
export function readDraft(key: string, storage: Storage = localStorage): Draft | null {
  try {
    const draft: unknown = JSON.parse(storage.getItem(key) ?? 'null')
    return isDraft(draft) && Object.keys(draft.changes).length > 0 ? draft : null
  } catch {
    return null
  }
}

/** Keeps changes on this device; no changes are no draft. A full storage loses the draft, never the page. */
export function writeDraft(key: string, changes: Item, now: number = Date.now(), storage: Storage = localStorage): void {
  try {
    if (Object.keys(changes).length === 0) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify({ changes, savedAt: now } satisfies Draft))
  } catch {
    dropOldDrafts(now, storage)
  }
}

function dropOldDrafts(now: number, storage: Storage): void {
  for (const key of Object.keys(storage).filter((name) => name.startsWith(prefix))) {
    const draft = readDraft(key, storage)
    if (draft === null || now - draft.savedAt > maxAgeMs) storage.removeItem(key)
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'changes' in value &&
    typeof value.changes === 'object' &&
    value.changes !== null &&
    'savedAt' in value &&
    typeof value.savedAt === 'number'
  )
}
