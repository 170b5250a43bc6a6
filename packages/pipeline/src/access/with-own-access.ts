import type { Platform } from '../platform.ts'
import { createAccessCache } from './create-access-cache.ts'

/**
 * A platform that reads policies over its own connection: inside a transaction, where the shared cache would wait for another
 * connection and keep what may be rolled back.
 */
export function withOwnAccess(platform: Platform): Platform {
  const own: Platform = { ...platform, accessCache: createAccessCache(() => own) }
  return own
}
