import { type Context, runRequest } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'
import { collectText } from '../collect-text.ts'
import { filesCollection } from '../files-collection.ts'

/** Files with the same content that are looked at for one. */
const candidatesMax = 10

/** Files that the caller may read and that have the same content as these, by the key of the new one. */
export async function duplicatesOf(
  keys: readonly string[],
  checksums: readonly string[],
  context: Context,
): Promise<Readonly<Record<string, string>>> {
  const known = await systemDatabase(context.platform)
    .selectFrom('recto_file_contents')
    .select(['file', 'sha256'])
    .where('sha256', 'in', [...new Set(checksums)])
    .where('file', 'not in', keys)
    .limit(candidatesMax * keys.length)
    .execute()
  if (known.length === 0) return {}
  const readable = await readableKeys(
    known.map(({ file }) => file),
    context,
  )
  const found = keys.map((key, index) => {
    const other = known.find(({ file, sha256 }) => sha256 === checksums[index] && readable.has(file))
    return [key, other?.file] as const
  })
  return Object.fromEntries(found.flatMap(([key, other]) => (other === undefined ? [] : [[key, other]])))
}

async function readableKeys(keys: readonly string[], context: Context): Promise<ReadonlySet<string>> {
  const query = { fields: ['id'], filter: { id: { _in: keys } }, limit: keys.length }
  const result = await runRequest({ kind: 'read', collection: filesCollection, query, isBuffered: true }, context)
  const rows = JSON.parse(await collectText(result)) as readonly { readonly id: string }[]
  return new Set(rows.map(({ id }) => id))
}
