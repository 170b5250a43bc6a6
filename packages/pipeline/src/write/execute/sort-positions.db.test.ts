import { type Connection, compile, openDatabase, raw, type Statement } from '@recto/dialects'
import { migrate, systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { administrator } from '../../access/resolve-account.ts'
import { createContext } from '../../context.ts'
import { openPipeline } from '../../open-pipeline.ts'
import type { Platform } from '../../platform.ts'
import { runRequest } from '../../run-request.ts'

/** A connection that counts the rows its statements change. */
function counted(connection: Connection, report: (rows: number) => void): Connection {
  return {
    ...connection,
    execute: async (statement: Statement) => {
      const result = await connection.execute(statement)
      report(result.affectedRows)
      return result
    },
    transaction: (work) => connection.transaction((session) => work(counted(session, report))),
  }
}

eachDatabase((database) => {
  let platform: Platform
  let connection: Connection
  let changed = 0
  const run = (text: string) => connection.execute(compile(platform.dialect, raw(text)))
  const letters = () =>
    connection.rows<{ name: string; place: number | null }>(
      compile(platform.dialect, raw('SELECT name, place FROM letters ORDER BY place')),
    )
  const inOrder = async () => (await letters()).map(({ name }) => name).join('')
  const fill = async (places: Readonly<Record<string, number | null>>) => {
    for (const [index, [name, place]] of Object.entries(places).entries())
      await run(`INSERT INTO letters (id, name, place) VALUES (${index + 1}, '${name}', ${place ?? 'NULL'})`)
  }
  /** Keys are the places of the letters in the alphabet. */
  const keyOf = (name: string) => name.charCodeAt(0) - 96
  const move = (item: string, to: string) =>
    runRequest({ kind: 'sort', collection: 'letters', item: keyOf(item), to: keyOf(to) }, createContext(platform, administrator))

  beforeAll(async () => {
    const open = await openDatabase(database.name, database.config)
    connection = open.connection
    await migrate(open)
    await connection.execute(compile(open.dialect, raw('CREATE TABLE letters (id INTEGER PRIMARY KEY, name VARCHAR(1), place INTEGER)')))
    platform = await openPipeline({ ...open, connection: counted(connection, (rows) => (changed += rows)) }, { schemaPollIntervalMs: 0 })
    await systemDatabase(platform).insertInto('recto_collections').values({ collection: 'letters', sort_field: 'place' }).execute()
    await platform.schemaCache.refresh()
  })
  afterAll(() => connection.close())
  beforeEach(() => run('DELETE FROM letters'))

  it('moves an item to the place of another, and touches only what lies between', async () => {
    await fill(Object.fromEntries([...'abcdefghijkl'].map((name, index) => [name, (index + 1) * 10])))
    changed = 0
    await move('b', 'e')
    expect(changed).toBe(4)
    expect(await inOrder()).toBe('acdebfghijkl')
    expect((await letters()).map(({ place }) => place)).toEqual([10, 29, 39, 49, 50, 60, 70, 80, 90, 100, 110, 120])
    await move('k', 'b')
    expect(await inOrder()).toBe('acdekbfghijl')
    changed = 0
    await move('a', 'a')
    expect(changed).toBe(0)
    expect(await inOrder()).toBe('acdekbfghijl')
  })

  it('gives places to those without one', async () => {
    await fill({ a: 1, b: 2, c: null, d: null })
    await move('d', 'a')
    expect(await letters()).toEqual([
      { name: 'd', place: 1 },
      { name: 'a', place: 2 },
      { name: 'b', place: 3 },
      { name: 'c', place: 4 },
    ])
  })

  it('numbers all items anew when some share a place', async () => {
    await fill({ a: 5, b: 5, c: 7 })
    await move('c', 'a')
    expect(await letters()).toEqual([
      { name: 'c', place: 1 },
      { name: 'a', place: 2 },
      { name: 'b', place: 3 },
    ])
  })

  it('knows only items of the collection', async () => {
    await fill({ a: 1 })
    await expect(move('a', 'z')).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
  })
})
