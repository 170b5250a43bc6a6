import { rawStatement } from '@recto/dialects'
import { eachDatabase, testDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { createCollections, createField, updateCollection } from '../operations.ts'
import { applyDiff } from '../snapshots/apply-diff.ts'
import { parseDiff, parseSnapshot } from '../snapshots/parse-snapshot.ts'
import { currentSnapshot, diffWith } from '../snapshots/snapshots.ts'
import { type Administrator, administratorOf } from '../testing/administrator.ts'

eachDatabase((database) => {
  const server = inject('rectoTestServers').find(({ name }) => name === database.name)
  let origin: Administrator
  let copy: Administrator
  let dropCopy: () => Promise<void>

  beforeAll(async () => {
    if (server === undefined) return
    origin = await administratorOf(database)
    await origin.platform.connection.execute(
      rawStatement('CREATE TABLE wells (id integer PRIMARY KEY, depth integer NOT NULL, name varchar(40))'),
    )
    await origin.platform.schemaCache.refresh()
    await origin.change(updateCollection('wells', { meta: { note: 'All wells' } }))
    await origin.change(createCollections({ collection: 'pumps', schema: {}, meta: {} }))
    await origin.change(createField('pumps', { field: 'power', type: 'integer', schema: {} }))
    const other = testDatabase(server)
    await other.create()
    dropCopy = () => other.drop()
    copy = await administratorOf(other)
  })
  afterAll(async () => {
    await origin.close()
    await copy.close()
    await dropCopy()
  })

  const columnsOf = async ({ platform }: Administrator, table: string): Promise<readonly string[]> => {
    const { tables } = await platform.dialect.introspect(platform.connection)
    return (tables.find(({ name }) => name === table)?.columns ?? []).map(({ name }) => name)
  }

  it('brings the columns of configured tables that were never configured themselves', async () => {
    const snapshot = parseSnapshot(JSON.parse(JSON.stringify(currentSnapshot(origin.context()))))
    await copy.change(applyDiff(parseDiff(JSON.parse(JSON.stringify(diffWith(copy.context(), snapshot, { force: false })))).diff))
    expect(await columnsOf(copy, 'wells')).toEqual(['id', 'depth', 'name'])
    expect(await columnsOf(copy, 'pumps')).toEqual(['id', 'power'])
    expect(diffWith(copy.context(), snapshot, { force: false })).toBeNull()
  })

  it('keeps such columns where a snapshot leaves them out', () => {
    const snapshot = currentSnapshot(copy.context())
    const fields = snapshot.fields.filter(({ meta }) => meta !== null)
    expect(fields.length).toBeLessThan(snapshot.fields.length)
    expect(diffWith(copy.context(), { ...snapshot, fields }, { force: false })).toBeNull()
  })
})
