import { forbiddenCollection, invalidPayload, validationError } from '@recto/errors'
import { itemEventNames } from '@recto/events'
import type { JsonObject } from '@recto/protocol'
import { type Collection, findCollection } from '@recto/schema'
import { eventContextOf } from '../../read/read-hooks.ts'
import { authorizeFields, authorizeWrite } from '../authorize/authorize-write.ts'
import { requireWritable } from '../authorize/require-writable.ts'
import type { WriteRules } from '../authorize/write-rules.ts'
import { hooksOf, runBeforeValidate } from '../collection-hooks.ts'
import { payloadKey } from '../parse/payload-key.ts'
import { consumeBudget, type WritePlanContext } from '../write-context.ts'
import { checkPayload } from './check-payload.ts'
import { completePayload, readsRelated } from './complete-payload.ts'
import { expandCompositeKeys } from './expand-composite-keys.ts'
import type { CreateStep, NestedAt, NestedStep, PendingCreateStep, PlannedItem } from './mutation-plan.ts'
import { planItem } from './plan-item.ts'
import { isPayload, type NestedItem } from './split-payload.ts'

/** New items of one collection, created together. */
export interface CreateRequest {
  readonly collection: Collection
  readonly payloads: readonly unknown[]
  readonly path: readonly string[]
}

/**
 * Plans new items as far as it can be done before the transaction. Filters of `items.create` run inside it, before a payload
 * is checked: where there is one, the payloads are left as they were sent.
 */
export async function planCreate(write: WritePlanContext, request: CreateRequest): Promise<CreateStep | PendingCreateStep> {
  const { collection } = request
  const isFiltered = write.context.platform.events.hasFilters(itemEventNames(collection.name, 'create'))
  return isFiltered ? { kind: 'pending-create', ...request } : await planNewItems(write, request)
}

/**
 * Checks new items and plans what is nested under their key fields.
 * @throws {RectoError} FORBIDDEN, FAILED_VALIDATION, INVALID_PAYLOAD
 */
export async function planNewItems(write: WritePlanContext, request: CreateRequest): Promise<CreateStep> {
  const { collection, payloads, path } = request
  requireWritable(collection, 'insert', write.rights)
  consumeBudget(write, payloads.length, path.length)
  const items = (await checkPayloads(write, request)).map((payload) => planItem(write, collection, { payload, action: 'create' }))
  // A hook may change the payloads in the transaction; what is nested in them is planned after it.
  const isHooked = hooksOf(write.context, collection)?.beforeCreate !== undefined
  return { kind: 'create', collection, path, items, toOne: isHooked ? [] : await planToOne(write, collection, { items, path }) }
}

async function checkPayloads(write: WritePlanContext, { collection, payloads, path }: CreateRequest): Promise<readonly JsonObject[]> {
  const isFiltered = write.context.platform.events.hasFilters(itemEventNames(collection.name, 'create'))
  const checked: JsonObject[] = []
  let rules: WriteRules | null = null
  let hasPresets = false
  let isRelational = false
  for (const given of payloads) {
    const filtered = requireObject(isFiltered ? await applyFilters(write, collection, given) : given)
    const sent = expandCompositeKeys(write.context.schema, collection, filtered)
    runBeforeValidate(write, collection, sent)
    if (rules === null) {
      rules = await authorizeWrite(write, collection, 'create')
      hasPresets = Object.keys(rules.presets).length > 0
      isRelational = readsRelated(rules.validation)
    }
    authorizeFields(collection, sent, rules)
    // A key that no item can have is refused like an item that does not exist.
    payloadKey(collection, sent)
    const payload = hasPresets ? { ...rules.presets, ...sent } : { ...sent }
    // Not waiting where nothing is read: a thousand new items would wait a thousand times.
    const judged = isRelational ? await completePayload(write, collection, { payload, rules: rules.validation }) : payload
    const [first, ...others] = checkPayload(collection, judged, { rules, action: 'create', path })
    if (first !== undefined) throw validationError([first, ...others])
    checked.push(payload)
  }
  return checked
}

function applyFilters({ context }: WritePlanContext, collection: Collection, payload: unknown): Promise<unknown> {
  const events = itemEventNames(collection.name, 'create')
  return context.platform.events.filter(payload, { events, meta: { collection: collection.name }, context: eventContextOf(context) })
}

function requireObject(payload: unknown): JsonObject {
  if (isPayload(payload)) return payload
  throw invalidPayload('"value" must be of type object')
}

interface Holders {
  readonly items: readonly Pick<PlannedItem, 'toOne'>[]
  readonly path: readonly string[]
}

/** Plans what is nested under key fields: the items of one field and one collection together. */
export async function planToOne(write: WritePlanContext, collection: Collection, { items, path }: Holders): Promise<readonly NestedStep[]> {
  const steps: NestedStep[] = []
  for (const { collection: target, nested, field } of groupNested(write, collection, items)) {
    const nestedPath = [...path, field]
    const isNew = nested.every(({ key }) => key === null)
    const request = { collection: target, payloads: nested.map((one) => one.nested.item), path: nestedPath }
    steps.push({ collection: target, path: nestedPath, nested, create: isNew ? await planCreate(write, request) : null })
  }
  return steps
}

interface NestedGroup {
  readonly collection: Collection
  readonly field: string
  readonly nested: NestedAt[]
}

function groupNested({ context }: WritePlanContext, collection: Collection, items: Holders['items']): Iterable<NestedGroup> {
  const groups = new Map<string, NestedGroup>()
  for (const [position, { toOne }] of items.entries())
    for (const nested of toOne) {
      const target = targetOf(context.schema, collection, nested)
      const name = `${nested.field}\n${target.name}`
      const group = groups.get(name) ?? { collection: target, field: nested.field, nested: [] }
      groups.set(name, group)
      group.nested.push({ position, nested, key: payloadKey(target, nested.item) })
    }
  return groups.values()
}

function targetOf(schema: WritePlanContext['context']['schema'], collection: Collection, nested: NestedItem): Collection {
  const { field, relation, collection: name } = nested
  const path = `${collection.name}.${field}`
  if (name === null)
    throw invalidPayload(
      `Can't update nested record "${path}" without field "${collection.name}.${relation.collectionField ?? field}" being set`,
    )
  if (relation.relatedCollection === null && !(relation.allowedCollections ?? []).includes(name))
    throw invalidPayload(`"${path}" can't be linked to collection "${name}"`)
  const target = findCollection(schema, name)
  if (target === undefined) throw forbiddenCollection(name)
  return target
}
