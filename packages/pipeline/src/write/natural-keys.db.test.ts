import type { JsonObject } from '@recto/protocol'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

/** Users and groups, a junction keyed by its two foreign keys, and orders whose lines hold the order in their key. */
eachDatabase((database) => {
  let tables: OpenTables
  beforeAll(async () => {
    tables = await openTables(database, [
      'CREATE TABLE u (id INTEGER PRIMARY KEY, name VARCHAR(20))',
      'CREATE TABLE g (id INTEGER PRIMARY KEY, name VARCHAR(20))',
      'CREATE TABLE ug (u_id INTEGER NOT NULL, g_id INTEGER NOT NULL, note VARCHAR(20), PRIMARY KEY (u_id, g_id), FOREIGN KEY (u_id) REFERENCES u (id), FOREIGN KEY (g_id) REFERENCES g (id))',
      'CREATE TABLE tags (tag VARCHAR(20) PRIMARY KEY, n INTEGER)',
      "INSERT INTO u VALUES (1, 'Ada')",
      "INSERT INTO g VALUES (2, 'two'), (3, 'three'), (4, 'four')",
      "INSERT INTO tags VALUES ('tag1', 1)",
    ])
  })
  afterAll(() => tables.platform.connection.close())
  beforeEach(async () => {
    await update('u', 1, {
      ug: [
        { g_id: 2, note: 'a' },
        { g_id: 3, note: 'b' },
      ],
    })
  })
  const update = (collection: string, key: string | number, data: JsonObject) =>
    tables.answer({ kind: 'update', collection, query: {}, keys: [key], isOne: true, data })
  const members = async () => (await tables.rows('SELECT g_id, note FROM ug ORDER BY g_id')).map(({ g_id, note }) => [g_id, note])

  it('removes a row that cannot be without its parent, named for deletion or left out of a list', async () => {
    await update('u', 1, { ug: { delete: ['1,2'] } })
    expect(await members()).toEqual([[3, 'b']])
    await update('u', 1, { ug: [{ g_id: 3 }, { g_id: 4, note: 'c' }] })
    expect(await members()).toEqual([
      [3, 'b'],
      [4, 'c'],
    ])
    await update('u', 1, { ug: ['1,4'] })
    expect(await members()).toEqual([[4, 'c']])
    await update('u', 1, { ug: [] })
    expect(await members()).toEqual([])
  })

  it('finds a nested row by the part of its key that the parent does not give', async () => {
    await update('u', 1, { ug: { update: [{ g_id: 2, note: 'changed' }] } })
    expect(await members()).toEqual([
      [2, 'changed'],
      [3, 'b'],
    ])
  })

  it('changes the item that a key column refers to', async () => {
    await update('ug', '1,2', { note: 'both', g_id: { id: 2, name: 'second' } })
    expect(await tables.rows('SELECT name FROM g WHERE id = 2')).toEqual([{ name: 'second' }])
    expect((await members())[0]).toEqual([2, 'both'])
  })

  it.each([
    ['tags', 'tag1', { tag: 'tagX', n: 5 }],
    ['tags', 'tag1', { tag: null, n: 5 }],
    ['ug', '1,2', { g_id: 9, note: 'x' }],
    ['ug', '1,2', { g_id: { id: 4 }, note: 'x' }],
    ['ug', '1,2', { g_id: { name: 'new' }, note: 'x' }],
  ])('refuses another key for an item of %s, and writes no part of it', async (collection, key, data) => {
    await expect(update(collection, key, data)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    expect(await members()).toEqual([
      [2, 'a'],
      [3, 'b'],
    ])
    expect(await tables.rows('SELECT tag, n FROM tags')).toEqual([{ tag: 'tag1', n: 1 }])
  })

  it('takes the key that an item has already', async () => {
    await update('tags', 'tag1', { tag: 'tag1', n: 1 })
    await update('ug', '1,2', { u_id: '1', g_id: 2, note: 'a' })
    expect(await members()).toEqual([
      [2, 'a'],
      [3, 'b'],
    ])
  })
})
