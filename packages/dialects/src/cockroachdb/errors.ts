import * as postgres from '../postgres/errors.ts'

/** The SQLSTATE codes are PostgreSQL's. */
export const { isSchemaStale, toRectoError } = postgres
