import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Content, openContent } from '../testing/open-content.ts'
import { asksForVersion, readItemVersion } from './read-item-version.ts'
import { compareVersion, promoteVersion, readVersion, saveVersion } from './version.ts'

const draft = { key: 'draft', name: 'Draft', collection: 'articles', item: '1' }
const forbidden = { code: 'FORBIDDEN' }
const refused = { code: 'INVALID_PAYLOAD' }

eachDatabase((database) => {
  let content: Content
  let version: string
  const asAdmin = () => content.contextOf('admin')
  const article = () => content.run<{ title: string }>('admin', { kind: 'read', collection: 'articles', query: {}, key: '1' })
  const change = (data: object) => content.run('admin', { kind: 'update', collection: 'articles', query: {}, keys: [1], data, isOne: true })

  beforeAll(async () => {
    content = await openContent(database)
  })
  afterAll(() => content.close())
  beforeEach(async () => {
    await systemDatabase(content.platform).deleteFrom('recto_versions').execute()
    await change({ title: 'Main' })
    ;({ id: version } = await content.create('admin', 'directus_versions', draft))
  })

  it('are made of items the caller may read, under a free key', async () => {
    const make = (caller: 'admin' | 'reader', changes: object) => content.create(caller, 'directus_versions', { ...draft, ...changes })
    await make('reader', { key: 'mine' })
    await expect(make('reader', { item: '100' })).rejects.toMatchObject(forbidden)
    await expect(make('admin', {})).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' })
    await expect(
      content.create('admin', 'directus_versions', [
        { ...draft, key: 'x' },
        { ...draft, key: 'x' },
      ]),
    ).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
    })
    for (const key of ['main', 'published', '', 7]) await expect(make('admin', { key }), String(key)).rejects.toMatchObject(refused)
    await expect(make('admin', { key: 'y', delta: {} })).rejects.toMatchObject(refused)
    await expect(make('admin', { key: 'y', collection: 'directus_users', item: content.admin })).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
    })
  })

  it('are renamed, and never changed by writing their rows', async () => {
    const write = (data: object) =>
      content.run('admin', { kind: 'update', collection: 'directus_versions', query: {}, keys: [version], data, isOne: true })
    await write({ key: 'renamed', name: 'Renamed' })
    await write({ key: 'renamed', name: 'Named again' })
    await content.create('admin', 'directus_versions', draft)
    await expect(write({ key: 'draft' })).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' })
    await expect(write({ delta: { title: 'x' } })).rejects.toMatchObject(refused)
    await expect(write({ key: 'main' })).rejects.toMatchObject(refused)
  })

  it('collect what is saved, record who saved it, and leave the item alone', async () => {
    expect(await saveVersion(version, { title: 'Draft' }, await asAdmin())).toMatchObject({ title: 'Draft', body: 'old' })
    await saveVersion(version, { body: 'new' }, await asAdmin())
    expect(await readVersion(version, { fields: ['delta'] }, await asAdmin())).toEqual({ delta: { id: '1', title: 'Draft', body: 'new' } })
    expect((await article()).title).toBe('Main')
    const saves = systemDatabase(content.platform)
      .selectFrom('recto_activity')
      .select(['user', 'collection', 'item'])
      .where('action', '=', 'version_save')
    expect(await saves.execute()).toEqual([1, 2].map(() => ({ user: content.admin, collection: 'articles', item: '1' })))
  })

  it('keep no secrets', async () => {
    await expect(saveVersion(version, { pin: 'open' }, await asAdmin())).rejects.toMatchObject(refused)
    await expect(saveVersion(version, ['x'], await asAdmin())).rejects.toMatchObject(refused)
  })

  it('are compared with the item, and tell when it has changed', async () => {
    await saveVersion(version, { title: 'Draft' }, await asAdmin())
    expect(await compareVersion(version, await asAdmin())).toMatchObject({
      outdated: false,
      current: { title: 'Draft' },
      main: { title: 'Main', body: 'old' },
    })
    await change({ title: 'Changed' })
    expect(await compareVersion(version, await asAdmin())).toMatchObject({ outdated: true })
  })

  it('are promoted, whole or some fields, if the item is still the one compared with', async () => {
    await saveVersion(version, { title: 'Draft', body: 'new' }, await asAdmin())
    const { mainHash } = await compareVersion(version, await asAdmin())
    await expect(promoteVersion(version, { mainHash: 'another' }, await asAdmin())).rejects.toMatchObject({ code: 'VERSION_HASH_MISMATCH' })
    for (const body of [{}, { mainHash: 1 }, { mainHash, fields: 'title' }])
      await expect(promoteVersion(version, body, await asAdmin())).rejects.toMatchObject(refused)
    expect(await promoteVersion(version, { mainHash, fields: ['title'] }, await asAdmin())).toBe('1')
    expect(await article()).toMatchObject({ title: 'Draft', body: 'old' })
    await expect(promoteVersion(version, { mainHash }, await asAdmin())).rejects.toMatchObject({ code: 'VERSION_HASH_MISMATCH' })
    await promoteVersion(version, { mainHash: (await compareVersion(version, await asAdmin())).mainHash }, await asAdmin())
    expect(await article()).toMatchObject({ title: 'Draft', body: 'new' })
    await change({ body: 'old' })
  })

  it('have nothing to promote before something is saved', async () => {
    const { mainHash } = await compareVersion(version, await asAdmin())
    await expect(promoteVersion(version, { mainHash }, await asAdmin())).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' })
  })

  it('are promoted with the rights of the caller', async () => {
    await saveVersion(version, { title: 'Draft' }, await asAdmin())
    const { mainHash } = await compareVersion(version, await content.contextOf('reader'))
    await expect(promoteVersion(version, { mainHash }, await content.contextOf('reader'))).rejects.toMatchObject(forbidden)
  })

  it('are read as the item would be', async () => {
    await saveVersion(version, { title: 'Draft' }, await asAdmin())
    const input = { kind: 'read', collection: 'articles', key: '1', query: { version: 'draft', fields: ['title', 'body'] } } as const
    const read = async (changes: object = {}) => {
      const result = await readItemVersion({ ...input, ...changes }, await asAdmin())
      return result.kind === 'document' ? JSON.parse(result.data) : null
    }
    expect(await read()).toEqual({ title: 'Draft', body: 'old' })
    expect((await article()).title).toBe('Main')
    await expect(read({ query: { version: 'nothing' } })).rejects.toMatchObject(forbidden)
    await expect(read({ collection: 'directus_users', allowsSystem: false })).rejects.toMatchObject(forbidden)
  })

  it('are read without a key of singletons only', async () => {
    const read = readItemVersion({ kind: 'read', collection: 'articles', query: { version: 'draft' } }, await asAdmin())
    await expect(read).rejects.toMatchObject(forbidden)
  })

  it('are saved without a record where the collection keeps none', async () => {
    const recto = systemDatabase(content.platform)
    const record = async (accountability: 'all' | null) => {
      await recto.updateTable('recto_collections').set({ accountability }).where('collection', '=', 'articles').execute()
      await content.platform.schemaCache.refresh()
    }
    const saves = () => recto.selectFrom('recto_activity').select('id').where('action', '=', 'version_save').execute()
    const before = await saves()
    await record(null)
    await saveVersion(version, { title: 'Unrecorded' }, await asAdmin())
    await record('all')
    expect(await saves()).toEqual(before)
    expect(await readVersion(version, { fields: ['delta'] }, await asAdmin())).toMatchObject({ delta: { title: 'Unrecorded' } })
  })

  it.each([
    [{ version: 'draft' }, true],
    [{ version: 'main' }, false],
    [{ version: 'published' }, false],
    [{ version: '' }, false],
    [{ version: ['draft'] }, false],
    [{}, false],
  ])('are asked for by %j: %s', (query, expected) => {
    expect(asksForVersion({ query })).toBe(expected)
  })
})
