import { RectoError } from '@recto/errors'
import type { Action } from './policy.ts'

/** For what must look the same whether it does not exist or is not permitted: without a reason. */
export function forbidden(): RectoError {
  return new RectoError('FORBIDDEN')
}

/** A collection that is not there or not permitted, named at the root of a request. */
export function forbiddenCollection(collection: string): RectoError {
  return because(`You don't have permission to access collection "${collection}" or it does not exist. Queried in root.`)
}

/** An action that is not permitted on a collection, or the collection is not there. */
export function forbiddenAction(action: Action, collection: string): RectoError {
  return because(`You don't have permission to perform "${action}" for collection "${collection}" or it does not exist.`)
}

function because(reason: string): RectoError {
  return new RectoError('FORBIDDEN', { extensions: { reason } })
}
