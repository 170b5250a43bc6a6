import { isJsonObject, type JsonObject } from '@recto/protocol'
import type { Filter } from '@recto/query'
import { type Collection, findCollection, memoizeByObject, relationFrom, relationTo } from '@recto/schema'
import { readItems } from '../execute/read-items.ts'
import { keyFrom, payloadKey } from '../parse/payload-key.ts'
import type { WritePlanContext } from '../write-context.ts'

/**
 * A payload in which the rows that it only names by key stand with the values that the rules ask for: a rule about a related
 * item holds for one that is linked as it does for one that is written.
 */
export async function completePayload(
  write: WritePlanContext,
  collection: Collection,
  { payload, rules }: { readonly payload: JsonObject; readonly rules: readonly Filter[] },
): Promise<JsonObject> {
  let completed = payload
  for (const [field, inner] of relationalRulesOf(rules)) {
    const value = payload[field]
    const target = value === null || value === undefined ? undefined : targetOf(write, collection, field)
    if (target === undefined) continue
    completed = { ...completed, [field]: await completeValue(write, target, { value, rules: inner }) }
  }
  return completed
}

/** Whether rules look into related items at all: without such, {@link completePayload} leaves every payload as it is. */
export function readsRelated(rules: readonly Filter[]): boolean {
  return relationalRulesOf(rules).size > 0
}

type RelationalRules = ReadonlyMap<string, readonly Filter[]>

/** Rules that look into related items, by the field that leads there. Many payloads are checked by the same rules. */
const relationalRulesOf = memoizeByObject((rules: readonly Filter[]): RelationalRules => {
  const found = new Map<string, readonly Filter[]>()
  for (const rule of rules) for (const [field, inner] of relationalParts(rule)) found.set(field, [...(found.get(field) ?? []), ...inner])
  return found
})

function relationalParts(rule: Filter): Iterable<readonly [string, readonly Filter[]]> {
  if (rule.kind === 'and' || rule.kind === 'or') return relationalRulesOf(rule.filters)
  const isRelational = rule.kind === 'field' && rule.scope === null && fieldPaths(rule.filter).length > 0
  return isRelational ? [[rule.call.field, [rule.filter]]] : []
}

/** The fields that a rule asks for, from the item that it is about. */
function fieldPaths(rule: Filter): readonly (readonly string[])[] {
  if (rule.kind === 'and' || rule.kind === 'or') return rule.filters.flatMap(fieldPaths)
  if (rule.kind !== 'field' || rule.scope !== null) return []
  const below = fieldPaths(rule.filter)
  return below.length === 0 ? [[rule.call.field]] : below.map((path) => [rule.call.field, ...path])
}

function targetOf({ context: { schema } }: WritePlanContext, collection: Collection, field: string): Collection | undefined {
  const isAlias = collection.fields.get(field)?.column === null
  const toMany = isAlias ? relationTo(schema, collection.name, field) : undefined
  const name = toMany?.collection ?? relationFrom(schema, collection.name, field)?.relatedCollection ?? null
  return name === null ? undefined : findCollection(schema, name)
}

interface Below {
  readonly value: unknown
  readonly rules: readonly Filter[]
}

/** A key, an item, or a list of either in any of the forms in which relations are written. */
async function completeValue(write: WritePlanContext, target: Collection, { value, rules }: Below): Promise<unknown> {
  if (Array.isArray(value)) return await Promise.all(value.map((element) => completeValue(write, target, { value: element, rules })))
  if (!isJsonObject(value)) return (await readItem(write, target, { value, rules })) ?? value
  if (Array.isArray(value['create']) || Array.isArray(value['update'])) {
    const completed: Record<string, unknown> = { ...value }
    for (const name of ['create', 'update'])
      if (Array.isArray(value[name])) completed[name] = await completeValue(write, target, { value: value[name], rules })
    return completed
  }
  const stored = payloadKey(target, value) === null ? null : await readItem(write, target, { value, rules })
  return { ...stored, ...(await completePayload(write, target, { payload: value, rules })) }
}

/** What the rules ask for of an item that is there. */
async function readItem(write: WritePlanContext, target: Collection, { value, rules }: Below): Promise<JsonObject | null> {
  const { platform } = write.context
  const key = isJsonObject(value) ? payloadKey(target, value) : keyFrom(target, value)
  const fields = rules.flatMap(fieldPaths)
  if (key === null) return null
  const session = { connection: platform.connection, dialect: platform.dialect }
  const [row] = await readItems(session, write.context, { collection: target, keys: [key], fields })
  return row ?? null
}
