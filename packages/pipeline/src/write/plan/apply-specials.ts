import type { JsonObject } from '@recto/protocol'
import { type Collection, type Field, memoizeByObject } from '@recto/schema'

/** Where values that Recto fills in come from. */
export interface SpecialSources {
  readonly user: string | null
  readonly role: string | null
  readonly now: Date
  readonly uuid: () => string
}

export type WriteAction = 'create' | 'update'

/** A payload with what Recto fills in by itself: keys, who, and when. Secrets are hashed later, when everything is checked. */
export function applySpecials(
  collection: Collection,
  payload: JsonObject,
  { action, sources }: { readonly action: WriteAction; readonly sources: SpecialSources },
): JsonObject {
  const fillings = fillingsOf(collection)
  if (fillings.length === 0) return payload
  const filled: Record<string, unknown> = { ...payload }
  for (const { field, fill } of fillings) fill({ filled, field, action, sources })
  return filled
}

interface FilledField {
  readonly field: Field
  readonly fill: Filler
}

const fillingsOf = memoizeByObject((collection: Collection): readonly FilledField[] =>
  [...collection.fields.values()].flatMap((field) =>
    field.special.flatMap((special) => {
      const fill = fillers[special]
      return fill === undefined ? [] : [{ field, fill }]
    }),
  ),
)

/** Whether a field gets its value from Recto when an item is created, so that nobody has to send one. */
export function isFilledOnCreate({ special }: Field): boolean {
  return special.some((flag) => ['uuid', 'user-created', 'role-created', 'date-created'].includes(flag))
}

interface Filling {
  readonly filled: Record<string, unknown>
  readonly field: Field
  readonly action: WriteAction
  readonly sources: SpecialSources
}

type Filler = (filling: Filling) => void

const fillers: Readonly<Record<string, Filler>> = {
  uuid: ({ filled, field, action, sources }) => {
    if (action === 'create' && !filled[field.name]) filled[field.name] = sources.uuid()
  },
  'user-created': on('create', ({ user }) => user),
  'user-updated': on('update', ({ user }) => user),
  'role-created': on('create', ({ role }) => role),
  'role-updated': on('update', ({ role }) => role),
  'date-created': on('create', ({ now }) => now.toISOString()),
  'date-updated'(filling) {
    // The engine's clock may be coarser than ours: a row would be updated before it is created.
    if (filling.action === 'update' || hasCurrentDefault(filling.field))
      filling.filled[filling.field.name] = filling.sources.now.toISOString()
  },
}

function hasCurrentDefault({ meta, column }: Field): boolean {
  return meta?.system === true && column !== null && column.defaultExpression !== null
}

/** A value the client sent is kept. */
function on(when: WriteAction, valueFrom: (sources: SpecialSources) => string | null): Filler {
  return ({ filled, field, action, sources }) => {
    if (action === when) filled[field.name] = valueFrom(sources)
  }
}
