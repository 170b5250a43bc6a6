import { invalidPayload } from '@recto/errors'
import { checkOperators, type Filter, parseFilter } from '@recto/query'
import { findCollection, type Schema } from '@recto/schema'

/**
 * Which addresses may register, as the settings say: a rule about the field `email` of a user.
 * @throws {RectoError} INVALID_QUERY, INVALID_PAYLOAD when it is no such rule, and would let everybody in
 */
export function parseEmailFilter(value: unknown, schema: Schema): Filter {
  const filter = parseFilter(value)
  const users = findCollection(schema, 'directus_users')
  if (users !== undefined) checkOperators(schema, users, filter)
  if (!isAboutEmail(filter)) throw invalidPayload('"public_registration_email_filter" has to be a filter of the field "email"')
  return filter
}

function isAboutEmail(filter: Filter): boolean {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.filters.every(isAboutEmail)
  return filter.kind === 'field' && filter.call.function === null && filter.call.field === 'email' && isTest(filter.filter)
}

function isTest(filter: Filter): boolean {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.filters.length > 0 && filter.filters.every(isTest)
  return filter.kind === 'operator'
}
