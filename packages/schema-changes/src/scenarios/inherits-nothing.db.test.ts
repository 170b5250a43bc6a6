import { randomUUID } from 'node:crypto'
import { compile, raw } from '@recto/dialects'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCollections, createField, createRelation, deleteCollection, deleteField, updateField } from '../operations.ts'
import { type Administrator, administratorOf } from '../testing/administrator.ts'

const text = (field: string) => ({ field, type: 'string', schema: {}, meta: {} })

/** Everything that can name a collection or a field, naming `books` or `books.title`. */
async function nameEverywhere({ change, create, platform }: Administrator): Promise<void> {
  const make = (collection: string, fields: readonly object[], meta: object = {}) =>
    change(createCollections({ collection, schema: {}, meta, fields }))
  await make('shelves', [text('label')])
  await make('books', [text('title'), text('kept'), { field: 'shelf', type: 'integer', schema: {}, meta: {} }], {
    sort_field: 'title',
    archive_field: 'title',
    display_template: '{{ title }} ({{ kept }})',
    item_duplication_fields: ['title', 'kept'],
    versioning: true,
  })
  await make('chapters', [{ field: 'book', type: 'integer', schema: {}, meta: {} }], {
    group: 'books',
    item_duplication_fields: ['book.title'],
  })
  await make('links', [text('item'), text('kind'), { field: 'shelf', type: 'integer', schema: {}, meta: {} }])
  const relate = (collection: string, field: string, related: string | null, meta: object) =>
    change(createRelation({ collection, field, related_collection: related, schema: related === null ? null : {}, meta }))
  await relate('books', 'shelf', 'shelves', { one_field: 'books', sort_field: 'title' })
  await change(createField('shelves', { field: 'books', type: 'alias', meta: { special: ['o2m'] } }))
  await relate('chapters', 'book', 'books', { one_field: 'chapters' })
  await change(createField('books', { field: 'chapters', type: 'alias', meta: { special: ['o2m'] } }))
  await relate('links', 'item', null, {
    one_collection_field: 'kind',
    one_allowed_collections: ['books', 'shelves'],
    junction_field: 'shelf',
  })
  await change(
    updateField(
      { collection: 'books', field: 'kept' },
      { meta: { group: 'title', conditions: [{ rule: { title: { _eq: 'x' } }, hidden: true }] } },
    ),
  )
  await change(
    updateField(
      { collection: 'chapters', field: 'book' },
      {
        meta: { options: { template: '{{ title }}' }, display_options: { template: '{{ kept }}' } },
      },
    ),
  )
  const { id: policy } = await create<{ id: string }>('directus_policies', { name: 'Readers' })
  const permission = (collection: string, rest: object) => create('directus_permissions', { policy, collection, action: 'read', ...rest })
  await permission('books', { fields: ['title', 'kept'], presets: { title: 'x', kept: 'y' } })
  await permission('shelves', { fields: ['*'], permissions: { books: { _some: { title: { _eq: 'x' } } } } })
  await permission('chapters', { fields: ['*'] })
  await create('directus_presets', { collection: 'books', bookmark: 'Mine', filter: { title: { _eq: 'x' } } })
  await create('directus_presets', {
    collection: 'chapters',
    layout_query: { tabular: { fields: ['id', 'book.title'], sort: ['book.title'] } },
  })
  const { id: book } = await create<{ id: number }>('books', { title: 'One', kept: 'yes' })
  const version = { key: 'draft', name: 'Draft', collection: 'books', item: String(book), delta: { title: 'Drafted', kept: 'still' } }
  await systemDatabase(platform)
    .insertInto('recto_versions')
    .values({ id: randomUUID(), ...version })
    .execute()
  await create('directus_comments', { collection: 'books', item: String(book), comment: 'Good' })
  await create('directus_shares', { collection: 'books', item: String(book), name: 'For you' })
  const { id: dashboard } = await create<{ id: string }>('directus_dashboards', { name: 'Board' })
  await create('directus_panels', {
    dashboard,
    type: 'metric',
    position_x: 1,
    position_y: 1,
    width: 4,
    height: 4,
    options: { collection: 'books', field: 'title', filter: { title: { _eq: 'x' } } },
  })
  const { id: flow } = await create<{ id: string }>('directus_flows', {
    name: 'Told',
    trigger: 'event',
    options: { type: 'action', scope: ['items.create'], collections: ['books', 'shelves'] },
  })
  await create('directus_operations', {
    flow,
    key: 'read',
    type: 'item-read',
    position_x: 1,
    position_y: 1,
    options: { collection: 'books', query: { filter: { title: { _eq: 'x' } }, fields: ['title', 'kept'] } },
  })
}

/** Rows of Recto's own tables in which a word is found, by table; activity is the record of the change itself. */
async function namings({ platform }: Administrator, word: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const { dialect, connection } = platform
  const { tables } = await dialect.introspect(connection)
  const own = tables.filter(({ name }) => name.startsWith('recto_') && name !== 'recto_schema_change_log')
  const found: [string, readonly unknown[]][] = []
  for (const { name } of own) {
    const rows = await connection.rows(compile(dialect, raw(`SELECT * FROM ${name}`)))
    const naming = rows.filter((row) => new RegExp(`\\b${word}\\b`).test(JSON.stringify(row)))
    if (naming.length > 0) found.push([name, naming])
  }
  return Object.fromEntries(found)
}

/** What happened to the model is recorded, and stays so. */
const isPresent = (table: string): boolean => !['recto_activity', 'recto_revisions'].includes(table)

eachDatabase((database) => {
  let administrator: Administrator

  beforeAll(async () => {
    administrator = await administratorOf(database)
    await nameEverywhere(administrator)
  })
  afterAll(() => administrator.close())

  it('keeps no word of a field that is deleted', async () => {
    const { change, model, read } = administrator
    await change(deleteField({ collection: 'books', field: 'title' }))
    const left = await namings(administrator, 'title')
    expect(Object.keys(left).filter(isPresent)).toEqual([])
    expect((await model()).collection('books')).toMatchObject({
      meta: { sort_field: null, archive_field: null, display_template: ' ({{ kept }})', item_duplication_fields: ['kept'] },
    })
    expect((await model()).field('books', 'kept')).toMatchObject({ meta: { group: null } })
    expect(
      await read('directus_permissions', {
        fields: 'collection,fields,presets',
        filter: { policy: { name: { _eq: 'Readers' } } },
        sort: 'id',
      }),
    ).toEqual([
      { collection: 'books', fields: ['kept'], presets: { kept: 'y' } },
      { collection: 'chapters', fields: ['*'], presets: null },
    ])
    expect(await read('directus_operations', { fields: 'options' })).toEqual([
      { options: { collection: 'books', query: { filter: null, fields: ['kept'] } } },
    ])
    expect(await read('directus_versions', { fields: 'delta' })).toMatchObject([{ delta: { kept: 'still' } }])
    await change(createField('books', text('title')))
    expect((await model()).field('books', 'title')).toMatchObject({ meta: { options: null, note: null } })
  })

  it('keeps no word of a collection that is deleted', async () => {
    const { change, model, read } = administrator
    await change(deleteCollection('books'))
    const left = await namings(administrator, 'books')
    expect(Object.keys(left).filter(isPresent)).toEqual([])
    expect((await model()).collection('chapters')).toMatchObject({ meta: { group: null, item_duplication_fields: null } })
    expect(await read('directus_flows', { fields: 'options' })).toMatchObject([{ options: { collections: ['shelves'] } }])
    expect((await model()).relation('links', 'item')).toMatchObject({ meta: { one_allowed_collections: ['shelves'] } })
    const fields = (await model()).fields()
    const own = fields
      .filter(({ collection }) => !collection.startsWith('directus_'))
      .map(({ collection, field }) => `${collection}.${field}`)
    expect(own.sort()).toEqual(['chapters.id', 'links.id', 'links.item', 'links.kind', 'links.shelf', 'shelves.id', 'shelves.label'])
  })

  it('gives nothing of it to a new one of the same name', async () => {
    const { change, model, read } = administrator
    await change(createCollections({ collection: 'books', schema: {}, meta: {}, fields: [text('title')] }))
    for (const owner of ['permissions', 'presets', 'versions', 'comments', 'shares', 'revisions']) {
      expect(await read(`directus_${owner}`, { filter: { collection: { _eq: 'books' } } }), owner).toEqual([])
    }
    expect(await read('directus_activity', { filter: { collection: { _eq: 'books' } } })).toEqual([])
    expect((await model()).collection('books')).toMatchObject({ meta: { display_template: null, versioning: false } })
  })
})
