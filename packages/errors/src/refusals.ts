import type { ErrorFacts } from './error-table.ts'
import { RectoError, type RefusedName } from './recto-error.ts'

/** INVALID_PAYLOAD: a body that can't be accepted, and why. */
export function invalidPayload(reason: string, facts: ErrorFacts = {}): RectoError {
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason, ...facts } })
}

/** INVALID_QUERY: a query that can't be run, and why. */
export function invalidQuery(reason: string, facts: ErrorFacts = {}): RectoError {
  return new RectoError('INVALID_QUERY', { extensions: { reason, ...facts } })
}

/** FORBIDDEN: not permitted, or not there; the caller is not told which. */
export function forbidden(reason?: string, about?: RefusedName): RectoError {
  return new RectoError('FORBIDDEN', {
    ...(reason === undefined ? {} : { extensions: { reason } }),
    ...(about === undefined ? {} : { about }),
  })
}

/** An item that does not exist or may not be accessed, or a key that no item can have. */
export function forbiddenItem(collection: string, key: string | number): RectoError {
  return forbidden(undefined, { collection, key })
}

/** UNPROCESSABLE_CONTENT: a valid request that can't be carried out in the current state, and why. */
export function unprocessable(reason: string): RectoError {
  return new RectoError('UNPROCESSABLE_CONTENT', { extensions: { reason } })
}

/** A collection that does not exist or may not be accessed. `path`: the relation fields that lead to it; empty at the root. */
export function forbiddenCollection(collection: string, path = ''): RectoError {
  return forbidden(`You don't have permission to access collection "${collection}" or it does not exist. ${queriedIn(path)}`, {
    collection,
  })
}

/** Fields that do not exist or may not be accessed. `path` as in {@link forbiddenCollection}, `below` a field that leads nowhere. */
export function forbiddenFields(collection: string, fields: readonly string[], path = '', below?: string): RectoError {
  const names = [...new Set(fields)].map((field) => `"${field}"`)
  const [fieldWord, verb] = names.length === 1 ? ['field', 'it does'] : ['fields', 'they do']
  return forbidden(
    `You don't have permission to access ${fieldWord} ${names.join(', ')} in collection "${collection}" or ${verb} not exist. ${queriedIn(path)}`,
    { collection, fields, ...(below === undefined ? {} : { below }) },
  )
}

/** An action that is not permitted on a collection, or on a collection that does not exist. */
export function forbiddenAction(action: string, collection: string): RectoError {
  return forbidden(`You don't have permission to perform "${action}" for collection "${collection}" or it does not exist.`, { collection })
}

function queriedIn(path: string): string {
  return path === '' ? 'Queried in root.' : `Queried in "${path}".`
}
