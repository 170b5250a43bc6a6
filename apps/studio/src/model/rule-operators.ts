type Test = (value: unknown, operand: unknown) => boolean

const tests: Readonly<Record<string, Test>> = {
  _eq: isSame,
  _neq: (value, operand) => !isSame(value, operand),
  _lt: (value, operand) => compare(value, operand, (order) => order < 0),
  _lte: (value, operand) => compare(value, operand, (order) => order <= 0),
  _gt: (value, operand) => compare(value, operand, (order) => order > 0),
  _gte: (value, operand) => compare(value, operand, (order) => order >= 0),
  _in: (value, operand) => asList(operand).some((one) => isSame(value, one)),
  _nin: (value, operand) => !asList(operand).some((one) => isSame(value, one)),
  _between: isBetween,
  _nbetween: (value, operand) => !isEmpty(value) && !isBetween(value, operand),
  _null: (value, operand) => isNull(value) === isTrue(operand),
  _nnull: (value, operand) => isNull(value) !== isTrue(operand),
  _empty: (value, operand) => isEmpty(value) === isTrue(operand),
  _nempty: (value, operand) => isEmpty(value) !== isTrue(operand),
  _contains: (value, operand) => texts(value).some((text) => text.includes(String(operand))),
  _icontains: (value, operand) => texts(value).some((text) => lower(text).includes(lower(operand))),
  _starts_with: (value, operand) => texts(value).some((text) => text.startsWith(String(operand))),
  _istarts_with: (value, operand) => texts(value).some((text) => lower(text).startsWith(lower(operand))),
  _ends_with: (value, operand) => texts(value).some((text) => text.endsWith(String(operand))),
  _iends_with: (value, operand) => texts(value).some((text) => lower(text).endsWith(lower(operand))),
  _regex: (value, operand) => texts(value).some((text) => patternOf(operand)?.test(text) ?? true),
  _submitted: (value) => value !== undefined,
}

const opposites: Readonly<Record<string, string>> = {
  _ncontains: '_contains',
  _nstarts_with: '_starts_with',
  _nistarts_with: '_istarts_with',
  _nends_with: '_ends_with',
  _niends_with: '_iends_with',
}

/** Whether a value passes one operator. What cannot be decided here, such as geometry, passes: the server decides. */
export function testOperator(operator: string, value: unknown, operand: unknown): boolean {
  const opposite = opposites[operator]
  if (opposite !== undefined) return !testOperator(opposite, value, operand)
  return tests[operator]?.(value, operand) ?? true
}

function isSame(value: unknown, operand: unknown): boolean {
  if (isNull(value) || isNull(operand)) return isNull(value) && isNull(operand)
  if (typeof value === 'boolean' || typeof operand === 'boolean') return String(value) === String(operand)
  return orderOf(value, operand) === 0
}

function compare(value: unknown, operand: unknown, passes: (order: number) => boolean): boolean {
  const order = orderOf(value, operand)
  return order !== null && passes(order)
}

/** Below zero when the value comes first; `null` when there is nothing to compare. */
function orderOf(value: unknown, operand: unknown): number | null {
  if (isEmpty(value) || isNull(operand)) return isEmpty(value) && operand === '' ? 0 : null
  const numbers = [value, operand].map(asNumber)
  const [a, b] = numbers.includes(null) ? [value, operand].map(asMoment) : numbers
  if (a !== null && a !== undefined && b !== null && b !== undefined) return a - b
  const [left, right] = [String(value), String(operand)]
  if (left === right) return 0
  return left < right ? -1 : 1
}

function isBetween(value: unknown, operand: unknown): boolean {
  const [low, high] = asList(operand)
  return compare(value, low, (order) => order >= 0) && compare(value, high, (order) => order <= 0)
}

function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : null
}

function asMoment(value: unknown): number | null {
  const isDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)
  const moment = isDate ? Date.parse(/^[^T]+$|Z$|[+-]\d{2}:?\d{2}$/.test(value) ? value : `${value}Z`) : Number.NaN
  return Number.isNaN(moment) ? null : moment
}

function asList(operand: unknown): readonly unknown[] {
  if (Array.isArray(operand)) return operand
  return typeof operand === 'string' ? operand.split(',').map((entry) => entry.trim()) : [operand]
}

function texts(value: unknown): readonly string[] {
  if (isNull(value)) return []
  return Array.isArray(value) ? value.map(String) : [String(value)]
}

function patternOf(operand: unknown): RegExp | null {
  const [, inner] = /^\/(.*)\/$/.exec(String(operand)) ?? []
  try {
    return new RegExp(inner ?? String(operand))
  } catch {
    return null
  }
}

function lower(value: unknown): string {
  return String(value).toLocaleLowerCase()
}

function isTrue(operand: unknown): boolean {
  return operand !== false && operand !== 'false'
}

function isNull(value: unknown): boolean {
  return value === null || value === undefined
}

function isEmpty(value: unknown): boolean {
  return isNull(value) || value === '' || (Array.isArray(value) && value.length === 0)
}
