import { unrestrictedAccess } from '@recto/permissions'
import { parseQuery } from '@recto/query'
import type { Platform } from '../platform.ts'

/** An item as the API would show it to an administrator. */
export type Row = Readonly<Record<string, unknown>>

/** Which items Recto reads for itself. `fields` and `filter` are written as in the API. */
export interface RowsRequest {
  readonly collection: string
  readonly fields: readonly string[]
  readonly filter?: Readonly<Record<string, unknown>>
  /** @default every item */
  readonly limit?: number
}

/** Reads items for Recto's own use, with full rights and without hooks. Concealed values stay masked. */
export async function readRows(platform: Platform, request: RowsRequest): Promise<readonly Row[]> {
  const { planCache, schemaCache, dialect, limits, connection, now } = platform
  const query = parseQuery({ fields: request.fields, filter: request.filter ?? {}, limit: request.limit ?? -1 })
  const schema = schemaCache.current()
  const { plan, literals } = planCache.planRead({
    schema,
    dialect,
    collection: request.collection,
    query,
    access: unrestrictedAccess,
    limits,
    form: 'rows',
  })
  const texts = await connection.texts(plan.data({ literals, variables: new Map(), now: now() }))
  return texts.map((text) => JSON.parse(text) as Row)
}
