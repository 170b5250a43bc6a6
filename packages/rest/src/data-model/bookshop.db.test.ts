import { eachDatabase, loadBookshop, testDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Administrator, administratorOf } from '../testing/administrator.ts'

interface Collection {
  readonly collection: string
  readonly meta: unknown
  readonly schema: { readonly kind?: string } | null
}

interface Named {
  readonly collection: string
  readonly field: string
  readonly meta: unknown
}

const isOwn = ({ collection }: { readonly collection: string }): boolean => !collection.startsWith('directus_')

interface Found {
  readonly diff: Readonly<Record<string, readonly { collection: string; field?: string; diff: readonly Record<string, unknown>[] }[]>>
}

/** One line per difference. */
function differences(found: Found | null): readonly string[] {
  return Object.values(found?.diff ?? {}).flatMap((entries) =>
    entries.flatMap(({ collection, field, diff }) =>
      diff.map((change) => `${collection}.${field} ${JSON.stringify({ ...change, kind: undefined })}`),
    ),
  )
}

/** Configures every table, field and relation, so that a snapshot holds all of them. */
async function adopt({ ask }: Administrator): Promise<void> {
  const collections = (await ask<Collection[]>('GET', '/collections')).filter(
    (collection) => isOwn(collection) && collection.schema?.kind === 'table',
  )
  const tables = new Set(collections.map(({ collection }) => collection))
  await ask(
    'PATCH',
    '/collections',
    collections.map(({ collection }) => ({ collection, meta: { note: `All ${collection}` } })),
  )
  const fields = (await ask<Named[]>('GET', '/fields')).filter(({ collection }) => tables.has(collection))
  for (const collection of tables) {
    const own = fields.filter((field) => field.collection === collection && 'schema' in field && field.schema !== null)
    await ask(
      'PATCH',
      `/fields/${collection}`,
      own.map(({ field }) => ({ field, meta: { width: 'half' } })),
    )
  }
  const relations = (await ask<Named[]>('GET', '/relations')).filter(({ collection }) => tables.has(collection))
  const columns = new Set(
    fields.filter((field) => 'schema' in field && field.schema !== null).map(({ collection, field }) => `${collection}.${field}`),
  )
  for (const { collection, field } of relations.filter((relation) => columns.has(`${relation.collection}.${relation.field}`))) {
    await ask('PATCH', `/relations/${collection}/${field}`, { meta: { one_deselect_action: 'nullify' } })
  }
}

const postgres = inject('rectoTestServers').find(({ name }) => name === 'postgres')

eachDatabase((database) => {
  let administrator: Administrator
  let snapshot: unknown

  beforeAll(async () => {
    if (postgres === undefined) return
    const origin = testDatabase(postgres)
    await origin.create()
    await loadBookshop(origin)
    const source = await administratorOf(origin)
    try {
      await adopt(source)
      snapshot = await source.ask('GET', '/schema/snapshot')
    } finally {
      await source.close()
      await origin.drop()
    }
    administrator = await administratorOf(database)
  })
  afterAll(() => administrator?.close())

  it.skipIf(postgres === undefined)('becomes like the snapshot of another engine, once', async () => {
    const found = await administrator.ask<{ hash: string; diff: Record<string, unknown[]> }>('POST', '/schema/diff?force', snapshot)
    expect(found.diff['collections']?.length).toBeGreaterThan(5)
    await administrator.ask('POST', '/schema/apply', found)
    expect(differences(await administrator.ask<Found | null>('POST', '/schema/diff?force', snapshot))).toEqual([])
  })
})
