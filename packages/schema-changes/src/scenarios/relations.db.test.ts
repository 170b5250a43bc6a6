import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  createCollections,
  createField,
  createRelation,
  deleteCollection,
  generateTranslations,
  renameCollection,
  renameField,
  updateCollection,
  updateRelation,
} from '../operations.ts'
import { type Administrator, administratorOf, refusal } from '../testing/administrator.ts'

const text = (field: string) => ({ field, type: 'string', schema: {}, meta: {} })
const number = (field: string) => ({ field, type: 'integer', schema: {}, meta: {} })
const alias = (field: string, special: string) => ({ field, type: 'alias', meta: { special: [special] } })

/** Every kind of relation there is, made only through the API. */
async function makeModel({ change }: Administrator): Promise<void> {
  const make = (collection: string, fields: readonly unknown[]) => change(createCollections({ collection, schema: {}, meta: {}, fields }))
  const relate = (collection: string, field: string, related: string | null, meta: object) =>
    change(
      createRelation({
        collection,
        field,
        related_collection: related,
        schema: related === null ? null : { on_delete: 'SET NULL' },
        meta,
      }),
    )
  await make('writers', [])
  await change(createField('writers', text('name')))
  await make('tags', [])
  await change(createField('tags', text('word')))
  await make('posts', [])
  for (const field of [
    text('title'),
    number('writer'),
    number('parent'),
    { field: 'cover', type: 'uuid', schema: {}, meta: { special: ['file'] } },
  ]) {
    await change(createField('posts', field))
  }
  await make('posts_tags', [])
  for (const field of [number('posts_id'), number('tags_id'), number('sort')]) await change(createField('posts_tags', field))
  await make('posts_files', [])
  await change(createField('posts_files', number('posts_id')))
  await change(createField('posts_files', { field: 'directus_files_id', type: 'uuid', schema: {}, meta: {} }))
  await make('posts_blocks', [])
  for (const field of [number('posts_id'), text('item'), text('collection')]) await change(createField('posts_blocks', field))
  await relate('posts', 'writer', 'writers', { one_field: 'posts' })
  await relate('posts', 'parent', 'posts', { one_field: 'children' })
  await relate('posts', 'cover', 'directus_files', {})
  await relate('posts_tags', 'posts_id', 'posts', { one_field: 'tags', junction_field: 'tags_id', sort_field: 'sort' })
  await relate('posts_tags', 'tags_id', 'tags', { one_field: 'posts', junction_field: 'posts_id' })
  await relate('posts_files', 'posts_id', 'posts', { one_field: 'images', junction_field: 'directus_files_id' })
  await relate('posts_files', 'directus_files_id', 'directus_files', { junction_field: 'posts_id' })
  await relate('posts_blocks', 'posts_id', 'posts', { one_field: 'blocks', junction_field: 'item' })
  await relate('posts_blocks', 'item', null, {
    one_collection_field: 'collection',
    one_allowed_collections: ['writers', 'tags'],
    junction_field: 'posts_id',
  })
  const aliases = [alias('tags', 'm2m'), alias('images', 'files'), alias('blocks', 'm2a'), alias('children', 'o2m')]
  for (const field of aliases) await change(createField('posts', field))
  await change(createField('writers', alias('posts', 'o2m')))
  await change(createField('tags', alias('posts', 'm2m')))
  await change(generateTranslations({ collection: 'posts', fields: ['title'] }))
}

eachDatabase((database) => {
  let administrator: Administrator

  beforeAll(async () => {
    administrator = await administratorOf(database)
    await makeModel(administrator)
  })
  afterAll(() => administrator.close())

  it('indexes the foreign keys it makes', async () => {
    const { connection, dialect } = administrator.platform
    const { tables } = await dialect.introspect(connection)
    for (const [table, column] of [
      ['posts', 'writer'],
      ['posts', 'parent'],
      ['posts_tags', 'tags_id'],
    ]) {
      const found = tables.find(({ name }) => name === table)
      expect(found?.indexes.filter(({ columns }) => columns[0] === column)).toHaveLength(1)
    }
  })

  it('writes and reads every kind of relation', async () => {
    const { create, read } = administrator
    const { id } = await create<{ id: number }>('posts', {
      title: 'First',
      writer: { name: 'Ann' },
      tags: [{ tags_id: { word: 'red' } }, { tags_id: { word: 'blue' } }],
      blocks: [{ collection: 'tags', item: { word: 'green' } }],
      children: [{ title: 'Second' }],
      translations: [{ languages_code: 'de-DE', title: 'Erster' }],
    })
    const fields =
      'title,writer.name,tags.tags_id.word,blocks.collection,blocks.item:tags.word,children.title,translations.title,translations.languages_code.name'
    expect(await read('posts', { fields }, `${id}`)).toEqual({
      title: 'First',
      writer: { name: 'Ann' },
      tags: [{ tags_id: { word: 'red' } }, { tags_id: { word: 'blue' } }],
      blocks: [{ collection: 'tags', item: { word: 'green' } }],
      children: [{ title: 'Second' }],
      translations: [{ title: 'Erster', languages_code: { name: 'German' } }],
    })
  })

  it('says which fields of the languages hold their name and direction', async () => {
    const { read } = administrator
    const query = { fields: 'options', filter: { collection: { _eq: 'posts' }, field: { _eq: 'translations' } } }
    const options = { languageField: 'name', languageDirectionField: 'direction' }
    expect(await read('directus_fields', query)).toEqual([{ options }])
  })

  it('adds only missing fields to translations that are there', async () => {
    const { change } = administrator
    await change(createField('posts', text('lead')))
    const body = { collection: 'posts', fields: ['title', 'lead'] }
    expect(await change(generateTranslations(body))).toMatchObject({ created: false, fields: ['lead'] })
    const refused = await refusal(() => change(generateTranslations({ collection: 'posts', fields: ['writer'] })))
    expect(refused.message).toContain('is not eligible for translations')
  })

  it('changes no constraint when only metadata is sent, and another when an action is', async () => {
    const { change, model } = administrator
    const before = (await model()).relation('posts', 'writer')
    await change(updateRelation({ collection: 'posts', field: 'writer' }, { meta: { one_deselect_action: 'delete' } }))
    const changed = (await model()).relation('posts', 'writer')
    expect(changed).toMatchObject({ schema: before.schema, meta: { one_deselect_action: 'delete' } })
    await change(updateRelation({ collection: 'posts', field: 'writer' }, { ...changed, schema: { on_delete: 'CASCADE' } }))
    expect((await model()).relation('posts', 'writer').schema).toMatchObject({ on_delete: 'CASCADE' })
  })

  it('refuses what is no relation', async () => {
    const { change } = administrator
    const relation = (collection: string, field: string, related: string | null) =>
      refusal(() => change(createRelation({ collection, field, related_collection: related })))
    expect((await relation('nowhere', 'x', 'posts')).message).toContain(`Collection "nowhere" doesn't exist`)
    expect((await relation('posts', 'x', 'writers')).message).toContain(`Field "x" doesn't exist in collection "posts"`)
    expect((await relation('posts', 'id', 'writers')).message).toContain('is a primary key')
    expect((await relation('posts', 'writer', 'writers')).message).toContain('already has an associated relationship')
    expect((await refusal(() => change(updateRelation({ collection: 'posts', field: 'title' }, {})))).message).toContain(
      `doesn't have a relationship`,
    )
  })

  it('follows a field and a collection to their new names', async () => {
    const { change, create, model, read } = administrator
    await change(updateCollection('posts', { meta: { display_template: '{{ title }} by {{ writer.name }}' } }))
    await create('directus_presets', {
      collection: 'posts',
      filter: { writer: { name: { _eq: 'Ann' } } },
      layout_query: { tabular: { fields: ['title', 'writer.name'], sort: ['-title'] } },
    })
    await change(renameField({ collection: 'writers', field: 'name' }, { field: 'full_name' }))
    await change(renameCollection('tags', { collection: 'labels' }))
    expect((await model()).collection('posts')).toMatchObject({ meta: { display_template: '{{ title }} by {{ writer.full_name }}' } })
    expect(await read('directus_presets', { fields: 'filter,layout_query' })).toEqual([
      {
        filter: { writer: { full_name: { _eq: 'Ann' } } },
        layout_query: { tabular: { fields: ['title', 'writer.full_name'], sort: ['-title'] } },
      },
    ])
    const [post] = await read<object[]>('posts', {
      fields: 'writer.full_name,blocks.collection,blocks.item:labels.word,tags.tags_id.word',
      limit: 1,
    })
    expect(post).toEqual({
      writer: { full_name: 'Ann' },
      blocks: [{ collection: 'labels', item: { word: 'green' } }],
      tags: [{ tags_id: { word: 'red' } }, { tags_id: { word: 'blue' } }],
    })
  })

  it('deletes a collection with everything that points to it', async () => {
    const { change, model, read } = administrator
    const plan = await administrator.plan(deleteCollection('writers'))
    const lost = plan.statements.filter(({ destroys }) => destroys).map(({ change, table }) => `${change} ${table}`)
    expect([...new Set(lost)]).toEqual(['drop-column posts', 'drop-table writers'])
    await change(deleteCollection('writers'))
    const fields = (await model()).fields('posts').map(({ field }) => field)
    expect(fields).not.toContain('writer')
    expect(await read('directus_presets', { fields: 'filter,layout_query' })).toEqual([
      { filter: null, layout_query: { tabular: { fields: ['title'], sort: ['-title'] } } },
    ])
    expect((await model()).relation('posts_blocks', 'item')).toMatchObject({ meta: { one_allowed_collections: ['labels'] } })
  })
})
