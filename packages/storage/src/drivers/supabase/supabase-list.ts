import type { SupabaseBucket } from './supabase-bucket.ts'

const pageSize = 100

/** Folders have no id. */
interface Entry {
  readonly name: string
  readonly id: string | null
}

/** Paths below the folder of a prefix; the service lists one folder at a time. */
export async function* listSupabaseFiles(bucket: SupabaseBucket, prefix: string): AsyncIterable<string> {
  const start = bucket.keys.keyOf(prefix)
  const folders = [start.slice(0, start.lastIndexOf('/') + 1)]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for await (const { name, id } of entriesOf(bucket, folder)) {
      const key = `${folder}${name}`
      // A prefix may end within what is one escape in the name.
      if (!bucket.keys.pathOf(key).startsWith(prefix)) continue
      if (id === null) folders.push(`${key}/`)
      else if (name !== '.emptyFolderPlaceholder') yield bucket.keys.pathOf(key)
    }
  }
}

async function* entriesOf(bucket: SupabaseBucket, folder: string): AsyncIterable<Entry> {
  for (let offset = 0; ; offset += pageSize) {
    const sortBy = { column: 'name', order: 'asc' }
    const body = { prefix: folder.slice(0, -1), limit: pageSize, offset, sortBy }
    const page = (await bucket.post(folder, `object/list/${bucket.bucket}`, body)) as readonly Entry[]
    yield* page
    if (page.length < pageSize) return
  }
}
