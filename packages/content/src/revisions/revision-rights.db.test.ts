import { type Context, type ReadInput, runRequest } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Newsroom, openNewsroom } from '../testing/open-newsroom.ts'

const everything = { action: 'read', fields: ['*'] }

eachDatabase((database) => {
  let newsroom: Newsroom

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    const admin = newsroom.asAdministrator()
    const change = (collection: string, key: string, data: object) =>
      runRequest({ kind: 'update', collection, keys: [key], data, query: {}, isOne: true }, admin)
    await change('articles', '1', { title: 'Open again', memo: 'new memo', writer: 2 })
    await change('articles', '2', { title: 'Closed again' })
    await change('writers', '1', { name: 'Ada L' })
    await newsroom.permit('reader', [
      { collection: 'directus_revisions', ...everything },
      { collection: 'directus_activity', ...everything },
      {
        collection: 'articles',
        action: 'read',
        permissions: { status: { _eq: 'published' } },
        fields: ['id', 'title', 'status'],
      },
    ])
  })
  afterAll(() => newsroom.platform.connection.close())

  const read = async (context: Context, input: Partial<ReadInput> & Pick<ReadInput, 'collection'>) => {
    const result = await runRequest({ kind: 'read', query: {}, ...input }, context)
    if (result.kind === 'document') return JSON.parse(result.data) as unknown
    const rows: unknown[] = []
    for await (const item of result.items) rows.push(JSON.parse(item))
    return rows
  }

  it('shows revisions of items that may be read, masked as the items are', async () => {
    const reader = await newsroom.as('reader')
    const row = { collection: 'articles', item: '1', delta: { title: 'Open again' } }
    const shown = [expect.objectContaining({ ...row, data: { id: 1, title: 'Open again', status: 'published' } })]
    expect(await read(reader, { collection: 'directus_revisions' })).toEqual(shown)
    expect(await read(reader, { collection: 'directus_revisions', query: { limit: '-1' } })).toEqual(shown)
    expect(await read(reader, { collection: 'directus_revisions', query: { fields: 'delta' } })).toEqual([{ delta: row.delta }])
    expect(await read(reader, { collection: 'directus_revisions', query: { aggregate: { count: '*' } } })).toMatchObject([{ count: 1 }])
  })

  it('follows no other way to what a revision holds', async () => {
    const reader = await newsroom.as('reader')
    for (const query of [
      { filter: { delta: { _contains: 'memo' } } },
      { sort: 'delta' },
      { groupBy: ['delta'] },
      { fields: 'json(delta, memo)' },
      { alias: { x: 'delta' }, fields: 'x' },
      { aggregate: { countDistinct: 'data' } },
    ])
      await expect(read(reader, { collection: 'directus_revisions', query }), JSON.stringify(query)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    const nested = await read(reader, { collection: 'directus_activity', query: { fields: '*.*' } })
    expect(JSON.stringify(nested)).not.toMatch(/memo|again/)
  })

  it('shows the activity on items that may be read, and what one did oneself', async () => {
    const items = async (context: Context) =>
      ((await read(context, { collection: 'directus_activity', query: { fields: 'collection,item' } })) as readonly object[]).map((row) =>
        Object.values(row).join(' '),
      )
    expect(await items(newsroom.asAdministrator())).toEqual(['articles 1', 'articles 2', 'writers 1'])
    expect(await items(await newsroom.as('reader'))).toEqual(['articles 1'])
    const user = '11111111-1111-4111-8111-111111111111'
    await systemDatabase(newsroom.platform).updateTable('recto_activity').set({ user }).where('item', '=', '2').execute()
    expect(await items(await newsroom.as('reader'))).toEqual(['articles 1', 'articles 2'])
  })

  it('shows an administrator everything', async () => {
    expect(JSON.stringify(await read(newsroom.asAdministrator(), { collection: 'directus_revisions' }))).toMatch(/new memo/)
  })
})
