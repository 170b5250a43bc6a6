import type { FieldType } from './field-types.ts'

/** Functions over one field: `year(born)`, `count(chapters)`, `json(meta, a.b)`. */
export const fieldFunctions = ['year', 'month', 'week', 'day', 'weekday', 'hour', 'minute', 'second', 'count', 'json'] as const

export type FieldFunction = (typeof fieldFunctions)[number]

const ofDate = ['year', 'month', 'week', 'day', 'weekday'] as const
const ofTime = ['hour', 'minute', 'second'] as const

const functionsByType: Readonly<Partial<Record<FieldType, ReadonlySet<FieldFunction>>>> = {
  date: new Set(ofDate),
  time: new Set(ofTime),
  dateTime: new Set([...ofDate, ...ofTime]),
  timestamp: new Set([...ofDate, ...ofTime]),
  json: new Set(['count', 'json'] as const),
  alias: new Set(['count'] as const),
}

const none: ReadonlySet<FieldFunction> = new Set()

/** The functions that may be used on a field of this type. `count` over an alias needs it to be a to-many relation. */
export function functionsOf(type: FieldType): ReadonlySet<FieldFunction> {
  return functionsByType[type] ?? none
}

/** The functions of `aggregate`. */
export const aggregateFunctions = ['count', 'countDistinct', 'countAll', 'sum', 'sumDistinct', 'avg', 'avgDistinct', 'min', 'max'] as const

export type AggregateFunction = (typeof aggregateFunctions)[number]

/** Whether a text names a function over a field. */
export function isFieldFunction(text: string): text is FieldFunction {
  return (fieldFunctions as readonly string[]).includes(text)
}

/** Whether a text names an aggregate function. */
export function isAggregateFunction(text: string): text is AggregateFunction {
  return (aggregateFunctions as readonly string[]).includes(text)
}
