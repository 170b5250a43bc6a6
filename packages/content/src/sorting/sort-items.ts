import { bind, compile, join, raw, type Sql, sql } from '@recto/dialects'
import { forbidden, forbiddenCollection, invalidPayload } from '@recto/errors'
import { permittedFields } from '@recto/permissions'
import { type Context, rightsOf, updateRows } from '@recto/pipeline'
import { isJsonObject } from '@recto/protocol'
import { parseKey } from '@recto/query'
import { type Collection, findCollection } from '@recto/schema'
import { assertPermitted } from '../item-access.ts'

/** Moves an item to the place of another, in the order its collection's sort field gives. @throws {RectoError} INVALID_PAYLOAD, FORBIDDEN */
export async function sortItems(name: string, body: unknown, context: Context): Promise<void> {
  const collection = findCollection(context.schema, name)
  if (collection === undefined || collection.isSystem) throw forbiddenCollection(name)
  const { item, to } = isJsonObject(body) ? body : {}
  for (const [key, value] of Object.entries({ item, to }))
    if (typeof value !== 'string' && typeof value !== 'number') throw invalidPayload(`"${key}" is required`)
  const move = { collection, item: String(item), to: String(to), field: await sortFieldOf(collection, context) }
  const rights = await rightsOf(context)
  for (const key of [move.item, move.to])
    if (!rights.isAdmin) await assertPermitted({ collection: collection.name, item: key }, 'update', { context, rights })
  await context.platform.connection.transaction((connection) =>
    moveItem(move, { ...context, platform: { ...context.platform, connection } }),
  )
  const { events, connection } = context.platform
  events.emit({
    events: ['items.sort', `${collection.name}.items.sort`],
    meta: { collection: collection.name, item, to },
    context: { database: connection, schema: context.schema, accountability: context.account },
  })
}

async function sortFieldOf(collection: Collection, context: Context): Promise<string> {
  const rights = await rightsOf(context)
  const fields = rights.isAdmin ? '*' : permittedFields(rights, 'update').get(collection.name)
  if (fields === undefined) throw forbiddenCollection(collection.name)
  const field = collection.meta?.sort_field ?? null
  if (field === null || collection.fields.get(field)?.column == null || collection.primaryKey.length !== 1)
    throw invalidPayload(`Collection "${collection.name}" doesn't have a sort field`)
  if (fields !== '*' && !fields.has(field)) throw forbidden()
  return field
}

interface Move {
  readonly collection: Collection
  readonly item: string
  readonly to: string
  readonly field: string
}

interface Place {
  readonly key: string
  readonly position: number | null
}

/** Where every item has a place of its own only those between the two are touched. */
async function moveItem(move: Move, context: Context): Promise<void> {
  const { position, key } = expressionsOf(move, context)
  const ends = await readPlaces(move, context, sql`${key(move.item)} OR ${key(move.to)}`)
  const placeOf = (wanted: string): Place | undefined => ends.find((place) => place.key === keyOf(move, wanted))
  const [from, target] = [placeOf(move.item), placeOf(move.to)]
  if (from === undefined || target === undefined) throw invalidPayload('"item" and "to" have to be items of the collection')
  if (from.position === null || target.position === null || (await hasUnplaced(move, context))) return renumber(move, context)
  const [least, most] = [Math.min(from.position, target.position), Math.max(from.position, target.position)]
  const between = await readPlaces(move, context, sql`${position} >= ${least} AND ${position} <= ${most}`)
  if (new Set(between.map((place) => place.position)).size < between.length) return renumber(move, context)
  await shift(move, context, { from: from.position, target: target.position })
}

/** The items between the two places make room, and the item takes the free place. */
async function shift(move: Move, context: Context, { from, target }: { readonly from: number; readonly target: number }): Promise<void> {
  if (from === target) return
  const { position, key, table } = expressionsOf(move, context)
  const { dialect, connection } = context.platform
  const [step, range] =
    from < target
      ? [raw('- 1'), sql`${position} > ${from} AND ${position} <= ${target}`]
      : [raw('+ 1'), sql`${position} >= ${target} AND ${position} < ${from}`]
  await connection.execute(compile(dialect, sql`UPDATE ${table} SET ${position} = ${position} ${step} WHERE ${range}`))
  await connection.execute(compile(dialect, sql`UPDATE ${table} SET ${position} = ${target} WHERE ${key(move.item)}`))
}

async function hasUnplaced(move: Move, context: Context): Promise<boolean> {
  const { position, table } = expressionsOf(move, context)
  const { dialect, connection } = context.platform
  const counted = dialect.expressions.countUpTo(sql`${table} WHERE ${position} IS NULL`, 1)
  return Number(await connection.text(compile(dialect, counted))) > 0
}

/** Gives everybody a place, which is needed once. */
async function renumber(move: Move, context: Context): Promise<void> {
  const places = await readPlaces(move, context, null)
  const numbered = numberAll(places)
  const before = new Map(places.map(({ key, position }) => [key, position]))
  const [from = 0, target = 0] = [numbered.get(keyOf(move, move.item)), numbered.get(keyOf(move, move.to))]
  const rows = [...numbered].flatMap(([key, position]) => {
    const next = shifted({ key, position }, { item: keyOf(move, move.item), from, target })
    return next === before.get(key) ? [] : [{ key: [key], row: { [move.field]: next } }]
  })
  await updateRows(context.platform, move.collection, rows)
}

function shifted(
  { key, position }: { readonly key: string; readonly position: number },
  { item, from, target }: { readonly item: string; readonly from: number; readonly target: number },
): number {
  if (key === item) return target
  if (from < target && position > from && position <= target) return position - 1
  return from > target && position >= target && position < from ? position + 1 : position
}

/** Everybody's place: items without one come last; where two share one, all are counted anew. */
function numberAll(places: readonly Place[]): Map<string, number> {
  const known = places.flatMap(({ position }) => (position === null ? [] : [position]))
  const isAmbiguous = new Set(known).size < known.length
  let next = isAmbiguous ? 0 : Math.max(0, ...known)
  return new Map(places.map(({ key, position }) => [key, isAmbiguous || position === null ? ++next : position]))
}

/** Places in their order, kept as they are until the transaction ends; `null`: all of them. */
async function readPlaces(move: Move, context: Context, condition: Sql | null): Promise<readonly Place[]> {
  const { position, keyColumn, table } = expressionsOf(move, context)
  const { dialect, connection } = context.platform
  const lock = dialect.supports.rowLocks ? raw(' FOR UPDATE') : raw('')
  const where = condition === null ? raw('') : sql` WHERE ${condition}`
  const order = sql` ORDER BY CASE WHEN ${position} IS NULL THEN 1 ELSE 0 END, ${position}, ${keyColumn}`
  const rows = await connection.rows(compile(dialect, sql`SELECT ${join([keyColumn, position])} FROM ${table}${where}${order}${lock}`))
  return rows.map((row) => ({
    key: String(row[move.collection.primaryKey[0] ?? '']),
    position: row[move.field] === null ? null : Number(row[move.field]),
  }))
}

/** The parts of which statements about places are made. */
function expressionsOf({ collection, field }: Move, { platform }: Context) {
  const { identifier, comparable, bindValue, table } = platform.dialect.expressions
  const keyField = collection.fields.get(collection.primaryKey[0] ?? '')
  const shape = { type: keyField?.type ?? 'string', special: [], dataType: null, nativeType: null, numericScale: null, ...keyField?.column }
  const keyColumn = identifier(collection.primaryKey[0] ?? '')
  return {
    keyColumn,
    position: identifier(field),
    table: table(collection.table ?? { schema: null, name: collection.name }),
    key: (key: string): Sql => sql`${comparable(keyColumn, shape)} = ${bindValue(bind(parseKey(collection, key)?.[0] ?? key), shape)}`,
  }
}

/** A key as the database writes it. */
function keyOf({ collection }: Move, key: string): string {
  return String(parseKey(collection, key)?.[0] ?? key)
}
