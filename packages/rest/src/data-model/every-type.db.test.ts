import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Administrator, administratorOf } from '../testing/administrator.ts'

interface Case {
  readonly type: string
  readonly schema?: Readonly<Record<string, unknown>>
  readonly special?: readonly string[]
  /** A value, as it is written. */
  readonly value: unknown
  /** @default as it was written */
  readonly read?: unknown
  /** A default, as the API shows it. */
  readonly fallback?: unknown
  /** Facts of the column, found again by reading the catalog. */
  readonly column?: Readonly<Record<string, unknown>>
}

const cases: readonly Case[] = [
  { type: 'string', schema: { max_length: 40 }, value: "it's", fallback: 'none', column: { max_length: 40 } },
  { type: 'text', value: 'long' },
  { type: 'integer', value: 42, fallback: 7 },
  { type: 'bigInteger', value: '9007199254740993' },
  { type: 'float', value: 1.5, fallback: 0.5 },
  {
    type: 'decimal',
    schema: { numeric_precision: 12, numeric_scale: 3 },
    value: '12.345',
    fallback: 1.5,
    column: { numeric_precision: 12, numeric_scale: 3 },
  },
  { type: 'boolean', special: ['cast-boolean'], value: true, fallback: false },
  { type: 'date', value: '2026-02-03' },
  { type: 'dateTime', value: '2026-02-03T04:05:06' },
  { type: 'timestamp', value: '2026-02-03T04:05:06.000Z' },
  { type: 'time', value: '04:05:06' },
  { type: 'json', special: ['cast-json'], value: { a: [1, null] } },
  { type: 'csv', special: ['cast-csv'], value: ['a', 'b'] },
  { type: 'uuid', special: ['uuid'], value: '3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10' },
  { type: 'binary', value: 'AAEC' },
]

const name = ({ type }: Case): string => `a_${type.toLowerCase()}`
const key = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true }, meta: { hidden: true } }

interface Field {
  readonly type: string
  readonly schema: Readonly<Record<string, unknown>>
  readonly meta: { readonly special: readonly string[] | null }
}

eachDatabase((database) => {
  let administrator: Administrator
  const field = (collection: string, wanted: string) => administrator.ask<Field>('GET', `/fields/${collection}/${wanted}`)

  beforeAll(async () => {
    administrator = await administratorOf(database)
    await administrator.ask('POST', '/collections', { collection: 'things', schema: {}, meta: {}, fields: [key] })
  })
  afterAll(() => administrator.close())

  describe.each(cases)('$type', (given) => {
    const { type, schema = {}, special = null, value, read = value, fallback, column = {} } = given

    it('is made, found in the catalog, written and read', async () => {
      const { ask } = administrator
      await ask('POST', '/fields/things', { field: name(given), type, schema, meta: { special } })
      await administrator.platform.schemaCache.refresh()
      expect(await field('things', name(given))).toMatchObject({ type, schema: { is_nullable: true, is_unique: false, ...column } })
      const { id } = await ask<{ id: number }>('POST', '/items/things', { [name(given)]: value })
      expect(await ask('GET', `/items/things/${id}?fields=${name(given)}`)).toEqual({ [name(given)]: read })
    })

    it('becomes required, and free again', async () => {
      const { ask, refusal } = administrator
      await ask('POST', '/items/things', { [name(given)]: null })
      const isGenerated = special?.includes('uuid') ?? false
      if (!isGenerated) {
        const refused = await refusal('PATCH', `/fields/things/${name(given)}`, { schema: { is_nullable: false } })
        expect(refused.extensions).toMatchObject({ code: 'CONTAINS_NULL_VALUES', field: name(given) })
        expect([refused.extensions['rows']].flat().length).toBeGreaterThan(0)
      }
      for (const row of await ask<{ id: number }[]>('GET', `/items/things?filter[${name(given)}][_null]=true`)) {
        await ask('PATCH', `/items/things/${row.id}`, { [name(given)]: value })
      }
      await ask('PATCH', `/fields/things/${name(given)}`, { schema: { is_nullable: false } })
      expect((await field('things', name(given))).schema['is_nullable']).toBe(false)
      await ask('PATCH', `/fields/things/${name(given)}`, { schema: { is_nullable: true } })
      expect((await field('things', name(given))).schema['is_nullable']).toBe(true)
    })

    it.skipIf(fallback === undefined)('gets a default and loses it', async () => {
      const { ask } = administrator
      await ask('PATCH', `/fields/things/${name(given)}`, { schema: { default_value: fallback } })
      expect((await field('things', name(given))).schema['default_value']).toEqual(fallback)
      await ask('PATCH', `/fields/things/${name(given)}`, { schema: {}, meta: { note: 'kept' } })
      expect((await field('things', name(given))).schema['default_value']).toEqual(fallback)
      await ask('PATCH', `/fields/things/${name(given)}`, { schema: { default_value: null } })
      expect((await field('things', name(given))).schema['default_value']).toBeNull()
    })

    it('stays what it is when it is sent back whole', async () => {
      const before = await field('things', name(given))
      expect(await administrator.ask('PATCH', `/fields/things/${name(given)}?dryRun`, before)).toMatchObject({ statements: [] })
      await administrator.ask('PATCH', `/fields/things/${name(given)}`, before)
      expect(await field('things', name(given))).toEqual(before)
    })

    it('is deleted', async () => {
      await administrator.ask('DELETE', `/fields/things/${name(given)}`)
      await administrator.platform.schemaCache.refresh()
      expect((await administrator.refusal('GET', `/fields/things/${name(given)}`)).status).toBe(403)
    })
  })

  it.each(['string', 'integer', 'bigInteger', 'date'])('%s is made unique and indexed, refusing duplicates by their rows', async (type) => {
    const { ask, refusal } = administrator
    const value = ({ date: '2026-01-01', string: 'same' } as Record<string, string>)[type] ?? 5
    await ask('POST', '/fields/things', { field: 'code', type, schema: {}, meta: {} })
    const rows = await ask<{ id: number }[]>('POST', '/items/things', [{ code: value }, { code: value }])
    const refused = await refusal('PATCH', '/fields/things/code', { schema: { is_unique: true } })
    expect(refused).toMatchObject({ status: 400, extensions: { code: 'RECORD_NOT_UNIQUE', rows: rows.map(({ id }) => id) } })
    await ask('DELETE', `/items/things/${rows[0]?.id}`)
    await ask('PATCH', '/fields/things/code', { schema: { is_unique: true } })
    expect((await field('things', 'code')).schema['is_unique']).toBe(true)
    await ask('PATCH', '/fields/things/code', { schema: { is_unique: false, is_indexed: true } })
    expect((await field('things', 'code')).schema).toMatchObject({ is_unique: false, is_indexed: true })
    await ask('PATCH', '/fields/things/code', { schema: { is_indexed: false } })
    expect((await field('things', 'code')).schema['is_indexed']).toBe(false)
    await ask('DELETE', '/fields/things/code')
  })

  it('changes types where the data allows, and names the rows where not', async () => {
    const { ask, refusal } = administrator
    await ask('POST', '/fields/things', { field: 'loose', type: 'string', schema: { max_length: 20 }, meta: {} })
    const [, bad] = await ask<{ id: number }[]>('POST', '/items/things', [{ loose: '12' }, { loose: 'twelve' }])
    const refused = await refusal('PATCH', '/fields/things/loose', { type: 'integer', schema: {} })
    expect(refused.extensions).toMatchObject({ code: 'INVALID_PAYLOAD', rows: [bad?.id], values: ['twelve'] })
    expect((await refusal('PATCH', '/fields/things/loose', { schema: { max_length: 3 } })).extensions).toMatchObject({ rows: [bad?.id] })
    await ask('DELETE', `/items/things/${bad?.id}`)
    await ask('PATCH', '/fields/things/loose', { type: 'integer', schema: {} })
    expect((await field('things', 'loose')).type).toBe('integer')
    expect(await ask('GET', '/items/things?fields=loose&filter[loose][_nnull]=true')).toEqual([{ loose: 12 }])
    expect((await refusal('PATCH', '/fields/things/loose', { type: 'alias' })).message).toContain('Alias type cannot be changed')
    await ask('DELETE', '/fields/things/loose')
  })

  it.each([
    { kind: 'integer', schema: { has_auto_increment: true }, type: 'integer' },
    { kind: 'big integer', schema: { has_auto_increment: true }, type: 'bigInteger' },
    { kind: 'uuid', schema: { is_primary_key: true }, type: 'uuid', special: ['uuid'] },
    { kind: 'string', schema: { is_primary_key: true, max_length: 20 }, type: 'string', own: 'a-key' },
  ])('has keys of kind $kind', async ({ schema, type, special, own }) => {
    const { ask } = administrator
    const fields = [
      { field: 'key', type, schema: { ...schema, is_primary_key: true }, meta: { special: special ?? null } },
      { field: 'label', type: 'string', schema: {} },
    ]
    await ask('POST', '/collections', { collection: 'keyed', schema: {}, meta: {}, fields })
    expect((await field('keyed', 'key')).schema).toMatchObject({ is_primary_key: true, is_nullable: false })
    const row = await ask<{ key: unknown }>('POST', '/items/keyed', { label: 'x', ...(own === undefined ? {} : { key: own }) })
    expect(await ask('GET', `/items/keyed/${String(row.key)}`)).toEqual({ key: row.key, label: 'x' })
    await ask('DELETE', '/collections/keyed')
  })

  it('has keys of several fields', async () => {
    const { ask } = administrator
    const part = (named: string) => ({ field: named, type: 'integer', schema: { is_primary_key: true }, meta: {} })
    await ask('POST', '/collections', {
      collection: 'pairs',
      schema: {},
      meta: {},
      fields: [part('one'), part('two'), { field: 'label', type: 'string', schema: {} }],
    })
    await ask('POST', '/items/pairs', { one: 1, two: 2, label: 'x' })
    expect(await ask('GET', '/items/pairs/1,2')).toEqual({ one: 1, two: 2, label: 'x' })
    await ask('DELETE', '/collections/pairs')
  })
})
