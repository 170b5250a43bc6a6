import { isList, type ResolvedPath } from '../model/field-path.ts'

const text = [
  '_contains',
  '_ncontains',
  '_icontains',
  '_starts_with',
  '_nstarts_with',
  '_istarts_with',
  '_nistarts_with',
  '_ends_with',
  '_nends_with',
  '_iends_with',
  '_niends_with',
  '_eq',
  '_neq',
  '_empty',
  '_nempty',
  '_null',
  '_nnull',
  '_in',
  '_nin',
] as const
const ordered = ['_eq', '_neq', '_lt', '_lte', '_gt', '_gte', '_between', '_nbetween', '_null', '_nnull', '_in', '_nin'] as const
const keys = ['_eq', '_neq', '_null', '_nnull', '_in', '_nin'] as const
const presence = ['_null', '_nnull'] as const
const geometry = ['_eq', '_neq', '_null', '_nnull', '_intersects', '_nintersects', '_intersects_bbox', '_nintersects_bbox'] as const

const byType: Readonly<Record<string, readonly string[]>> = {
  string: text,
  text,
  binary: text,
  csv: text,
  hash: ['_empty', '_nempty', '_null', '_nnull'],
  uuid: keys,
  json: presence,
  boolean: ['_eq', '_neq', '_null', '_nnull'],
  integer: ordered,
  bigInteger: ordered,
  decimal: ordered,
  float: ordered,
  date: ordered,
  dateTime: ordered,
  time: ordered,
  timestamp: ordered,
  geometry,
}

const others = ['_contains', '_ncontains', ...ordered.slice(0, 8), '_empty', '_nempty', '_null', '_nnull', '_in', '_nin'] as const

/** The operators that make sense for what a path leads to, in the order they are listed. */
export function operatorsOf({ field, call }: ResolvedPath): readonly string[] {
  if (call !== null) return ordered
  if (isList(field)) return presence
  if (field.link !== null) return [...keys, ...(byType[field.type] ?? []).filter((operator) => !keys.some((key) => key === operator))]
  return byType[field.type] ?? others
}

/** The operator a new condition begins with. */
export function firstOperator(resolved: ResolvedPath): string {
  const operators = operatorsOf(resolved)
  const prefersEqual = resolved.call === null && resolved.field.choices !== null && operators.includes('_eq')
  return prefersEqual ? '_eq' : (operators[0] ?? '_eq')
}

/** The type of what a path leads to: functions give whole numbers. */
export function valueType({ field, call }: Pick<ResolvedPath, 'field' | 'call'>): string {
  return call === null ? field.type : 'integer'
}

const temporal = new Set(['date', 'dateTime', 'timestamp', 'time'])

/** How an operator is worded: moments are before or after, numbers are less or greater. */
export function wordingOf(operator: string, type: string): string {
  return temporal.has(type) && ['_lt', '_lte', '_gt', '_gte'].includes(operator) ? `${operator}_time` : operator
}
