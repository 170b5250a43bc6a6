import { type Connection, compile, type Dialect, type SchemaChange, sql } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import { type Context, type Matches, type Platform, type SystemTable, systemTable } from '@recto/pipeline'
import type { JournalEntry, Recorded, RowStep } from './model-work.ts'

/** Where steps are run: a pool, or a session inside a transaction. */
export interface StepTarget {
  readonly platform: Platform
  readonly session: Connection
}

/** One of Recto's own tables, in the session of the change. */
export function tableOf({ platform, session }: StepTarget, collection: string): SystemTable {
  const { dialect, schemaCache } = platform
  return systemTable({ dialect, connection: session, schemaCache }, collection)
}

/**
 * Carries out one change of the structure.
 * @throws {RectoError} what the engine's error means; INVALID_PAYLOAD with its words when Recto has no code for it
 */
export async function runChange({ platform: { dialect }, session }: StepTarget, change: SchemaChange): Promise<void> {
  for (const statement of dialect.alter(change)) {
    try {
      await session.execute(statement)
    } catch (error) {
      throw refusal(dialect, change, error)
    }
  }
}

/** DDL fails for what was asked, or for what is in the database; neither is a failure of the server. */
function refusal(dialect: Dialect, change: SchemaChange, error: unknown): RectoError {
  const known = dialect.toRectoError(error)
  if (known !== null) return known
  const reason = error instanceof Error ? error.message : String(error)
  const what = `${change.kind.replace('-', ' ')} on table "${change.table.name}"`
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason: `The database refused to ${what}: ${reason}` }, cause: error })
}

/** Carries out one change of rows. */
export async function runRowStep(target: StepTarget, step: RowStep): Promise<void> {
  const table = tableOf(target, step.collection)
  if (step.kind === 'insert') return table.insert(step.row)
  if (step.kind === 'delete') await table.delete(step.matches)
  else if (Object.keys(step.values).length > 0) await table.update(step.matches, step.values)
}

/** Deletes rows of the past. Revisions of other collections that came with one of these stay, as roots of their own. */
export async function runForget(target: StepTarget, collection: string, matches: Matches): Promise<void> {
  if (collection === 'directus_revisions') await detachRevisions(target, matches)
  await tableOf(target, collection).delete(matches)
}

/** MySQL reads no table it is changing, except through a derived one. */
async function detachRevisions({ platform: { dialect }, session }: StepTarget, matches: Matches): Promise<void> {
  const { identifier, table } = dialect.expressions
  const revisions = table({ schema: null, name: 'recto_revisions' })
  const own = sql`SELECT ${identifier('id')} FROM ${revisions} WHERE ${identifier('collection')} = ${matches['collection']}`
  const parents = sql`SELECT ${identifier('id')} FROM (${own}) ${identifier('own')}`
  await session.execute(
    compile(dialect, sql`UPDATE ${revisions} SET ${identifier('parent')} = NULL WHERE ${identifier('parent')} IN (${parents})`),
  )
}

/** What is recorded of a change, with who made it and when. */
export function recordedBy({ account, now }: Context, { action, collection, item, data, delta }: JournalEntry): Recorded {
  const activity = {
    action,
    user: account.user,
    timestamp: now.toISOString(),
    ip: account.ip,
    user_agent: account.userAgent,
    origin: account.origin,
    collection,
    item,
  }
  return { activity, revision: data === null ? null : { collection, item, data, delta } }
}

/** Writes one row of activity and, unless it is of a deletion, one revision. */
export async function runRecord(target: StepTarget, { activity, revision }: Recorded): Promise<void> {
  await tableOf(target, 'directus_activity').insert(activity)
  if (revision === null) return
  const id = await latestActivity(target, revision)
  await tableOf(target, 'directus_revisions').insert({ activity: id, ...revision })
}

/** Changes of the model are made one after another, so the newest row of an item is the one just written. */
async function latestActivity(target: StepTarget, { collection, item }: NonNullable<Recorded['revision']>): Promise<number> {
  const rows = await tableOf(target, 'directus_activity').find({ collection, item })
  return Math.max(...rows.map((row) => Number(row['id'])))
}
