import { fieldOf, type Model, type ModelCollection, type ModelField } from './model.ts'

/** A way from a collection to a value: field names, `_some` or `_none` after lists of items, a function at the end: `['lines', '_some', 'year(sold_on)']`. */
export type FieldPath = readonly string[]

/** Where a path leads. */
export interface ResolvedPath {
  readonly path: FieldPath
  /** Names of the steps as people read them. */
  readonly titles: readonly string[]
  /** The last field, of a function the one it is applied to. */
  readonly field: ModelField
  /** The collection that has the last field. */
  readonly collection: ModelCollection
  /** The function at the end, such as `year`. */
  readonly call: string | null
}

const functionsByType: Readonly<Record<string, readonly string[]>> = {
  date: ['year', 'month', 'week', 'day', 'weekday'],
  dateTime: ['year', 'month', 'week', 'day', 'weekday', 'hour', 'minute', 'second'],
  timestamp: ['year', 'month', 'week', 'day', 'weekday', 'hour', 'minute', 'second'],
  time: ['hour', 'minute', 'second'],
  json: ['count'],
}

/** Follows a path; `null` when a step of it does not exist or may not be read. */
export function resolvePath(model: Model, collection: ModelCollection, path: FieldPath): ResolvedPath | null {
  let at: ModelCollection | undefined = collection
  let found: Omit<ResolvedPath, 'path' | 'titles'> | null = null
  const titles: string[] = []
  for (const step of path) {
    if (isQuantifier(step)) continue
    if (at === undefined || found?.call) return null
    const { name, call } = parseCall(step)
    const [fieldName = '', scope] = name.split(':')
    const field = fieldOf(at, fieldName)
    if (field === undefined) return null
    titles.push(field.title)
    found = { field, collection: at, call }
    at = model.collections.get(scope ?? stepTarget(field) ?? '')
  }
  return found === null ? null : { ...found, path, titles }
}

/** The collection a path goes on in after a field; `null` where it ends. Lists over a junction go through the junction. */
export function stepTarget({ link, relation }: ModelField): string | null {
  if (link !== null) return link.collection
  if (relation === null) return null
  return 'junction' in relation ? relation.junction : relation.collection
}

/** Whether a field stands for any number of items. */
export function isList({ relation }: ModelField): boolean {
  return relation !== null && relation.kind !== 'm2o' && relation.kind !== 'file'
}

/** What can be computed of a field's values, in the order it is listed. */
export function functionsOf(field: ModelField): readonly string[] {
  return isList(field) ? ['count'] : (functionsByType[field.type] ?? [])
}

/** The step of a path that computes something: `year(born)`. */
export function parseCall(step: string): { readonly name: string; readonly call: string | null } {
  const match = /^(\w+)\((.+)\)$/.exec(step)
  return match === null ? { name: step, call: null } : { name: match[2] ?? '', call: match[1] ?? null }
}

/** Whether a step says how many items of a list have to match. */
export function isQuantifier(step: string): boolean {
  return step === '_some' || step === '_none'
}
