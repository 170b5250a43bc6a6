import { invalidPayload, RectoError } from '@recto/errors'
import { actions } from '@recto/permissions'
import { type CollectionHookContext, checkPatterns } from '@recto/pipeline'
import { planItemRead } from '@recto/pipeline/items'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { parseFilter } from '@recto/query'
import { type Collection, findCollection } from '@recto/schema'

/**
 * Checks that a permission means something: a known action on a collection, fields and a rule of that collection. One that means
 * nothing would fail its readers later, or let nobody know that it permits nothing.
 * @throws {RectoError} INVALID_PAYLOAD
 */
export async function checkPermission(row: JsonObject, { context }: Pick<CollectionHookContext, 'context'>): Promise<void> {
  const { action, collection: name } = row
  if (!actions.some((known) => known === action)) throw invalidPayload(`"action" has to be one of ${actions.join(', ')}`)
  const collection = typeof name === 'string' ? findCollection(context.schema, name) : undefined
  if (collection === undefined) throw invalidPayload(`"collection" has to name a collection: there is no "${String(name)}"`)
  checkNames(collection, namesIn(row['fields']), 'fields')
  if (isJsonObject(row['presets'])) checkNames(collection, Object.keys(row['presets']), 'presets')
  await checkRule(collection, row['permissions'], context)
  checkValidation(collection, row['validation'])
  warnOfEmptyRule(row, context)
}

/** As a list, or as payloads also write them. */
function namesIn(fields: unknown): readonly string[] {
  if (typeof fields === 'string') return fields.split(',').map((name) => name.trim())
  return Array.isArray(fields) ? fields.map(String) : []
}

function checkNames({ name: collection, fields }: Collection, names: readonly string[], part: string): void {
  const unknown = names.find((name) => name !== '*' && name !== '' && !fields.has(name))
  if (unknown !== undefined) throw invalidPayload(`"${part}" names "${unknown}", which is no field of "${collection}"`)
}

/** Plans a read under the rule, which finds what it names. */
async function checkRule(collection: Collection, rule: unknown, context: CollectionHookContext['context']): Promise<void> {
  const value = parsed(rule, 'permissions')
  if (value === null || collection.table === null) return
  const fingerprint = `checked ${JSON.stringify(value)}`
  const rules = [{ filter: inPermission('permissions', () => parseFilter(value)), fields: '*' as const }]
  const access = { fingerprint, isUnrestricted: false, collections: new Map([[collection.name, { rules }]]) }
  const request = { collection, key: null, fields: [], access }
  await planItemRead(request, context).catch((error: unknown) => {
    throw refused('permissions', error)
  })
}

function checkValidation({ name: collection, fields }: Collection, rule: unknown): void {
  const value = parsed(rule, 'validation')
  if (value === null) return
  inPermission('validation', () => parseFilter(value))
  checkPatterns(value)
  const unknown = fieldsNamed(value).find((name) => !fields.has(name))
  if (unknown !== undefined) throw invalidPayload(`"validation" names "${unknown}", which is no field of "${collection}"`)
}

/** Fields at the beginning of conditions; functions and scopes are left to the parser. */
function fieldsNamed(rule: JsonObject): readonly string[] {
  return Object.entries(rule).flatMap(([key, value]) => {
    if (key === '_and' || key === '_or') return Array.isArray(value) ? value.filter(isJsonObject).flatMap(fieldsNamed) : []
    return /^[_$]|[(:]/.test(key) ? [] : [key]
  })
}

/** A rule as an object, also where it was sent as text; `null`: there is none. */
function parsed(rule: unknown, part: string): JsonObject | null {
  if (rule === null || rule === undefined || rule === '') return null
  const value: unknown = typeof rule === 'string' ? inPermission(part, () => JSON.parse(rule) as unknown) : rule
  // An empty list is how some clients write that there is no rule.
  if (Array.isArray(value) && value.length === 0) return null
  if (!isJsonObject(value)) throw invalidPayload(`"${part}" has to be a filter`)
  return value
}

function inPermission<Value>(part: string, work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    throw refused(part, error)
  }
}

function refused(part: string, error: unknown): RectoError {
  const reason = error instanceof Error ? error.message : String(error)
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason: `"${part}" can't be read: ${reason}` }, cause: error })
}

/** An empty list of alternatives looks as if it matched nothing; it matches everything, so the log warns. */
function warnOfEmptyRule(row: JsonObject, { platform }: CollectionHookContext['context']): void {
  const { collection, action, permissions } = row
  if (!/^\[\]$|"_or":\[\]/.test(JSON.stringify(permissions ?? null))) return
  platform.log.warn({ collection, action }, 'A permission has an empty list as its rule, which lets every row through.')
}
