import type { FieldType } from './field-types.ts'
import type { FilterOperator } from './filter-operators.ts'

const presence = ['_null', '_nnull'] as const
const emptiness = ['_empty', '_nempty'] as const
const equality = ['_eq', '_neq'] as const
const membership = ['_in', '_nin'] as const
const order = ['_lt', '_lte', '_gt', '_gte', '_between', '_nbetween'] as const
const containing = ['_contains', '_ncontains'] as const
const ends = [
  '_starts_with',
  '_nstarts_with',
  '_istarts_with',
  '_nistarts_with',
  '_ends_with',
  '_nends_with',
  '_iends_with',
  '_niends_with',
] as const
const geometric = ['_intersects', '_nintersects', '_intersects_bbox', '_nintersects_bbox'] as const

const ofText = new Set<FilterOperator>([...containing, '_icontains', ...ends, ...equality, ...emptiness, ...presence, ...membership])
const ofOrdered = new Set<FilterOperator>([...equality, ...order, ...presence, ...membership])
const ofUuid = new Set<FilterOperator>([...equality, ...presence, ...membership])
const ofBoolean = new Set<FilterOperator>([...equality, ...presence])
const ofJson = new Set<FilterOperator>(presence)
const ofHash = new Set<FilterOperator>([...emptiness, ...presence])
const ofGeometry = new Set<FilterOperator>([...equality, ...presence, ...geometric])
const ofAnythingElse = new Set<FilterOperator>([...containing, ...equality, ...order, ...emptiness, ...presence, ...membership])

const operatorsByType: Readonly<Partial<Record<FieldType, ReadonlySet<FilterOperator>>>> = {
  string: ofText,
  text: ofText,
  csv: ofText,
  binary: ofText,
  uuid: ofUuid,
  boolean: ofBoolean,
  integer: ofOrdered,
  bigInteger: ofOrdered,
  decimal: ofOrdered,
  float: ofOrdered,
  date: ofOrdered,
  dateTime: ofOrdered,
  time: ofOrdered,
  json: ofJson,
  hash: ofHash,
}

/** The operators a query may use on a field of this type; the query compiler refuses all others. */
export function operatorsOf(type: FieldType): ReadonlySet<FilterOperator> {
  if (type.startsWith('geometry')) return ofGeometry
  return operatorsByType[type] ?? ofAnythingElse
}

/** The operators a query may use on a field whose value is concealed: whether there is one, and no more. */
export const concealedOperators: ReadonlySet<FilterOperator> = ofHash

/** Operators of validation rules only; a query that uses one is refused. */
export const validationOnlyOperators: ReadonlySet<FilterOperator> = new Set<FilterOperator>(['_regex', '_submitted'])
