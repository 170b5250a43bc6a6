import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

eachDatabase(
  (database) => {
    let tables: OpenTables
    beforeAll(async () => {
      const mood = database.name === 'mariadb' ? "ENUM('sad', 'ok')" : 'mood'
      tables = await openTables(database, [
        ...(database.name === 'postgres' ? ["CREATE TYPE mood AS ENUM ('sad', 'ok')"] : []),
        'CREATE TABLE owners (id INTEGER PRIMARY KEY)',
        `CREATE TABLE things (id INTEGER PRIMARY KEY, code CHAR(2), price NUMERIC(5,2), small SMALLINT, owner INTEGER,
          ${database.name === 'sqlite' ? '' : `mood ${mood},`} FOREIGN KEY (owner) REFERENCES owners (id))`,
        'INSERT INTO owners VALUES (1)',
        'INSERT INTO things (id, owner) VALUES (1, 1), (2, 1)',
      ])
    })
    afterAll(() => tables.platform.connection.close())
    const update = (data: object) => tables.answer({ kind: 'update', collection: 'things', query: {}, keys: [1], data })
    const create = (data: object) => tables.answer({ kind: 'create', collection: 'things', query: {}, data: { id: 9, ...data } })

    const limits = [
      ['VALUE_TOO_LONG', { code: 'abc' }, { field: 'code', value: 'abc', limit: 2 }],
      ['VALUE_OUT_OF_RANGE', { price: 99_999 }, { field: 'price', value: '99999', limit: '5,2' }],
      ['VALUE_OUT_OF_RANGE', { small: 40_000 }, { field: 'small', value: 40_000, limit: '32767' }],
      ['INVALID_PAYLOAD', { mood: 'angry' }, { field: 'mood', value: 'angry', allowed: ['sad', 'ok'] }],
    ] as const
    describe.runIf(database.name !== 'sqlite')('a value that does not fit', () => {
      it.each(limits)('is named with its field and limit (%s %j)', async (code, data, facts) => {
        const refusal = { code, extensions: { collection: 'things', ...facts } }
        await expect(create(data)).rejects.toMatchObject(refusal)
        await expect(update(data)).rejects.toMatchObject(refusal)
      })
    })

    it('names the foreign key whose item is not there', async () => {
      const refusal = { code: 'INVALID_FOREIGN_KEY', extensions: { collection: 'things', field: 'owner' } }
      await expect(create({ owner: 7 })).rejects.toMatchObject(refusal)
      await expect(update({ owner: 7 })).rejects.toMatchObject(refusal)
    })

    it('names what refers to an item that is to be deleted', async () => {
      const referredBy = [{ collection: 'things', field: 'owner', count: 2 }]
      const deletion = tables.answer({ kind: 'delete', collection: 'owners', query: {}, keys: [1] })
      await expect(deletion).rejects.toMatchObject({ code: 'INVALID_FOREIGN_KEY', extensions: { referredBy } })
    })
  },
  ['sqlite', 'postgres', 'mariadb'],
)
