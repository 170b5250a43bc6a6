import { applyDeepDiff, type DeepChange, deepDiff } from './deep-diff.ts'
import { neutralField, neutralRelation, translated } from './neutral-snapshot.ts'
import type { Snapshot, SnapshotEntry } from './snapshot.ts'

/** What makes one snapshot out of another. */
export interface SchemaDiff {
  readonly collections: readonly CollectionDiff[]
  readonly fields: readonly FieldDiff[]
  readonly systemFields: readonly FieldDiff[]
  readonly relations: readonly RelationDiff[]
}

/** What is different about a collection. */
export interface CollectionDiff {
  readonly collection: string
  readonly diff: readonly DeepChange[]
}

/** What is different about a field. */
export interface FieldDiff extends CollectionDiff {
  readonly field: string
}

/** What is different about a relation. */
export interface RelationDiff extends FieldDiff {
  readonly related_collection: string | null
}

/**
 * Compares two snapshots. Those of different vendors are compared by what both engines can say of a field: its type, its
 * size where that is part of the type, its default, whether it is required, unique, the key.
 */
export function diffSchemas(current: Snapshot, wanted: Snapshot): SchemaDiff {
  const isForeign = current.vendor !== wanted.vendor
  const goal = isForeign ? translated(wanted) : wanted
  const collections = diffEntries(current.collections, goal.collections, (one, other) => deepDiff(withoutSchema(one), withoutSchema(other)))
  const gone = new Set(collections.filter(({ diff }) => isWhole(diff, 'D')).map(({ key }) => String(key['collection'])))
  const stays = ({ key }: EntryDiff): boolean => !gone.has(String(key['collection']))
  const compareFields = isForeign ? foreignFieldDiff(current, goal) : sameVendorDiff(current, goal)
  return {
    collections: collections.map(({ key, diff }) => ({ collection: String(key['collection']), diff })),
    fields: diffEntries(current.fields, goal.fields, compareFields).filter(stays).filter(isMeant).flatMap(splitSwitch).map(fieldEntry),
    systemFields: isForeign ? [] : diffSystemFields(current, goal).map(fieldEntry),
    relations: diffEntries(current.relations, goal.relations, relationDiff(isForeign))
      .filter(stays)
      .map((entry) => ({ ...fieldEntry(entry), related_collection: (entry.key['related_collection'] ?? null) as string | null })),
  }
}

/** A column that was never configured is not deleted for missing in a snapshot: those of other tools leave such columns out. */
function isMeant({ before, after }: EntryDiff): boolean {
  return after !== undefined || (before?.['meta'] ?? null) !== null
}

/** Whether there is no difference. */
export function isEmptyDiff(diff: SchemaDiff): boolean {
  return [diff.collections, diff.fields, diff.systemFields, diff.relations].every((part) => part.length === 0)
}

/** Whether a diff creates (`N`) or deletes (`D`) a whole entry. */
export function isWhole(diff: readonly DeepChange[], kind: 'N' | 'D'): boolean {
  return diff.some((change) => change.kind === kind && (change.path ?? []).length === 0)
}

interface EntryDiff {
  readonly key: SnapshotEntry
  readonly before: SnapshotEntry | undefined
  readonly after: SnapshotEntry | undefined
  readonly diff: readonly DeepChange[]
}

type Compare = (one: SnapshotEntry, other: SnapshotEntry) => readonly DeepChange[]

function diffEntries(current: readonly SnapshotEntry[], wanted: readonly SnapshotEntry[], compare: Compare): readonly EntryDiff[] {
  const [before, after] = [indexed(current), indexed(wanted)]
  const names = [...new Set([...before.keys(), ...after.keys()])]
  return names.flatMap((name) => {
    const [one, other] = [before.get(name), after.get(name)]
    const key = other ?? one
    if (key === undefined) return []
    const diff = one === undefined || other === undefined ? deepDiff(one, other) : compare(one, other)
    return diff.length === 0 ? [] : [{ key, before: one, after: other, diff }]
  })
}

function indexed(entries: readonly SnapshotEntry[]): ReadonlyMap<string, SnapshotEntry> {
  return new Map(entries.map((entry) => [JSON.stringify([entry['collection'], entry['field'] ?? null]), entry]))
}

/** Of a table only its existence is compared; its other facts (engine, collation) are not configured. */
function withoutSchema(entry: SnapshotEntry): SnapshotEntry {
  return { ...entry, schema: (entry['schema'] ?? null) === null ? null : { name: entry['collection'] } }
}

/** Facts that only the engine knows of a column, such as which of its integer types it has, make no difference alone. */
function sameVendorDiff(current: Snapshot, wanted: Snapshot): Compare {
  return (one, other) => {
    const hasSameMeta = deepDiff(one['meta'], other['meta']).length === 0
    const [before, after] = [neutralField(one, current), neutralField(other, wanted)]
    const hasSameColumn = deepDiff({ ...before, meta: null }, { ...after, meta: null }).length === 0
    return hasSameMeta && hasSameColumn ? [] : fieldDiff(one, other)
  }
}

function fieldDiff(one: SnapshotEntry, other: SnapshotEntry): readonly DeepChange[] {
  const [before, after] = [schemaOf(one), schemaOf(other)]
  if (before?.['has_auto_increment'] === true && after?.['has_auto_increment'] === true) {
    return deepDiff({ ...one, schema: null }, { ...other, schema: null })
  }
  return deepDiff(one, other)
}

/** The differences that matter, with the values of the wanted entry, so that they can be applied as they are. */
function foreignFieldDiff(current: Snapshot, wanted: Snapshot): Compare {
  return (one, other) => {
    const diff = deepDiff(neutralField(one, current), neutralField(other, wanted))
    const isColumnDifferent = diff.some(({ path }) => path?.[0] === 'schema' || path?.[0] === 'type')
    const before = isColumnDifferent ? one : { ...one, schema: null, type: null }
    const after = isColumnDifferent ? other : { ...other, schema: null, type: null }
    return diff.length === 0 ? [] : deepDiff(before, after)
  }
}

/** Names of constraints are not compared: engines generate them. */
function relationDiff(isForeign: boolean): Compare {
  return (one, other) =>
    deepDiff(neutralRelation(one, isForeign), neutralRelation(other, isForeign)).length === 0 ? [] : deepDiff(one, other)
}

function schemaOf(entry: SnapshotEntry | undefined): SnapshotEntry | null {
  return (entry?.['schema'] ?? null) as SnapshotEntry | null
}

/** A field that gets or loses its column is deleted and created again. */
function splitSwitch(entry: EntryDiff): readonly EntryDiff[] {
  const { before, after } = entry
  if (before === undefined || after === undefined || (schemaOf(before) === null) === (schemaOf(after) === null)) return [entry]
  return [
    { ...entry, diff: [{ kind: 'D', lhs: before }] },
    { ...entry, diff: [{ kind: 'N', rhs: after }] },
  ]
}

/** Of system fields only an index may come or go. */
function diffSystemFields(current: Snapshot, wanted: Snapshot): readonly EntryDiff[] {
  const state = (entry: SnapshotEntry | undefined): boolean => schemaOf(entry)?.['is_indexed'] === true
  const [before, after] = [indexed(current.systemFields), indexed(wanted.systemFields)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [one, other] = [before.get(name), after.get(name)]
    const key = other ?? one
    if (key === undefined || state(one) === state(other)) return []
    return [
      {
        key,
        before: one,
        after: other,
        diff: [{ kind: 'E' as const, path: ['schema', 'is_indexed'], lhs: state(one), rhs: state(other) }],
      },
    ]
  })
}

function fieldEntry({ key, diff }: EntryDiff): FieldDiff {
  return { collection: String(key['collection']), field: String(key['field']), diff }
}

/** An entry of a snapshot with a diff applied to it. */
export function patchedEntry(entry: SnapshotEntry | undefined, diff: readonly DeepChange[]): SnapshotEntry | undefined {
  return applyDeepDiff(entry, diff) as SnapshotEntry | undefined
}
