import { forbidden } from '@recto/errors'
import type { Context } from '@recto/pipeline'
import { concealedValue } from '@recto/protocol'
import { systemDatabase } from '@recto/system'

/** What anyone with its address may know of a share. @throws {RectoError} FORBIDDEN when there is none, or not now */
export async function readShareInfo(id: string, context: Context): Promise<Readonly<Record<string, unknown>>> {
  const share = await systemDatabase(context.platform).selectFrom('recto_shares').selectAll().where('id', '=', id).executeTakeFirst()
  if (share === undefined) throw forbidden()
  const { collection, item, password, max_uses, times_used, date_start, date_end } = share
  const isEarly = typeof date_start === 'string' && new Date(date_start) > context.now
  const isLate = typeof date_end === 'string' && new Date(date_end) < context.now
  if (isEarly || isLate) throw forbidden()
  return { id, collection, item, password: password === null ? null : concealedValue, max_uses, times_used, date_start, date_end }
}
