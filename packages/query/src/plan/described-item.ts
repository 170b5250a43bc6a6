import { type Collection, type Field, findCollection, type ItemRecord, itemRecordOf, type Relation } from '@recto/schema'
import type { Access, AccessRule } from '../access.ts'
import { fullAccess, rulesOf } from '../access-rules.ts'
import { parseFilter } from '../parse/filter.ts'
import { ruleContext } from '../resolve/context.ts'
import { resolveFilter } from '../resolve/filter.ts'
import type { ToAnyLink } from '../resolve/link.ts'
import type { ResolvedFilter } from '../resolve/resolved-filter.ts'
import { type PlanContext, type PresentRow, unrestricted } from './context.ts'
import { always, anyOf, type Condition, never, type Source } from './plan.ts'

const everyRow: readonly AccessRule[] = [{ filter: null, fields: '*' }]

/**
 * The condition that the item a row is about, such as that of a revision, may be read. Rows of other collections, and all rows
 * where everything may be read, are about nothing that has to be asked for.
 */
export function planDescribedItem(context: PlanContext, source: Source): Condition {
  const record = itemRecordOf(source.collection.name)
  if (record === null || context.resolve.access.isUnrestricted) return always
  const { access } = context.resolve
  const opened: Access = { ...access, collections: new Map([...access.collections, [source.collection.name, { rules: everyRow }]]) }
  const inside = unrestricted(context, { ...context.resolve, access: opened })
  const row: PresentRow = { kind: 'present', source, visibleBy: everyRow }
  return anyOf([...ownRows(context, record, row), ...readableItems(inside, record, row)])
}

function ownRows(context: PlanContext, { owner }: ItemRecord, row: PresentRow): readonly Condition[] {
  if (owner === null) return []
  const resolve = { ...ruleContext(context.resolve), access: fullAccess }
  const filter = parseFilter({ _and: [{ [owner]: { _nnull: true } }, { [owner]: { _eq: '$CURRENT_USER' } }] })
  const location = { collection: row.source.collection, path: '', hops: [], depth: 0 }
  return [context.filter(unrestricted(context, resolve), resolveFilter(resolve, filter, location), row)]
}

function readableItems(context: PlanContext, record: ItemRecord, row: PresentRow): readonly Condition[] {
  const { schema, access } = context.resolve
  const { fields } = row.source.collection
  const [collectionField, field] = [fields.get(record.collection), fields.get(record.item)]
  if (collectionField === undefined || field === undefined) return [never]
  const readable = [...access.collections.keys()].flatMap((name) => findCollection(schema, name) ?? []).filter(isDescribed)
  const open = readable.filter(({ name }) => readableRules(access, name).some(({ filter }) => filter === null))
  const limited = readable.filter((target) => !open.includes(target) && readableRules(access, target.name).length > 0)
  return [
    ...(open.length === 0 ? [] : [context.filter(context, isOfCollections(collectionField, open), row)]),
    ...limited.map((target) => existingItem(context, { target, field, collectionField }, row)),
  ]
}

/** Rows about rows about items are not shown to anyone but administrators. */
function isDescribed({ name, table }: Collection): boolean {
  return table !== null && itemRecordOf(name) === null
}

/** A rule that can't be read lets nothing through, here as where its own collection is read. */
function readableRules(access: Access, collection: string): readonly AccessRule[] {
  try {
    return rulesOf(access, collection) ?? []
  } catch {
    return []
  }
}

function isOfCollections(field: Field, collections: readonly Collection[]): ResolvedFilter {
  const operand = { kind: 'constant', value: collections.map(({ name }) => name) } as const
  return { kind: 'test', hops: [], fieldExpression: { kind: 'field', field }, operator: '_in', operand }
}

type DescribedLink = Pick<ToAnyLink, 'target' | 'field' | 'collectionField'>

function existingItem(context: PlanContext, { target, field, collectionField }: DescribedLink, row: PresentRow): Condition {
  const relation: Relation = {
    collection: row.source.collection.name,
    field: field.name,
    fields: [field.name],
    relatedCollection: null,
    relatedFields: [],
    collectionField: collectionField.name,
    allowedCollections: [target.name],
    oneField: null,
    sortField: null,
    junctionField: null,
    deselectAction: 'nullify',
    constraint: null,
    meta: null,
  }
  context.resolve.dependsOn.add(target.name)
  const link: ToAnyLink = { kind: 'to-any', relation, target, field, collectionField }
  try {
    return context.filter(context, { kind: 'quantified', isNegated: false, hops: [], link, filter: { kind: 'and', filters: [] } }, row)
  } catch {
    return never // a rule that doesn't fit the schema any more
  }
}
