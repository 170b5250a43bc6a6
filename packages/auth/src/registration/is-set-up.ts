import type { Platform } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'

/** Whether there is a user. Until there is one, the first visitor may create the administrator. */
export async function isSetUp(platform: Platform): Promise<boolean> {
  return (await systemDatabase(platform).selectFrom('recto_users').select('id').limit(1).executeTakeFirst()) !== undefined
}
