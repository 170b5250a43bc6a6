import type { Rights } from '@recto/permissions'
import type { Context } from '../context.ts'

/** The rights of a context's account. */
export function rightsOf(context: Context): Promise<Rights> {
  return context.platform.accessCache.rightsOf(context.account)
}
