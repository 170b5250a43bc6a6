import { compile, raw } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Administrator, administratorOf } from '../testing/administrator.ts'

const text = (field: string) => ({ field, type: 'string', schema: {}, meta: {} })

/** Everything that can name a collection or a field, naming `books` or `books.title`. */
async function nameEverywhere({ ask }: Administrator): Promise<void> {
  const make = (collection: string, fields: readonly object[], meta: object = {}) =>
    ask('POST', '/collections', { collection, schema: {}, meta, fields })
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
    ask('POST', '/relations', { collection, field, related_collection: related, schema: related === null ? null : {}, meta })
  await relate('books', 'shelf', 'shelves', { one_field: 'books', sort_field: 'title' })
  await ask('POST', '/fields/shelves', { field: 'books', type: 'alias', meta: { special: ['o2m'] } })
  await relate('chapters', 'book', 'books', { one_field: 'chapters' })
  await ask('POST', '/fields/books', { field: 'chapters', type: 'alias', meta: { special: ['o2m'] } })
  await relate('links', 'item', null, {
    one_collection_field: 'kind',
    one_allowed_collections: ['books', 'shelves'],
    junction_field: 'shelf',
  })
  await ask('PATCH', '/fields/books/kept', { meta: { group: 'title', conditions: [{ rule: { title: { _eq: 'x' } }, hidden: true }] } })
  await ask('PATCH', '/fields/chapters/book', {
    meta: { options: { template: '{{ title }}' }, display_options: { template: '{{ kept }}' } },
  })
  const { id: policy } = await ask<{ id: string }>('POST', '/policies', { name: 'Readers' })
  const permission = (collection: string, rest: object) => ask('POST', '/permissions', { policy, collection, action: 'read', ...rest })
  await permission('books', { fields: ['title', 'kept'], presets: { title: 'x', kept: 'y' } })
  await permission('shelves', { fields: ['*'], permissions: { books: { _some: { title: { _eq: 'x' } } } } })
  await permission('chapters', { fields: ['*'] })
  await ask('POST', '/presets', { collection: 'books', bookmark: 'Mine', filter: { title: { _eq: 'x' } } })
  await ask('POST', '/presets', {
    collection: 'chapters',
    layout_query: { tabular: { fields: ['id', 'book.title'], sort: ['book.title'] } },
  })
  const { id: book } = await ask<{ id: number }>('POST', '/items/books', { title: 'One', kept: 'yes' })
  await ask('POST', '/versions', { key: 'draft', name: 'Draft', collection: 'books', item: String(book) }).then((version) =>
    ask('POST', `/versions/${(version as { id: string }).id}/save`, { title: 'Drafted', kept: 'still' }),
  )
  await ask('POST', '/comments', { collection: 'books', item: String(book), comment: 'Good' })
  await ask('POST', '/shares', { collection: 'books', item: String(book), name: 'For you' })
  const { id: dashboard } = await ask<{ id: string }>('POST', '/dashboards', { name: 'Board' })
  await ask('POST', '/panels', {
    dashboard,
    type: 'metric',
    position_x: 1,
    position_y: 1,
    width: 4,
    height: 4,
    options: { collection: 'books', field: 'title', filter: { title: { _eq: 'x' } } },
  })
  const { id: flow } = await ask<{ id: string }>('POST', '/flows', {
    name: 'Told',
    trigger: 'event',
    options: { type: 'action', scope: ['items.create'], collections: ['books', 'shelves'] },
  })
  await ask('POST', '/operations', {
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
    const { ask } = administrator
    await ask('DELETE', '/fields/books/title')
    const left = await namings(administrator, 'title')
    expect(Object.keys(left).filter(isPresent)).toEqual([])
    expect(await ask('GET', '/collections/books')).toMatchObject({
      meta: { sort_field: null, archive_field: null, display_template: ' ({{ kept }})', item_duplication_fields: ['kept'] },
    })
    expect(await ask('GET', '/fields/books/kept')).toMatchObject({ meta: { group: null } })
    expect(await ask('GET', '/permissions?fields=collection,fields,presets&filter[policy][name][_eq]=Readers&sort=id')).toEqual([
      { collection: 'books', fields: ['kept'], presets: { kept: 'y' } },
      { collection: 'chapters', fields: ['*'], presets: null },
    ])
    expect(await ask('GET', '/operations?fields=options')).toEqual([
      { options: { collection: 'books', query: { filter: null, fields: ['kept'] } } },
    ])
    expect(await ask('GET', '/versions?fields=delta')).toMatchObject([{ delta: { kept: 'still' } }])
    await ask('POST', '/fields/books', text('title'))
    expect(await ask('GET', '/fields/books/title')).toMatchObject({ meta: { options: null, note: null } })
  })

  it('keeps no word of a collection that is deleted', async () => {
    const { ask } = administrator
    await ask('DELETE', '/collections/books')
    const left = await namings(administrator, 'books')
    expect(Object.keys(left).filter(isPresent)).toEqual([])
    expect(await ask('GET', '/collections/chapters')).toMatchObject({ meta: { group: null, item_duplication_fields: null } })
    expect(await ask('GET', '/flows?fields=options')).toMatchObject([{ options: { collections: ['shelves'] } }])
    expect(await ask('GET', '/relations/links/item')).toMatchObject({ meta: { one_allowed_collections: ['shelves'] } })
    const fields = await ask<{ collection: string; field: string }[]>('GET', '/fields')
    const own = fields
      .filter(({ collection }) => !collection.startsWith('directus_'))
      .map(({ collection, field }) => `${collection}.${field}`)
    expect(own.sort()).toEqual(['chapters.id', 'links.id', 'links.item', 'links.kind', 'links.shelf', 'shelves.id', 'shelves.label'])
  })

  it('gives nothing of it to a new one of the same name', async () => {
    const { ask } = administrator
    await ask('POST', '/collections', { collection: 'books', schema: {}, meta: {}, fields: [text('title')] })
    for (const owner of ['permissions', 'presets', 'versions', 'comments', 'shares', 'revisions']) {
      expect(await ask('GET', `/${owner}?filter[collection][_eq]=books`), owner).toEqual([])
    }
    expect(await ask('GET', '/activity?filter[collection][_eq]=books')).toEqual([])
    expect(await ask('GET', '/collections/books')).toMatchObject({ meta: { display_template: null, versioning: false } })
  })
})
