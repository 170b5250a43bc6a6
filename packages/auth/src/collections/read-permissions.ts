import { appAccessPermissions } from '@recto/permissions'
import { type Context, type ReadInput, type Result, resolveDynamicValues, runRequest, validatePayload } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { type Filter, parseFilter, parseQuery } from '@recto/query'

/**
 * A list of permissions. Studio users also find those they all have, which are stored nowhere: without an id, marked as the
 * system's, as far as the filter lets them through.
 */
export async function readPermissions(input: ReadInput, context: Context): Promise<Result> {
  const result = await runRequest(input, context)
  const query = parseQuery(input.query)
  const isList = input.key === undefined && query.aggregate === null && query.groupBy === null && query.export === null
  if (!context.account.isApp || !isList) return result
  const rows: unknown = result.kind === 'document' ? JSON.parse(result.data) : await collect(result.items)
  const minimal = await minimalRows(input.query['filter'], context)
  return { kind: 'document', data: JSON.stringify([rows, minimal].flat()), meta: result.meta }
}

async function collect(items: AsyncIterable<string>): Promise<unknown[]> {
  const rows: unknown[] = []
  for await (const item of items) rows.push(JSON.parse(item))
  return rows
}

async function minimalRows(given: unknown, context: Context): Promise<readonly JsonObject[]> {
  const rows = appAccessPermissions.map((row) => ({ ...row, system: true, policy: null }))
  const raw: unknown = typeof given === 'string' && given !== '' ? JSON.parse(given) : given
  if (!isJsonObject(raw)) return rows
  const filter = parseFilter(await resolveDynamicValues(raw, context))
  return leadsElsewhere(filter) ? [] : rows.filter((row) => validatePayload(filter, row).length === 0)
}

/** Rows that are stored nowhere are related to nothing. */
function leadsElsewhere(filter: Filter, depth = 0): boolean {
  if ('filters' in filter) return filter.filters.some((inner) => leadsElsewhere(inner, depth))
  if (filter.kind === 'operator') return false
  return depth > 0 || filter.kind !== 'field' || leadsElsewhere(filter.filter, depth + 1)
}
