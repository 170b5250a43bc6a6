import type { JsonObject } from '@recto/protocol'
import { concealedValue } from '@recto/protocol'
import { type Collection, type Field, relationFrom, type Schema } from '@recto/schema'
import type { LoggedChange } from './logged-change.ts'
import { recordedValue } from './recorded-value.ts'

/** What a revision shows of a change, as JSON text or, where nothing of it is nested, as the object itself; `null`: nothing. */
export type RevisionDelta = JsonObject | string | null

/** Of a create what was sent but relations; of an update the columns that were written. Secrets are masked. */
export function createRevisionDeltas(schema: Schema): (entry: LoggedChange) => RevisionDelta {
  const shownOf = new Map<string, ReadonlyMap<string, RevisionColumn>>()
  const shownIn = ({ action, collection }: LoggedChange): ReadonlyMap<string, RevisionColumn> => {
    const key = `${action} ${collection.name}`
    const known = shownOf.get(key) ?? revisionColumns(schema, collection, action)
    shownOf.set(key, known)
    return known
  }
  // Changes alike follow one another: what holds for one of them mostly holds for the next.
  let last: { readonly entry: LoggedChange; readonly columns: ReadonlyMap<string, RevisionColumn>; readonly shown: RevisionDelta } | null =
    null
  return (entry) => {
    if (last?.entry.delta === entry.delta) return last.shown
    const isAlike = last?.entry.collection === entry.collection && last.entry.action === entry.action
    const columns = isAlike && last !== null ? last.columns : shownIn(entry)
    last = { entry, columns, shown: revisionDelta(entry, columns) }
    return last.shown
  }
}

/** A delta as it is stored. */
export function deltaText(delta: RevisionDelta): string | null {
  return delta === null || typeof delta === 'string' ? delta : JSON.stringify(delta)
}

interface RevisionColumn {
  readonly field: Field
  /** Whether a value that is stored as it was sent is also shown so. */
  readonly isAsSent: boolean
}

/** Columns a revision shows. */
function revisionColumns(schema: Schema, collection: Collection, action: LoggedChange['action']): ReadonlyMap<string, RevisionColumn> {
  const fields = [...collection.fields.values()].filter(
    ({ column, name }) => column !== null && (action !== 'create' || relationFrom(schema, collection.name, name) === undefined),
  )
  return new Map(fields.map((field) => [field.name, { field, isAsSent: !isSecret(field) && !reshaped.has(field.type) }]))
}

const reshaped = new Set<Field['type']>(['csv', 'json', 'bigInteger'])

function revisionDelta(entry: LoggedChange, columns: ReadonlyMap<string, RevisionColumn>): RevisionDelta {
  const { delta, stored } = entry
  const names = Object.keys(delta)
  if (names.length > 0 && isAsStored(names, entry, columns)) return delta
  const values: Record<string, unknown> = {}
  for (const name of names) {
    const field = columns.get(name)?.field
    if (field === undefined) continue
    const isHidden = isSecret(field) && delta[name] !== null
    values[name] = isHidden ? concealedValue : recordedValue(field, delta[name], stored[name])
  }
  return Object.keys(values).length === 0 ? null : JSON.stringify(values)
}

/** Stored values are texts, numbers and the like: what equals them holds nothing nested. */
function isAsStored(names: readonly string[], { delta, stored }: LoggedChange, columns: ReadonlyMap<string, RevisionColumn>): boolean {
  for (const name of names) if (delta[name] !== stored[name] || columns.get(name)?.isAsSent !== true) return false
  return true
}
const secret = ['hash', 'conceal', 'encrypt']

/** Whether a revision shows a field masked. */
export function isSecret({ special }: Field): boolean {
  return special.some((flag) => secret.includes(flag))
}
