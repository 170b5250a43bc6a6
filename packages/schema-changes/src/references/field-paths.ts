import { isJsonObject } from '@recto/protocol'
import { type Relation, relationFrom, relationTo, type Schema } from '@recto/schema'

/** A field and its collection. */
export interface FieldName {
  readonly collection: string
  readonly field: string
}

/** The new name of a field; `null` when it is deleted. */
export type Rename = (name: FieldName) => string | null

/** The schema, and how its names change. */
export interface Names {
  readonly schema: Schema
  readonly rename: Rename
  /** The new name of a collection in a path such as `item:pages.title`; `null` when it is deleted. @default unchanged */
  readonly collection?: (name: string) => string | null
}

/**
 * A path of fields (`author.name`, `year(date)`, `item:pages.title`, `-sort`) with its names changed, resolved from a
 * collection; `null` when one of them is deleted. Unknown names stay.
 */
export function mapPath(names: Names, collection: string, path: string): string | null {
  const call = /^([a-z_]+)\((.*)\)$/i.exec(path)
  if (call !== null) {
    const inner = mapPath(names, collection, call[2] ?? '')
    return inner === null ? null : `${call[1]}(${inner})`
  }
  const sign = /^[-+]/.exec(path)?.[0] ?? ''
  const mapped = mapSteps(names, collection, path.slice(sign.length).split('.'))
  return mapped === null ? null : sign + mapped.join('.')
}

function mapSteps(names: Names, collection: string, steps: readonly string[]): string[] | null {
  const { schema, rename } = names
  const [step, ...rest] = steps
  if (step === undefined) return []
  const [field = '', target] = step.split(':')
  const next = rename({ collection, field })
  const nextTarget = target === undefined || names.collection === undefined ? target : names.collection(target)
  if (next === null || nextTarget === null) return null
  const mapped = nextTarget === undefined ? next : `${next}:${nextTarget}`
  const there = target ?? targetOf(schema, collection, field)
  if (there === null) return [mapped, ...rest]
  const others = mapSteps(names, there, rest)
  return others === null ? null : [mapped, ...others]
}

/** The collection a relational field refers to. */
export function targetOf(schema: Schema, collection: string, field: string): string | null {
  const from: Relation | undefined = relationFrom(schema, collection, field)
  if (from !== undefined) return from.relatedCollection
  return relationTo(schema, collection, field)?.collection ?? null
}

/** A rewritten document; `undefined` when it uses a name that is deleted. */
export type Mapped = unknown

/** A filter with the names of its fields changed; `undefined` when it uses a deleted one. */
export function mapFilter(names: Names, collection: string | null, filter: unknown): Mapped {
  if (Array.isArray(filter)) {
    const parts = filter.map((part: unknown) => mapFilter(names, collection, part))
    return parts.includes(undefined) ? undefined : parts
  }
  if (!isJsonObject(filter) || collection === null) return filter
  const entries: [string, unknown][] = []
  for (const [key, value] of Object.entries(filter)) {
    const entry = mapEntry(names, collection, { key, value })
    if (entry === undefined) return undefined
    entries.push(entry)
  }
  return Object.fromEntries(entries)
}

interface Entry {
  readonly key: string
  readonly value: unknown
}

function mapEntry(names: Names, collection: string, { key, value }: Entry): [string, unknown] | undefined {
  if (key.startsWith('_') && key !== '_field') {
    const inner = mapFilter(names, collection, value)
    return inner === undefined ? undefined : [key, inner]
  }
  const name = mapPath(names, collection, key)
  if (name === null) return undefined
  const [bare = '', target] = key.replace(/^[a-z_]+\((.*)\)$/i, '$1').split(':')
  const next = target ?? targetOf(names.schema, collection, bare)
  if (next === null) return [name, value]
  const inner = mapFilter(names, next, value)
  return inner === undefined ? undefined : [name, inner]
}

/** A template (`{{ title }} by {{ author.name }}`) with its names changed; deleted ones are removed. */
export function mapTemplate(names: Names, collection: string, template: string): string {
  return template.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (whole, path: string) => {
    const mapped = mapPath(names, collection, path)
    if (mapped === path) return whole
    return mapped === null ? '' : `{{ ${mapped} }}`
  })
}
