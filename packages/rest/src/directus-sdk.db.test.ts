import {
  createCollection,
  createDirectus,
  createField,
  createRelation,
  deleteCollection,
  deleteField,
  deleteRelation,
  readCollection,
  readCollections,
  readField,
  readFields,
  readFieldsByCollection,
  readRelation,
  readRelationByCollection,
  readRelations,
  rest,
  schemaApply,
  schemaDiff,
  schemaSnapshot,
  updateCollection,
  updateField,
  updateRelation,
} from '@directus/sdk'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Administrator, administratorOf } from './testing/administrator.ts'

interface Schema {
  readonly planets: { readonly id: number; readonly name: string; readonly star: number }[]
  readonly stars: { readonly id: number }[]
}

eachDatabase((database) => {
  let administrator: Administrator
  let address: string
  const client = () => createDirectus<Schema>(address).with(rest())

  beforeAll(async () => {
    administrator = await administratorOf(database)
    address = await administrator.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(() => administrator.close())

  it('makes, changes and lists collections, fields and relations', async () => {
    const sdk = client()
    const made = await sdk.request(createCollection({ collection: 'stars', meta: { icon: 'star' }, schema: {} } as never))
    expect(made).toMatchObject({ collection: 'stars', meta: { icon: 'star' } })
    await sdk.request(createCollection({ collection: 'planets', meta: {}, schema: {} } as never))
    expect(await sdk.request(updateCollection('planets', { meta: { note: 'Round' } as never }))).toMatchObject({ meta: { note: 'Round' } })
    expect(await sdk.request(readCollection('planets'))).toMatchObject({ collection: 'planets' })
    expect((await sdk.request(readCollections())).map(({ collection }) => collection)).toContain('stars')
    expect(await sdk.request(createField('planets', { field: 'name', type: 'string', schema: {}, meta: {} } as never))).toMatchObject({
      field: 'name',
    })
    await sdk.request(createField('planets', { field: 'star', type: 'integer', schema: {}, meta: {} } as never))
    expect(await sdk.request(updateField('planets', 'name', { meta: { note: 'Latin' } } as never))).toMatchObject({
      meta: { note: 'Latin' },
    })
    expect(await sdk.request(readField('planets', 'name'))).toMatchObject({ type: 'string' })
    expect(await sdk.request(readFieldsByCollection('planets'))).toHaveLength(3)
    expect((await sdk.request(readFields())).length).toBeGreaterThan(100)
    const relation = { collection: 'planets', field: 'star', related_collection: 'stars', schema: { on_delete: 'SET NULL' }, meta: {} }
    expect(await sdk.request(createRelation(relation as never))).toMatchObject({ related_collection: 'stars' })
    expect(await sdk.request(updateRelation('planets', 'star', { meta: { one_deselect_action: 'delete' } } as never))).toMatchObject({
      schema: { on_delete: 'SET NULL' },
    })
    expect(await sdk.request(readRelation('planets', 'star'))).toMatchObject({ field: 'star' })
    expect(await sdk.request(readRelationByCollection('planets'))).toHaveLength(1)
    expect((await sdk.request(readRelations())).length).toBeGreaterThan(10)
  })

  it('takes a snapshot, and brings back what was deleted since', async () => {
    const sdk = client()
    const snapshot = await sdk.request(schemaSnapshot())
    await sdk.request(deleteRelation('planets', 'star'))
    await sdk.request(deleteField('planets', 'name'))
    await sdk.request(deleteCollection('stars'))
    const diff = await sdk.request(schemaDiff(snapshot))
    await sdk.request(schemaApply(diff))
    expect(await sdk.request(readField('planets', 'name'))).toMatchObject({ meta: { note: 'Latin' } })
    expect(await sdk.request(readRelation('planets', 'star'))).toMatchObject({
      related_collection: 'stars',
      schema: { on_delete: 'SET NULL' },
    })
    const again = await administrator.ask('POST', '/schema/diff', snapshot)
    expect(again).toBeNull()
  })

  it('reads snapshots from files, and from nothing else', async () => {
    const snapshot = (await administrator.app.inject({ method: 'GET', url: '/schema/snapshot?export=yaml' })).body
    const send = async (body: FormData | string) => (await fetch(`${address}/schema/diff`, { method: 'POST', body })).status
    const formOf = (...files: readonly Blob[]) => {
      const form = new FormData()
      for (const file of files) form.append('file', file, 'snapshot')
      return form
    }
    const file = new Blob([snapshot], { type: 'text/yaml' })
    expect(await send(formOf(file))).toBe(204)
    expect(await send(formOf(file, file))).toBe(400)
    expect(await send(formOf())).toBe(400)
    expect(await send(formOf(new Blob(['a: ['], { type: 'text/yaml' })))).toBe(400)
    expect(await send('plain text')).toBe(415)
  })
})
