import { bind, compile, openDatabase, sql } from '@recto/dialects'
import { insertStatement, migrate, systemTables } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { deleteExpiredAnswers, deleteExpiredRecords } from './delete-expired.ts'

const day = 86_400_000
const now = new Date('2026-11-22T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * day).toISOString()

eachDatabase((database) => {
  let store: Awaited<ReturnType<typeof openDatabase>>
  const tableOf = (name: string) => store.dialect.expressions.table({ schema: null, name: `recto_${name}` })
  const insert = async (name: string, row: Readonly<Record<string, unknown>>) => {
    const table = systemTables.find((candidate) => candidate.name === name)
    if (table === undefined) throw new Error(name)
    await store.connection.execute(compile(store.dialect, insertStatement(store.dialect, table, row)))
  }
  const idsOf = async (name: string) => {
    const id = store.dialect.expressions.identifier('id')
    const rows = await store.connection.rows<{ id: number }>(compile(store.dialect, sql`SELECT ${id} FROM ${tableOf(name)} ORDER BY ${id}`))
    return rows.map((row) => row.id)
  }
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
    const parent = store.dialect.expressions.identifier('parent')
    await store.connection.execute(compile(store.dialect, sql`UPDATE ${tableOf('revisions')} SET ${parent} = NULL`))
    for (const name of ['revisions', 'activity', 'idempotency_keys'])
      await store.connection.execute(compile(store.dialect, sql`DELETE FROM ${tableOf(name)}`))
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
    const { identifier } = store.dialect.expressions
    const left = sql`SELECT ${identifier('id')} FROM ${tableOf('idempotency_keys')} WHERE ${identifier('id')} <> ${bind('')}`
    expect(await store.connection.rows(compile(store.dialect, left))).toEqual([{ id: 'valid' }])
  })
})
