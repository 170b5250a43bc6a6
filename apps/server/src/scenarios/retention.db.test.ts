import { systemTable } from '@recto/pipeline'
import { eachDatabase } from '@recto/testing'
import { expect, it, vi } from 'vitest'
import { testServer } from './test-server.ts'

const everySecond = '* * * * * *'
const old = '2020-01-01T00:00:00.000Z'

eachDatabase((database) => {
  it('deletes old activity when it is time, and only if asked to', async () => {
    const asked = await testServer(database, { RETENTION_ENABLED: 'true', RETENTION_SCHEDULE: everySecond, ACTIVITY_RETENTION: '30d' })
    const activity = systemTable(asked.platform, 'directus_activity')
    for (const timestamp of [old, new Date().toISOString()])
      await activity.insert({ action: 'update', collection: 'books', item: '1', timestamp })
    await vi.waitFor(async () => expect(await activity.find({})).toHaveLength(1), { timeout: 10_000, interval: 200 })
    await asked.close()
    const other = await testServer(database, { RETENTION_SCHEDULE: everySecond })
    const kept = systemTable(other.platform, 'directus_activity')
    await kept.insert({ action: 'update', collection: 'books', item: '1', timestamp: old })
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(await kept.find({})).toHaveLength(2)
    await other.close()
  })

  it('refuses a schedule that is not a cron expression', async () => {
    await expect(testServer(database, { RETENTION_ENABLED: 'true', RETENTION_SCHEDULE: 'tomorrow' })).rejects.toThrow(
      'The schedule of retention, "tomorrow", is not a cron expression',
    )
  })
})
