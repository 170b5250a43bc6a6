import { bind, join, raw, type Sql, sql } from '@recto/dialects'
import { forbidden, forbiddenCollection, permittedFields } from '@recto/permissions'
import { type Context, rightsOf } from '@recto/pipeline'
import { parseKey } from '@recto/query'
import { type Collection, findCollection } from '@recto/schema'
import { demandPermitted } from '../item-access.ts'
import { isPayload } from '../payload.ts'
import { invalidPayload } from '../refusals.ts'

/** Moves an item to the place of another, in the order its collection's sort field gives. @throws {RectoError} INVALID_PAYLOAD, FORBIDDEN */
export async function sortItems(name: string, body: unknown, context: Context): Promise<void> {
  const collection = findCollection(context.schema, name)
  if (collection === undefined || collection.isSystem) throw forbiddenCollection(name)
  const { item, to } = isPayload(body) ? body : {}
  for (const [key, value] of Object.entries({ item, to }))
    if (typeof value !== 'string' && typeof value !== 'number') throw invalidPayload(`"${key}" is required`)
  const move = { collection, item: String(item), to: String(to), field: await sortFieldOf(collection, context) }
  const rights = await rightsOf(context)
  for (const key of [move.item, move.to])
    if (!rights.isAdmin) await demandPermitted({ collection: collection.name, item: key }, 'update', { context, rights })
  await context.platform.connection.transaction((connection) =>
    moveItem(move, { ...context, platform: { ...context.platform, connection } }),
  )
  const { events, connection } = context.platform
  events.announce({
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

async function moveItem(move: Move, context: Context): Promise<void> {
  const places = await readPlaces(move, context)
  const numbered = numberAll(places)
  const before = new Map(places.map(({ key, position }) => [key, position]))
  const [from, target] = [numbered.get(keyOf(move, move.item)), numbered.get(keyOf(move, move.to))]
  if (from === undefined || target === undefined) throw invalidPayload('"item" and "to" have to be items of the collection')
  for (const [key, position] of numbered) {
    const next = shifted({ key, position }, { item: keyOf(move, move.item), from, target })
    if (next !== before.get(key)) await writePlace({ key, position: next }, move, context)
  }
}

/** The items between the two places make room. */
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

async function readPlaces({ collection, field }: Move, { platform }: Context): Promise<readonly Place[]> {
  const { dialect, connection } = platform
  const { identifier } = dialect.expressions
  const [position, key] = [identifier(field), identifier(collection.primaryKey[0] ?? '')]
  const lock = dialect.supports.rowLocks ? raw(' FOR UPDATE') : raw('')
  const order = sql`ORDER BY CASE WHEN ${position} IS NULL THEN 1 ELSE 0 END, ${position}, ${key}`
  const rows = await connection.rows(
    dialect.render(sql`SELECT ${join([key, position])} FROM ${tableOf(collection, dialect)} ${order}${lock}`),
  )
  return rows.map((row) => ({
    key: String(row[collection.primaryKey[0] ?? '']),
    position: row[field] === null ? null : Number(row[field]),
  }))
}

async function writePlace({ key, position }: Place, { collection, field }: Move, { platform }: Context): Promise<void> {
  const { dialect, connection } = platform
  const keyField = collection.fields.get(collection.primaryKey[0] ?? '')
  const shape = { type: keyField?.type ?? 'string', special: [], dataType: null, nativeType: null, numericScale: null, ...keyField?.column }
  const { identifier, comparable, bindValue } = dialect.expressions
  const same = sql`${comparable(identifier(collection.primaryKey[0] ?? ''), shape)} = ${bindValue(bind(key), shape)}`
  await connection.execute(dialect.render(sql`UPDATE ${tableOf(collection, dialect)} SET ${identifier(field)} = ${position} WHERE ${same}`))
}

type Dialect = Context['platform']['dialect']

function tableOf({ table, name }: Collection, { expressions }: Dialect): Sql {
  return expressions.table(table ?? { schema: null, name })
}

/** A key as the database writes it. */
function keyOf({ collection }: Move, key: string): string {
  return String(parseKey(collection, key)?.[0] ?? key)
}
