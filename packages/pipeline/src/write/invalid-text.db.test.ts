import { RectoError } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'

const half = '\ud83d'
const notes = { kind: 'create', collection: 'notes', query: {} } as const

/** Texts that no engine keeps as they are sent: stored as others, they would answer to the names of other rows. */
eachDatabase(
  (database) => {
    let tables: OpenTables
    beforeAll(async () => {
      const text = 'varchar(40)'
      tables = await openTables(database, [
        `CREATE TABLE notes (k ${text} PRIMARY KEY, v ${text}, doc json)`,
        `CREATE TABLE marks (id integer PRIMARY KEY, note ${text}, FOREIGN KEY (note) REFERENCES notes (k))`,
        'CREATE TABLE counts (id bigint PRIMARY KEY, v bigint)',
      ])
    })
    afterAll(() => tables.platform.connection.close())
    const refusal = async (work: Promise<unknown>): Promise<string> => {
      const outcome: unknown = await work.catch((error: unknown) => error)
      return outcome instanceof RectoError ? `${outcome.code} ${outcome.message}` : 'answered'
    }
    const rows = () => tables.rows('SELECT k, v FROM notes ORDER BY k')

    describe('half a character, or U+0000', () => {
      beforeEach(async () => {
        await tables.rows('DELETE FROM notes')
        await tables.answer({ ...notes, data: [{ k: '\ufffd', v: '\ufffd' }] })
      })

      const payloads: readonly JsonObject[] = [
        { k: 'a', v: `x${half}` },
        { k: `a${half}` },
        { k: 'a', v: 'x\u0000' },
        { k: 'a', doc: { deep: [`x${half}`] } },
        { k: 'a', doc: { [half]: 1 } },
        { k: 'a', doc: { deep: 'x\u0000' } },
        { k: 'a', doc: '{"x":"\\ud83d"}' },
        { k: 'a', doc: '{"x":"\\u0000"}' },
      ]
      it.each(payloads)('is refused in %j, and nothing is written', async (payload) => {
        expect(await refusal(tables.answer({ ...notes, data: payload }))).toMatch(
          /^(FORBIDDEN|INVALID_PAYLOAD .*U\+(D83D|0000) can't be stored)/,
        )
        expect(await rows()).toHaveLength(1)
      })

      it.each<JsonObject>([
        { filter: { v: { _eq: half } } },
        { filter: { v: { _neq: half } } },
        { filter: { v: { _in: ['a', half] } } },
        { filter: { v: { _contains: half } } },
        { filter: { doc: { _json: { a: { _eq: half } } } } },
        { search: half },
        { search: 'a\u0000' },
      ])('is refused in %j', async (query) => {
        expect(await refusal(tables.list('notes', query))).toMatch(/^INVALID_QUERY .*can't contain the character U\+(D83D|0000)/)
      })

      it('addresses no other row', async () => {
        expect(await refusal(tables.answer({ kind: 'read', collection: 'notes', query: {}, key: half }))).toMatch(/^FORBIDDEN/)
        const change = { kind: 'update', collection: 'notes', query: {}, keys: [half], data: { v: 'other' } } as const
        await refusal(tables.answer(change))
        await refusal(tables.answer({ kind: 'delete', collection: 'notes', query: {}, keys: [half] }))
        const mark = { kind: 'create', collection: 'marks', query: {}, data: { id: 1, note: half } } as const
        expect(await refusal(tables.answer(mark))).toMatch(/^INVALID_/)
        expect(await rows()).toEqual([{ k: '\ufffd', v: '\ufffd' }])
      })

      it('is not taken for a whole one, or for an escape of a backslash', async () => {
        const doc = { whole: '\u{1f600}', escaped: '\\ud83d', text: '\\u0000' }
        const text = '{"whole":"\\ud83d\\ude00","escaped":"\\\\ud83d"}'
        await tables.answer({
          ...notes,
          data: [
            { k: 'a', doc },
            { k: 'b', v: '\u{1f600}', doc: text },
          ],
        })
        expect(await tables.list('notes', { filter: { k: { _in: ['a', 'b'] } }, sort: ['k'] })).toEqual([
          { k: 'a', v: null, doc },
          { k: 'b', v: '\u{1f600}', doc: { whole: '\u{1f600}', escaped: '\\ud83d' } },
        ])
      })
    })

    it('keeps whole numbers to the end of their range, and none beyond it as another', async () => {
      const counts = { kind: 'create', collection: 'counts', query: {} } as const
      const [most, beyond, far] = ['9223372036854775807', '9223372036854775808', '9999999999999999999']
      await tables.answer({ ...counts, data: { id: most, v: most } })
      for (const number of [beyond, far, '18446744073709551615', '18446744073709551616'])
        expect(await refusal(tables.answer({ ...counts, data: { id: 1, v: number } })), number).toMatch(/^VALUE_OUT_OF_RANGE/)
      for (const number of [beyond, far]) {
        expect(await tables.list('counts', { filter: { v: { _eq: number } } })).toEqual([])
        expect(await tables.list('counts', { filter: { id: { _in: [number] } } })).toEqual([])
        expect(await refusal(tables.answer({ kind: 'read', collection: 'counts', query: {}, key: number }))).toMatch(/^FORBIDDEN/)
        await refusal(tables.answer({ kind: 'update', collection: 'counts', query: {}, keys: [number], data: { v: 1 } }))
        await refusal(tables.answer({ kind: 'delete', collection: 'counts', query: {}, keys: [number] }))
        expect(await tables.list('counts')).toEqual([{ id: most, v: most }])
      }
    })
  },
  ['sqlite', 'postgres', 'mariadb'],
)
