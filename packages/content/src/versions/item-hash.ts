import { createHash } from 'node:crypto'
import { type Context, runRequest } from '@recto/pipeline'
import type { ItemName } from '../item-access.ts'

/** An item with its own fields, as the caller sees it. @throws {RectoError} FORBIDDEN when there is none for the caller */
export async function readMain({ collection, item }: ItemName, context: Context): Promise<Readonly<Record<string, unknown>>> {
  const result = await runRequest({ kind: 'read', collection, key: item, query: { fields: ['*'] } }, context)
  return result.kind === 'document' ? (JSON.parse(result.data) as Record<string, unknown>) : {}
}

/** Differs when what the caller sees of an item has changed. The order of its fields does not matter. */
export async function itemHash(name: ItemName, context: Context): Promise<string> {
  return hashOf(await readMain(name, context))
}

export function hashOf(item: Readonly<Record<string, unknown>>): string {
  return createHash('sha1')
    .update(JSON.stringify(sorted(item)))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => Number(a > b) - Number(a < b))
      .map(([name, part]) => [name, sorted(part)]),
  )
}
