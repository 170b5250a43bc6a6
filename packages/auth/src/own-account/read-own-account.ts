import { forbidden, RectoError } from '@recto/errors'
import { type Context, type ReadInput, type Result, runRequest } from '@recto/pipeline'

/** The caller's own user. Someone logged in always gets an answer, be it only the key. @throws {RectoError} INVALID_CREDENTIALS when nobody is logged in. */
export async function readOwnUser(query: ReadInput['query'], context: Context): Promise<Result> {
  const { user, share } = context.account
  if (user === null && share === null) throw new RectoError('INVALID_CREDENTIALS')
  if (user === null) return document({ share })
  return orIfForbidden(() => runRequest({ kind: 'read', collection: 'directus_users', key: user, query }, context), { id: user })
}

/** The caller's own role and its ancestors. @throws {RectoError} FORBIDDEN when nobody is logged in. */
export async function readOwnRoles(query: ReadInput['query'], context: Context): Promise<Result> {
  const { user, role, roles } = context.account
  if (user === null && role === null) throw forbidden()
  if (roles.length === 0) return document([])
  const input: ReadInput = { kind: 'read', collection: 'directus_roles', keys: roles, query, isUnlimited: true }
  return orIfForbidden(
    () => runRequest(input, context),
    roles.map((id) => ({ id })),
  )
}

async function orIfForbidden(read: () => Promise<Result>, otherwise: unknown): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof RectoError && error.code === 'FORBIDDEN') return document(otherwise)
    throw error
  }
}

function document(data: unknown): Result {
  return { kind: 'document', data: JSON.stringify(data), meta: null }
}
