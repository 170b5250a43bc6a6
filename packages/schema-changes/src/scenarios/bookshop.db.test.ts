import type { DeepChange } from '@recto/schema/snapshots'
import { eachDatabase, loadBookshop, testDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { updateCollections, updateFields, updateRelation } from '../operations.ts'
import { applyDiff } from '../snapshots/apply-diff.ts'
import { type DiffPayload, parseDiff, parseSnapshot } from '../snapshots/parse-snapshot.ts'
import { currentSnapshot, diffWith } from '../snapshots/snapshots.ts'
import { type Administrator, administratorOf } from '../testing/administrator.ts'

const isOwn = ({ collection }: { readonly collection: string }): boolean => !collection.startsWith('directus_')

/** One line per difference. */
function differences(found: DiffPayload | null): readonly string[] {
  return Object.values(found?.diff ?? {}).flatMap(
    (entries: readonly { collection: string; field?: string; diff: readonly DeepChange[] }[]) =>
      entries.flatMap(({ collection, field, diff }) =>
        diff.map((change) => `${collection}.${field} ${JSON.stringify({ ...change, kind: undefined })}`),
      ),
  )
}

/** Configures every table, field and relation, so that a snapshot holds all of them. */
async function adopt({ change, model }: Administrator): Promise<void> {
  const collections = (await model()).collections().filter((collection) => isOwn(collection) && collection.schema?.kind === 'table')
  const tables = new Set(collections.map(({ collection }) => collection))
  await change(updateCollections(collections.map(({ collection }) => ({ collection, meta: { note: `All ${collection}` } }))))
  const fields = (await model()).fields().filter(({ collection }) => tables.has(collection))
  for (const collection of tables) {
    const own = fields.filter((field) => field.collection === collection && 'schema' in field && field.schema !== null)
    await change(
      updateFields(
        collection,
        own.map(({ field }) => ({ field, meta: { width: 'half' } })),
      ),
    )
  }
  const relations = (await model()).relations().filter(({ collection }) => tables.has(collection))
  const columns = new Set(
    fields.filter((field) => 'schema' in field && field.schema !== null).map(({ collection, field }) => `${collection}.${field}`),
  )
  for (const { collection, field } of relations.filter((relation) => columns.has(`${relation.collection}.${relation.field}`))) {
    await change(updateRelation({ collection, field }, { meta: { one_deselect_action: 'nullify' } }))
  }
}

const postgres = inject('rectoTestServers').find(({ name }) => name === 'postgres')

eachDatabase((database) => {
  let administrator: Administrator
  let snapshot: string

  beforeAll(async () => {
    if (postgres === undefined) return
    const origin = testDatabase(postgres)
    await origin.create()
    await loadBookshop(origin)
    const source = await administratorOf(origin)
    try {
      await adopt(source)
      snapshot = JSON.stringify(currentSnapshot(source.context()))
    } finally {
      await source.close()
      await origin.drop()
    }
    administrator = await administratorOf(database)
  })
  afterAll(() => administrator?.close())

  it.skipIf(postgres === undefined)('becomes like the snapshot of another engine, once', async () => {
    const difference = () => diffWith(administrator.context(), parseSnapshot(JSON.parse(snapshot)), { force: true })
    const found = parseDiff(JSON.parse(JSON.stringify(difference())))
    expect(found.diff.collections.length).toBeGreaterThan(5)
    await administrator.change(applyDiff(found.diff))
    expect(differences(difference())).toEqual([])
  })
})
