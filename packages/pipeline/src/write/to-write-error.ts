import { RectoError } from '@recto/errors'
import { isAuthorized } from '../access/authorize.ts'
import { rightsOf } from '../access/rights-of.ts'
import type { Context } from '../context.ts'
import { toAnswerableError } from '../read/execute/execute-read.ts'

/**
 * What a write failed of, for the caller. Engines name the tables whose keys refer to an item, and those that triggers write to:
 * of collections that the caller has nothing to do with, only the kind of error is shown.
 */
export async function toWriteError(caught: unknown, context: Context): Promise<RectoError> {
  const error = toAnswerableError(caught, context)
  const { collection } = error.extensions
  // Of several problems each is about what was sent; engines report one.
  if (error.all.length > 1 || typeof collection !== 'string' || (await isKnown(collection, context))) return error
  return new RectoError(error.code, { extensions: { collection: null, field: null, value: null }, cause: error.cause ?? error })
}

async function isKnown(collection: string, context: Context): Promise<boolean> {
  const rights = await rightsOf(context)
  return (['read', 'create', 'update', 'delete'] as const).some((action) => isAuthorized(rights, action, collection))
}
