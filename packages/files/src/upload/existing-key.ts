import { systemDatabase } from '@recto/system'
import type { Files } from '../files.ts'

/** The key in a payload, when there is a file of it, which is then replaced. */
export async function existingKey(id: unknown, { platform }: Files): Promise<string | null> {
  if (typeof id !== 'string' || !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id)) return null
  const row = await systemDatabase(platform).selectFrom('recto_files').select('id').where('id', '=', id).executeTakeFirst()
  return row?.id ?? null
}
