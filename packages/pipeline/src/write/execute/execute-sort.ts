import { invalidPayload } from '@recto/errors'
import { itemEventNames } from '@recto/events'
import { eventContextOf } from '../../read/read-hooks.ts'
import { authorizeUpdatedRows } from '../authorize/authorize-rows.ts'
import type { SortStep } from '../plan/mutation-plan.ts'
import { eventKey } from '../record/event-key.ts'
import type { WriteContext } from '../write-context.ts'
import { inSchema } from './in-schema.ts'
import { type PositionMove, type PositionRange, positionsStatement, shiftStatement, unpositionedStatement } from './sort-statements.ts'
import type { EncodedKey } from './stored-key.ts'
import { updateRows } from './update-rows.ts'
import { updateAllRows } from './write-rows.ts'

/** An item and where it is in the order; `null`: nowhere yet. */
interface PositionedItem {
  readonly key: string
  readonly position: number | null
}

/**
 * Moves an item to the position of another. Where every item has a position of its own only those between the two are touched.
 * As with Directus a move is no change of content: it is announced as `items.sort`, and writes no activity and no revision.
 */
export async function executeSort(write: WriteContext, step: SortStep): Promise<void> {
  const { collection, field, item, to } = step
  const ends = await readPositions(write, step, [item, to])
  await authorizeUpdatedRows(write, { collection, keys: distinct([item, to]), fields: [field] })
  const [from, target] = [item, to].map((key) => ends.find((end) => end.key === textOf(key)))
  if (from === undefined || target === undefined) throw invalidPayload('"item" and "to" have to be items of the collection')
  const move = await moveBetween(write, step, { from: from.position, to: target.position })
  await inSchema(write.session, collection, () => (move === null ? renumber(write, step) : shift(write, step, move)))
  const meta = { collection: collection.name, item: eventKey(item), to: eventKey(to) }
  write.log.events.push({ events: itemEventNames(collection.name, 'sort'), meta, context: eventContextOf(write.context) })
}

/** The move between two positions; `null` where positions have to be given anew first. */
async function moveBetween(
  write: WriteContext,
  step: SortStep,
  { from, to }: { readonly from: number | null; readonly to: number | null },
): Promise<PositionMove | null> {
  if (from === null || to === null) return null
  return (await isOrdered(write, step, rangeOf(from, to))) ? { from, to } : null
}

/** Whether every item has a position, and those in the range have one of their own. */
async function isOrdered(write: WriteContext, step: SortStep, range: PositionRange): Promise<boolean> {
  const { connection, dialect } = write.session
  if (Number(await connection.text(unpositionedStatement(dialect, step))) > 0) return false
  const between = await readPositions(write, step, range)
  return new Set(between.map(({ position }) => position)).size === between.length
}

/** The items between the two positions make room, and the item takes the position that is free. */
async function shift({ session }: WriteContext, step: SortStep, move: PositionMove): Promise<void> {
  if (move.from === move.to) return
  const { collection, field, item } = step
  await session.connection.execute(shiftStatement(session.dialect, step, move))
  await updateAllRows(session, collection, { keys: [item], row: { [field]: move.to } })
}

/** Gives every item a position of its own, with the move already made. */
async function renumber({ session, ...write }: WriteContext, step: SortStep): Promise<void> {
  const items = await readPositions({ ...write, session }, step, null)
  const numbered = numberAll(items)
  const item = textOf(step.item)
  const move = { from: numbered.get(item) ?? 0, to: numbered.get(textOf(step.to)) ?? 0 }
  const changed = items.flatMap(({ key, position }) => {
    const next = key === item ? move.to : shifted(numbered.get(key) ?? 0, move)
    return next === position ? [] : [{ key: [key], row: { [step.field]: next } }]
  })
  await updateRows(session, step.collection, changed)
}

/** The position of another item after the move. */
function shifted(position: number, { from, to }: PositionMove): number {
  if (position > from && position <= to) return position - 1
  return position >= to && position < from ? position + 1 : position
}

/** A position for every item: those without one come last; where two share one, all are counted anew. */
function numberAll(items: readonly PositionedItem[]): ReadonlyMap<string, number> {
  const known = items.flatMap(({ position }) => (position === null ? [] : [position]))
  const isAmbiguous = new Set(known).size < known.length
  let last = isAmbiguous ? 0 : Math.max(0, ...known)
  return new Map(items.map(({ key, position }) => [key, isAmbiguous || position === null ? ++last : position]))
}

async function readPositions(
  { session }: WriteContext,
  step: SortStep,
  which: readonly EncodedKey[] | PositionRange | null,
): Promise<readonly PositionedItem[]> {
  const rows = await session.connection.rows(positionsStatement(session.dialect, step, which))
  return rows.map((row) => {
    const [key, position] = [row[step.collection.primaryKey[0] ?? ''], row[step.field]]
    return { key: String(key), position: position === null ? null : Number(position) }
  })
}

function rangeOf(one: number, other: number): PositionRange {
  return { least: Math.min(one, other), most: Math.max(one, other) }
}

function distinct([item = [], to = []]: readonly EncodedKey[]): readonly EncodedKey[] {
  return textOf(item) === textOf(to) ? [item] : [item, to]
}

function textOf([value = null]: EncodedKey): string {
  return String(value)
}
