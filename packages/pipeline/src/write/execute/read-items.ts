import { unrestrictedAccess } from '@recto/permissions'
import { type Access, emptyQuery, type FieldPath, parseQuery, type Query, type KeyValues as QueryKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import type { Context } from '../../context.ts'
import { resolveVariables } from '../../variables/resolve-variables.ts'
import type { Session } from './session.ts'
import type { EncodedKey } from './stored-key.ts'
import { keysPerStatement } from './write-statements.ts'

/** Keys one statement asks for; more where they are bound as one list. */
const keysAtOnce = 1000

/** Which items, and what of them. */
export interface ItemsRequest {
  readonly collection: Collection
  readonly keys: readonly EncodedKey[]
  /** Names, each as it is whatever it contains, or the names of a path. */
  readonly fields: readonly (string | readonly string[])[]
  /** @default that of an administrator */
  readonly access?: Access
}

/** Items by their keys, read over the session's connection. */
export async function readItems(
  session: Session,
  context: Context,
  { collection, keys, fields, access = unrestrictedAccess }: ItemsRequest,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const query: Query = { ...emptyQuery, fields: fields.map(pathOf), limit: -1 }
  const texts = await readTexts(session, context, { collection, keys, query, access })
  return texts.map((text) => JSON.parse(text) as Record<string, unknown>)
}

function pathOf(names: string | readonly string[]): FieldPath {
  return { steps: [names].flat().map((name) => ({ kind: 'field', name, scope: null })) }
}

/** Nothing is selected, so that every rule of the access counts. */
const countOnly = parseQuery({ aggregate: { count: '*' } })

/** How many of these items there are that the access lets through. */
export async function countItems(
  session: Session,
  context: Context,
  request: { readonly collection: Collection; readonly keys: readonly EncodedKey[]; readonly access: Access },
): Promise<number> {
  const texts = await readTexts(session, context, { ...request, query: countOnly })
  return texts.reduce((sum, text) => sum + Number((JSON.parse(text) as { readonly count: unknown }).count), 0)
}

interface TextsRequest {
  readonly collection: Collection
  readonly keys: readonly EncodedKey[]
  readonly query: Query
  readonly access: Access
}

async function readTexts(
  { connection, dialect }: Session,
  context: Context,
  { collection, keys, query, access }: TextsRequest,
): Promise<readonly string[]> {
  const { planCache, limits } = context.platform
  const texts: string[] = []
  const step = Math.max(keysAtOnce, keysPerStatement(dialect, collection))
  for (let start = 0; start < keys.length; start += step) {
    const some = keys.slice(start, start + step) as readonly QueryKey[]
    const { plan, literals } = planCache.planRead({
      schema: context.schema,
      dialect,
      collection: collection.name,
      query,
      access,
      limits,
      keys: some,
      form: 'rows',
    })
    const variables = await resolveVariables(plan.variables, context)
    texts.push(...(await connection.texts(plan.data({ literals, variables, now: context.now }))))
  }
  return texts
}
