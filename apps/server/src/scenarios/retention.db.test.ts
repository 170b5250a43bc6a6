import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { expect, it, vi } from 'vitest'
import { testServer } from './test-server.ts'

const everySecond = '* * * * * *'
const old = '2020-01-01T00:00:00.000Z'

eachDatabase((database) => {
  it('deletes old activity when it is time, and only if asked to', async () => {
    const asked = await testServer(database, { RETENTION_ENABLED: 'true', RETENTION_SCHEDULE: everySecond, ACTIVITY_RETENTION: '30d' })
    const activity = systemDatabase(asked.platform).selectFrom('recto_activity').select('id')
    for (const timestamp of [old, new Date().toISOString()])
      await systemDatabase(asked.platform)
        .insertInto('recto_activity')
        .values({ action: 'update', collection: 'books', item: '1', timestamp })
        .execute()
    await vi.waitFor(async () => expect(await activity.execute()).toHaveLength(1), { timeout: 10_000, interval: 200 })
    await asked.close()
    const other = await testServer(database, { RETENTION_SCHEDULE: everySecond })
    await systemDatabase(other.platform)
      .insertInto('recto_activity')
      .values({ action: 'update', collection: 'books', item: '1', timestamp: old })
      .execute()
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(await systemDatabase(other.platform).selectFrom('recto_activity').selectAll().execute()).toHaveLength(2)
    await other.close()
  })

  it('refuses a schedule that is not a cron expression', async () => {
    await expect(testServer(database, { RETENTION_ENABLED: 'true', RETENTION_SCHEDULE: 'tomorrow' })).rejects.toThrow(
      'The schedule of retention, "tomorrow", is not a cron expression',
    )
  })
})
