import type { Platform } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'
import type { ExecutionTarget } from './system-rows.ts'

/** The row of the change log that counts the changes of all processes; it is never undone or redone. */
const direction = 'count'

/** Counts a change that begins, in the change's transaction where there is one, and returns its number. */
export async function nextChangeNumber({ platform: { dialect }, session }: ExecutionTarget): Promise<number> {
  const recto = systemDatabase({ dialect, connection: session })
  const row = await recto.selectFrom('recto_schema_change_log').select('step').where('direction', '=', direction).executeTakeFirst()
  const step = row === undefined ? 1 : Number(row.step) + 1
  if (row === undefined) await recto.insertInto('recto_schema_change_log').values({ direction, step }).execute()
  else await recto.updateTable('recto_schema_change_log').set({ step }).where('direction', '=', direction).execute()
  return step
}

const schemaVersions = new WeakMap<Platform, number>()

/** Whether the cached schema already contains every change before this one, so that it need not be read again. */
export function isSchemaCurrent(platform: Platform, number: number): boolean {
  return schemaVersions.get(platform) === number - 1
}

/** Notes that the cached schema was read after this change. */
export function setSchemaVersion(platform: Platform, number: number): void {
  schemaVersions.set(platform, number)
}
