import { eachDatabase } from '@recto/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../input.ts'
import { runRequest } from '../run-request.ts'
import { type Library, openLibrary } from '../testing/open-library.ts'
import { defineCollectionHooks } from './collection-hooks.ts'
import { previewChange } from './preview-change.ts'
import { runBatch } from './run-batch.ts'
import { runImport } from './run-import.ts'

const austen = '0b5d41f2-3c8e-4d4e-9f53-6a1d0c9a7b10'
const none = { permissions: null, validation: null, presets: null, fields: null }

eachDatabase((database) => {
  let library: Library
  beforeAll(async () => {
    library = await openLibrary(database, [
      { ...none, collection: 'books', action: 'read', permissions: { status: { _neq: 'hidden' } }, fields: ['*'] },
      {
        ...none,
        collection: 'books',
        action: 'create',
        presets: { status: 'draft' },
        validation: { title: { _neq: 'Evil' } },
        fields: ['id', 'title'],
      },
      { ...none, collection: 'books', action: 'update', permissions: { status: { _eq: 'draft' } }, fields: ['title'] },
      { ...none, collection: 'books', action: 'delete', permissions: { status: { _eq: 'draft' } } },
    ])
  })
  afterAll(() => library.platform.connection.close())
  beforeEach(async () => {
    await library.clear()
    const books = [
      { id: 1, title: 'Emma', status: 'draft' },
      { id: 2, title: 'Persuasion', status: 'final' },
      { id: 3, title: 'Lady Susan', status: 'hidden' },
    ]
    await asAdmin({ kind: 'create', collection: 'books', query: {}, data: books })
  })

  const asAdmin = async (input: Input) => dataOf(await runRequest(input, library.asAdministrator()))
  const asVisitor = async (input: Input) => dataOf(await runRequest(input, await library.asVisitor()))
  const dataOf = (result: Awaited<ReturnType<typeof runRequest>>): unknown =>
    result?.kind === 'document' ? (JSON.parse(result.data) as unknown) : result
  const titles = async () => (await library.rows('books')).map(({ title }) => title)

  describe('what a visitor may do', () => {
    it('creates with presets, and answers with what may be read', async () => {
      const input: Input = { kind: 'create', collection: 'books', query: { fields: 'title,status' }, data: { id: 4, title: 'Sanditon' } }
      expect(await asVisitor(input)).toEqual({ title: 'Sanditon', status: 'draft' })
    })

    it('refuses collections, fields and rows that are not permitted, and leaves no trace', async () => {
      const refused: Input[] = [
        { kind: 'read', collection: 'authors', query: {} },
        { kind: 'create', collection: 'authors', query: {}, data: { name: 'Jane Austen' } },
        { kind: 'create', collection: 'books', query: {}, data: { id: 4, title: 'Sanditon', status: 'final' } },
        { kind: 'update', collection: 'authors', query: {}, keys: [austen], data: { name: 'A Lady' } },
        { kind: 'update', collection: 'books', query: {}, keys: [1], data: { status: 'final' } },
        { kind: 'update', collection: 'books', query: {}, keys: [1, 2], data: { title: 'Mine' } },
        {
          kind: 'update',
          collection: 'books',
          query: {},
          each: [
            { id: 1, title: 'Mine' },
            { id: 2, title: 'Mine' },
          ],
        },
        { kind: 'delete', collection: 'authors', query: {}, keys: [austen] },
        { kind: 'delete', collection: 'books', query: {}, keys: [1, 2] },
        { kind: 'delete', collection: 'books', query: {}, keys: [1, 99] },
      ]
      const before = [await library.rows('books'), await library.rows('recto_activity')]
      for (const input of refused) await expect(asVisitor(input), JSON.stringify(input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect([await library.rows('books'), await library.rows('recto_activity')]).toEqual(before)
    })

    it('is refused an action as a whole before its payload or its rows are looked at', async () => {
      const refused: Input[] = [
        { kind: 'create', collection: 'authors', query: {}, data: {} },
        { kind: 'update', collection: 'authors', query: {}, keys: [austen], data: {} },
        { kind: 'delete', collection: 'authors', query: {}, keys: [austen] },
      ]
      const message = `You don't have permission to access collection "authors" or it does not exist. Queried in root.`
      for (const input of refused) await expect(asVisitor(input), input.kind).rejects.toMatchObject({ code: 'FORBIDDEN', message })
    })

    it('cannot tell a hidden item from one that does not exist', async () => {
      for (const key of ['3', '99'])
        await expect(asVisitor({ kind: 'read', collection: 'books', key, query: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    })

    it('reports a broken rule, but not to callers who may not change the row', async () => {
      const create: Input = { kind: 'create', collection: 'books', query: {}, data: { id: 4, title: 'Evil' } }
      await expect(asVisitor(create)).rejects.toMatchObject({ code: 'FAILED_VALIDATION', extensions: { type: 'neq' } })
      const update = (key: number): Input => ({ kind: 'update', collection: 'books', query: {}, keys: [key], data: { title: null } })
      await expect(asVisitor(update(1))).rejects.toMatchObject({ code: 'FAILED_VALIDATION', extensions: { type: 'nnull' } })
      await expect(asVisitor(update(2))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    })

    it('changes and deletes what is permitted', async () => {
      await asVisitor({ kind: 'update', collection: 'books', query: {}, keys: [1], data: { title: 'Emma, revised' } })
      expect(await titles()).toEqual(['Emma, revised', 'Persuasion', 'Lady Susan'])
      expect(await asVisitor({ kind: 'delete', collection: 'books', query: {}, keys: [1] })).toBeNull()
      expect(await titles()).toEqual(['Persuasion', 'Lady Susan'])
    })

    it('selects by a query only among the items that may be read', async () => {
      const selection = { filter: { title: { _contains: 'a' } } }
      await asVisitor({ kind: 'delete', collection: 'books', query: {}, selection: { filter: { status: { _eq: 'hidden' } } } })
      await expect(asVisitor({ kind: 'delete', collection: 'books', query: {}, selection })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect(await titles()).toHaveLength(3)
    })
  })

  it('writes nested relations of every form', async () => {
    const author = { id: austen, name: 'Jane Austen', books: [1, { id: 4, title: 'Sanditon' }] }
    await asAdmin({ kind: 'create', collection: 'authors', query: {}, data: author })
    expect((await library.rows('books')).map((book) => book['author'])).toEqual([austen, null, null, austen])
    const changes = { create: [{ id: 5, title: 'Juvenilia' }], update: [{ id: 4, title: 'Sanditon (unfinished)' }], delete: [1] }
    await asAdmin({ kind: 'update', collection: 'authors', query: {}, keys: [austen], data: { books: changes } })
    expect((await library.rows('books')).map((book) => book['author'])).toEqual([null, null, null, austen, austen])
    await asAdmin({ kind: 'update', collection: 'books', query: {}, keys: [2], data: { author: { id: austen, name: 'J. Austen' } } })
    const [first] = await library.rows('authors')
    expect(first).toMatchObject({ id: austen, name: 'J. Austen' })
    await asAdmin({ kind: 'create', collection: 'books', query: {}, data: { id: 6, title: 'Waverley', author: { name: 'Walter Scott' } } })
    expect(await library.rows('authors')).toHaveLength(2)
  })

  it('records activity and revisions, secrets masked, nested ones below their parent', async () => {
    await library.clear()
    const author = { id: austen, name: 'Jane Austen', pin: '1775', books: [{ id: 1, title: 'Emma' }] }
    await asAdmin({ kind: 'create', collection: 'authors', query: {}, data: author })
    const activity = await library.rows('recto_activity')
    expect(activity.map(({ action, collection, item }) => [action, collection, item])).toEqual([
      ['create', 'authors', austen],
      ['create', 'books', '1'],
    ])
    const [parent, child] = await library.rows('recto_revisions')
    expect(String(JSON.stringify(parent?.['data']))).not.toContain('1775')
    expect(child?.['parent']).toBe(parent?.['id'])
  })

  it('calls hooks in their order, and listeners after the commit', async () => {
    const calls: string[] = []
    const ends = [
      library.platform.events.onFilter('books.items.create', (payload) => {
        calls.push('filter')
        return { ...(payload as object), title: 'Filtered' }
      }),
      library.platform.events.onAction('books.items.create', ({ key }) => calls.push(`action ${String(key)}`)),
    ]
    defineCollectionHooks(library.platform, 'books', {
      beforeValidate: () => void calls.push('before validate'),
      beforeCreate: (payloads) => {
        calls.push('before create')
        return payloads.map((payload) => ({ ...payload, status: 'hooked' }))
      },
      afterCreate: (items, scope) => {
        calls.push(`after create ${String(items[0]?.key)}`)
        scope.beforeCommit('check', async () => void calls.push('before commit'))
        scope.afterCommit('work', () => calls.push('after commit'))
      },
    })
    await asAdmin({ kind: 'create', collection: 'books', query: {}, data: { id: 9, title: 'Sent' } })
    await library.platform.events.settled()
    for (const end of ends) end()
    library.platform.collectionHooks.clear()
    expect(calls.sort()).toEqual(
      ['action 9', 'after commit', 'after create 9', 'before commit', 'before create', 'before validate', 'filter'].sort(),
    )
    expect((await library.rows('books')).at(-1)).toMatchObject({ title: 'Filtered', status: 'hooked' })
  })

  it('merges by a natural key', async () => {
    const data = [
      { title: 'Emma', status: 'final' },
      { id: 7, title: 'Sanditon', status: 'draft' },
    ]
    await asAdmin({ kind: 'merge', collection: 'books', query: {}, on: ['title'], data })
    expect((await library.rows('books')).map(({ title, status }) => [title, status])).toEqual([
      ['Emma', 'final'],
      ['Persuasion', 'final'],
      ['Lady Susan', 'hidden'],
      ['Sanditon', 'draft'],
    ])
  })

  it('refuses a change of an item that has another revision', async () => {
    const update: Input = { kind: 'update', collection: 'books', query: {}, keys: [1], data: { title: 'Late' }, ifRevision: ['0'] }
    await expect(asAdmin(update)).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' })
    expect(await titles()).toContain('Emma')
  })

  describe('one commit', () => {
    const ends: (() => void)[] = []
    afterEach(() => {
      for (const end of ends.splice(0)) end()
    })

    it('keeps all of a batch or nothing', async () => {
      const operations = [
        { name: null, input: { kind: 'delete', collection: 'books', query: {}, keys: [1] } as const },
        { name: 'bad', input: { kind: 'create', collection: 'books', query: {}, data: { id: 8 } } as const },
      ]
      await expect(runBatch(operations, library.asAdministrator())).rejects.toMatchObject({ extensions: { operation: 'bad' } })
      expect(await titles()).toContain('Emma')
    })

    it('imports rows, and keeps nothing of a dry run', async () => {
      const rows = async function* () {
        yield { id: 1, title: 'Emma, imported' }
        yield { id: 8, title: 'Sanditon' }
      }
      const actions: unknown[] = []
      ends.push(library.platform.events.onAction('items.update', (meta) => actions.push(meta['keys'])))
      expect(await runImport({ collection: 'books', rows, isDryRun: true }, library.asAdministrator())).toEqual({ rows: 2 })
      expect(await titles()).toEqual(['Emma', 'Persuasion', 'Lady Susan'])
      expect(await runImport({ collection: 'books', rows }, library.asAdministrator())).toEqual({ rows: 2 })
      expect(await titles()).toEqual(['Emma, imported', 'Persuasion', 'Lady Susan', 'Sanditon'])
      await library.platform.events.settled()
      expect(actions).toEqual([[1]])
    })

    it('previews a change without keeping or emitting it', async () => {
      const actions: unknown[] = []
      ends.push(library.platform.events.onAction('items.update', (meta) => actions.push(meta)))
      const context = library.asAdministrator()
      const collection = context.schema.collections.get('books')
      if (collection === undefined) throw new Error('The library has no books.')
      const activities = (await library.rows('recto_activity')).length
      const seen = await previewChange({ collection, key: '1', data: { title: 'Perhaps' } }, context, async (inside) =>
        dataOf(await runRequest({ kind: 'read', collection: 'books', key: '1', query: { fields: 'title' } }, inside)),
      )
      expect(seen).toEqual({ title: 'Perhaps' })
      expect(await titles()).toContain('Emma')
      expect([actions, (await library.rows('recto_activity')).length]).toEqual([[], activities])
    })
  })
})
