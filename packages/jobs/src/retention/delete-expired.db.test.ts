import { openDatabase } from '@recto/dialects'
import { migrate, systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { deleteExpiredAnswers, deleteExpiredRecords } from './delete-expired.ts'

const day = 86_400_000
const now = new Date('2026-11-22T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * day).toISOString()

eachDatabase((database) => {
  let store: Awaited<ReturnType<typeof openDatabase>>
  // The keys are given, which the types of system tables do not allow for keys that the engine counts.
  const tables = () => systemDatabase(store) as unknown as Kysely<Record<string, Record<string, unknown>>>
  const insert = async (name: string, row: Readonly<Record<string, unknown>>) =>
    void (await tables().insertInto(`recto_${name}`).values(row).execute())
  const idsOf = async (name: string) =>
    (await tables().selectFrom(`recto_${name}`).select('id').orderBy('id').execute()).map(({ id }) => id)
  /** Activity of so many days ago, with a revision for each, and one nested in the first. */
  const record = async (action: string, ages: readonly number[]) => {
    for (const [index, age] of ages.entries()) {
      const id = index + 1
      await insert('activity', { id, action, timestamp: daysAgo(age), collection: 'books', item: '1' })
      await insert('revisions', { id, activity: id, collection: 'books', item: '1', parent: index === 0 ? null : 1 })
    }
  }

  beforeAll(async () => {
    store = await openDatabase(database.name, database.config)
    await migrate(store)
  })
  afterAll(() => store.connection.close())
  beforeEach(async () => {
    const recto = systemDatabase(store)
    await recto.updateTable('recto_revisions').set({ parent: null }).execute()
    for (const name of ['recto_revisions', 'recto_activity', 'recto_idempotency_keys'] as const) await recto.deleteFrom(name).execute()
  })

  it('deletes what is older, with its revisions, batch after batch', async () => {
    await record('update', [100, 95, 91, 89, 1])
    const retention = { activityMs: 90 * day, revisionsMs: 90 * day, flowLogsMs: false, batch: 2 } as const
    expect(await deleteExpiredRecords(store, retention, now)).toEqual({ activity: 3, revisions: 0 })
    expect([await idsOf('activity'), await idsOf('revisions')]).toEqual([
      [4, 5],
      [4, 5],
    ])
  })

  it('deletes revisions before their activity where they are to be kept for less long', async () => {
    await record('update', [50, 40, 1])
    const retention = { activityMs: false, revisionsMs: 30 * day, flowLogsMs: false, batch: 1 } as const
    expect(await deleteExpiredRecords(store, retention, now)).toEqual({ activity: 0, revisions: 2 })
    expect([await idsOf('activity'), await idsOf('revisions')]).toEqual([[1, 2, 3], [3]])
  })

  it('keeps the logs of flows as long as is said for them', async () => {
    await record('run', [50, 1])
    const kept = { activityMs: 10 * day, revisionsMs: false, flowLogsMs: false } as const
    expect(await deleteExpiredRecords(store, kept, now)).toEqual({ activity: 0, revisions: 0 })
    expect(await deleteExpiredRecords(store, { ...kept, flowLogsMs: 30 * day }, now)).toEqual({ activity: 1, revisions: 0 })
    expect(await idsOf('activity')).toEqual([2])
  })

  it('deletes answers that have expired', async () => {
    const answer = (id: string, days: number) =>
      insert('idempotency_keys', { id, request_hash: 'h', status: 200, response: '[]', created: daysAgo(days + 1), expires: daysAgo(days) })
    await answer('old', 1)
    await answer('older', 3)
    await answer('valid', -0.5)
    expect(await deleteExpiredAnswers(store, now, 1)).toBe(2)
    expect(await idsOf('idempotency_keys')).toEqual(['valid'])
  })
})
