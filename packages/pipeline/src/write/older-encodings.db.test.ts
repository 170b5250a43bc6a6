import { rawStatement } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

const refused = { code: 'INVALID_PAYLOAD', message: expect.stringContaining('LATIN1') }

/** Databases made before UTF-8 was the default. */
describe.each(['LATIN1', 'SQL_ASCII'])('a database of the encoding %s', (encoding) => {
  eachDatabase(
    (database) => {
      const name = `older_${encoding.toLowerCase()}_${process.pid}`
      let outer: OpenTables
      let tables: OpenTables
      beforeAll(async () => {
        outer = await openTables(database, [])
        const creation = `CREATE DATABASE ${name} ENCODING '${encoding}' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`
        await outer.platform.connection.execute(rawStatement(creation))
        const config =
          database.config.url === undefined
            ? { ...database.config, database: name }
            : { ...database.config, url: within(database.config.url, name) }
        tables = await openTables({ ...database, config }, ['CREATE TABLE notes (id INTEGER PRIMARY KEY, title VARCHAR(20))'])
      })
      afterAll(async () => {
        await tables.platform.connection.close()
        await outer.platform.connection.execute(rawStatement(`DROP DATABASE ${name}`))
        await outer.platform.connection.close()
      })

      const create = (id: number, title: string) => tables.answer({ kind: 'create', collection: 'notes', query: {}, data: { id, title } })

      it('keeps what it has characters for, and finds it', async () => {
        await create(1, 'Käse')
        expect(await tables.list('notes', { filter: { title: { _eq: 'Käse' } } })).toEqual([{ id: 1, title: 'Käse' }])
      })

      it.runIf(encoding === 'SQL_ASCII')('keeps every character where it does not look at them', async () => {
        await create(2, '日本')
        expect(await tables.list('notes', { filter: { title: { _eq: '日本' } } })).toEqual([{ id: 2, title: '日本' }])
      })

      it.runIf(encoding === 'LATIN1')('refuses what it has no characters for, in values and in filters', async () => {
        await expect(create(3, '日本')).rejects.toMatchObject(refused)
        for (const query of [{ filter: { title: { _eq: '€' } } }, { filter: { title: { _nin: ['€'] } } }, { search: '日本' }])
          await expect(tables.list('notes', query), JSON.stringify(query)).rejects.toMatchObject(refused)
        expect(await tables.rows('SELECT id FROM notes WHERE id = 3')).toEqual([])
      })
    },
    ['postgres'],
  )
})

function within(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}
