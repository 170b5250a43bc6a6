import { rawStatement } from '@recto/dialects'
import { type DatabaseName, eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Administrator, administratorOf } from '../testing/administrator.ts'
import { conversions, type FieldCase, fieldCases, unknownColumns } from '../testing/field-cases.ts'

const key = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true }, meta: { hidden: true } }

interface Field {
  readonly field: string
  readonly type: string
  readonly schema: Readonly<Record<string, unknown>>
}

const nameOf = ({ type }: FieldCase): string => `a_${type.toLowerCase().replace('.', '_')}`

/** The columns of a type that is not the engine's are left to a test of their own. */
const isHere = (name: DatabaseName, { isMissingOn = [] }: FieldCase): boolean => !isMissingOn.includes(name)

eachDatabase((database) => {
  const cases = fieldCases.filter((given) => isHere(database.name, given))
  const isIndexable = ({ isIndexedNowhereOn = [] }: FieldCase): boolean => !isIndexedNowhereOn.includes(database.name)
  const indexable = cases.filter((given) => isIndexable(given) && given.isNeverUniqueOn?.includes(database.name) !== true)
  let administrator: Administrator

  /** All fields, as the database has them now. */
  const fields = async (): Promise<ReadonlyMap<string, Field>> => {
    await administrator.platform.schemaCache.refresh()
    return new Map((await administrator.ask<Field[]>('GET', '/fields/things')).map((field) => [field.field, field]))
  }
  const facts = async (fact: string): Promise<Readonly<Record<string, unknown>>> =>
    Object.fromEntries([...(await fields())].map(([name, { schema }]) => [name, schema[fact]]))
  const change = (given: readonly FieldCase[], schemaOf: (given: FieldCase) => Field['schema']): Promise<unknown> =>
    administrator.ask(
      'PATCH',
      '/fields/things',
      given.map((one) => ({ field: nameOf(one), schema: schemaOf(one) })),
    )
  const each = <Value>(given: readonly FieldCase[], pick: (one: FieldCase) => Value): Record<string, Value> =>
    Object.fromEntries(given.map((one) => [nameOf(one), pick(one)]))

  beforeAll(async () => {
    administrator = await administratorOf(database)
    await administrator.ask('POST', '/collections', { collection: 'things', schema: {}, meta: {}, fields: [key] })
  })
  afterAll(() => administrator.close())

  describe('fields of every type', () => {
    it('are made, and found in the catalog', async () => {
      for (const { type, schema = {}, special = null, ...given } of cases) {
        await administrator.ask('POST', '/fields/things', { field: nameOf({ type, ...given }), type, schema, meta: { special } })
      }
      const made = await fields()
      for (const given of cases) {
        const expected = { type: given.type, schema: { is_nullable: true, is_unique: false, is_indexed: false, ...given.schema } }
        expect(made.get(nameOf(given)), given.type).toMatchObject(expected)
      }
    })

    it('are written and read', async () => {
      const { id } = await administrator.ask<{ id: number }>(
        'POST',
        '/items/things',
        each(cases, ({ value }) => value),
      )
      expect(await administrator.ask('GET', `/items/things/${id}`)).toEqual({ id, ...each(cases, ({ value, read = value }) => read) })
    })

    it('change their size', async () => {
      const sized = cases.filter(({ resized }) => resized !== undefined)
      await change(sized, ({ resized = {} }) => resized)
      const found = await fields()
      for (const given of sized) expect(found.get(nameOf(given))?.schema, given.type).toMatchObject(given.resized ?? {})
    })

    it('become required once every row has a value, and free again', async () => {
      const { ask, refusal } = administrator
      const { id } = await ask<{ id: number }>('POST', '/items/things', {})
      const empty = cases.filter(({ special }) => !special?.includes('uuid'))
      for (const given of empty) {
        const { extensions } = await refusal('PATCH', `/fields/things/${nameOf(given)}`, { schema: { is_nullable: false } })
        expect(extensions, given.type).toMatchObject({ code: 'CONTAINS_NULL_VALUES', field: nameOf(given), rows: [id] })
      }
      await ask('DELETE', `/items/things/${id}`)
      const before = await facts('default_value')
      await change(cases, () => ({ is_nullable: false }))
      expect(await facts('is_nullable')).toEqual({ id: false, ...each(cases, () => false) })
      await change(cases, () => ({ is_nullable: true }))
      expect(await facts('is_nullable')).toEqual({ id: false, ...each(cases, () => true) })
      expect(await facts('default_value')).toEqual(before)
    })

    it('get a default, keep it and lose it', async () => {
      const { ask } = administrator
      const given = cases.filter(({ fallback }) => fallback !== undefined)
      await change(given, ({ fallback }) => ({ default_value: fallback }))
      expect(await facts('default_value')).toMatchObject(each(given, ({ fallback }) => fallback))
      await ask(
        'PATCH',
        '/fields/things',
        given.map((one) => ({ field: nameOf(one), schema: {}, meta: { note: 'kept' } })),
      )
      expect(await facts('default_value')).toMatchObject(each(given, ({ fallback }) => fallback))
      await change(given, () => ({ default_value: null }))
      expect(await facts('default_value')).toMatchObject(each(given, () => null))
    })

    it('stay what they are when they are sent back whole', async () => {
      const before = await fields()
      expect(await administrator.ask('PATCH', '/fields/things?dryRun', [...before.values()])).toMatchObject({ statements: [] })
      await administrator.ask('PATCH', '/fields/things', [...before.values()])
      expect([...(await fields())]).toEqual([...before])
    })

    it('become unique where the values are, are indexed, and are so no more', async () => {
      const { ask, refusal } = administrator
      const [first] = await ask<{ id: number }[]>('GET', '/items/things?fields=id')
      const second = await ask<{ id: number }>(
        'POST',
        '/items/things',
        each(cases, ({ value }) => value),
      )
      for (const given of indexable.filter(({ type }) => type !== 'hash')) {
        const refused = await refusal('PATCH', `/fields/things/${nameOf(given)}`, { schema: { is_unique: true } })
        const expected = { code: 'RECORD_NOT_UNIQUE', rows: [first?.id, second.id] }
        expect(refused, given.type).toMatchObject({ status: 400, extensions: expected })
      }
      await ask('DELETE', `/items/things/${second.id}`)
      await change(indexable, () => ({ is_unique: true }))
      expect(await facts('is_unique')).toMatchObject(each(indexable, () => true))
      await change(indexable, () => ({ is_unique: false, is_indexed: true }))
      expect(await facts('is_unique')).toMatchObject(each(indexable, () => false))
      expect(await facts('is_indexed')).toMatchObject(each(indexable, () => true))
      await change(indexable, () => ({ is_indexed: false }))
      expect(await facts('is_indexed')).toMatchObject(each(cases, () => false))
    })

    it('are refused an index they can not have', async () => {
      for (const given of cases.filter((one) => !indexable.includes(one))) {
        for (const schema of [{ is_unique: true }, ...(isIndexable(given) ? [] : [{ is_indexed: true }])]) {
          expect(await administrator.refusal('PATCH', `/fields/things/${nameOf(given)}`, { schema }), given.type).toMatchObject({
            status: 400,
          })
        }
      }
      expect(await facts('is_indexed')).toMatchObject(each(cases, () => false))
    })

    it('are renamed with their values', async () => {
      const { ask } = administrator
      for (const given of cases) await ask('POST', `/fields/things/${nameOf(given)}/rename`, { field: `b_${nameOf(given)}` })
      const found = await fields()
      for (const given of cases) {
        expect(found.has(nameOf(given)), given.type).toBe(false)
        expect(found.get(`b_${nameOf(given)}`), given.type).toMatchObject({ type: given.type, schema: { name: `b_${nameOf(given)}` } })
      }
      const [row] = await ask<Record<string, unknown>[]>('GET', '/items/things')
      expect(row).toMatchObject(Object.fromEntries(cases.map((one) => [`b_${nameOf(one)}`, one.read ?? one.value])))
    })

    it('are deleted', async () => {
      for (const given of cases) await administrator.ask('DELETE', `/fields/things/b_${nameOf(given)}`)
      expect([...(await fields()).keys()]).toEqual(['id'])
    })

    it('that the engine does not have are refused, and nothing is left of them', async () => {
      for (const given of fieldCases.filter((one) => !isHere(database.name, one))) {
        const refused = await administrator.refusal('POST', '/fields/things', { field: nameOf(given), type: given.type, meta: {} })
        expect(refused, given.type).toMatchObject({ status: 400, extensions: { code: 'INVALID_PAYLOAD' } })
      }
      expect([...(await fields()).keys()]).toEqual(['id'])
    })
  })

  it('leaves columns of unknown types what they are, whatever else changes', async () => {
    const { ask, platform } = administrator
    const native = unknownColumns[database.name] ?? 'text'
    const text = `CREATE TABLE strange (id integer PRIMARY KEY, odd ${native} NULL, plain varchar(20) NULL)`
    await platform.connection.execute(rawStatement(text))
    const odd = async (name = 'odd'): Promise<Field> => {
      await platform.schemaCache.refresh()
      return await ask<Field>('GET', `/fields/strange/${name}`)
    }
    const before = await odd()
    expect(before.type).toBe('unknown')
    await ask('PATCH', '/fields/strange/plain', { type: 'text', schema: { is_nullable: false } })
    await ask('PATCH', '/fields/strange/odd', { ...before, meta: { note: 'Odd' } })
    for (const is_nullable of [false, true]) {
      await ask('PATCH', '/fields/strange/odd', { schema: { is_nullable } })
      expect((await odd()).schema).toEqual({ ...before.schema, is_nullable })
    }
    await ask('PATCH', '/fields/strange/odd', { schema: { is_unique: true } })
    expect((await odd()).schema).toEqual({ ...before.schema, is_unique: true })
    await ask('PATCH', '/fields/strange/odd', { schema: { is_unique: false } })
    await ask('POST', '/fields/strange/odd/rename', { field: 'odder' })
    expect((await odd('odder')).schema).toEqual({ ...before.schema, name: 'odder' })
    await ask('DELETE', '/fields/strange/odder')
    await ask('POST', '/fields/strange', { field: 'none', type: 'unknown', meta: {} })
    expect((await ask<Field[]>('GET', '/fields/strange')).map(({ field, schema }) => [field, schema === null])).toEqual([
      ['id', false],
      ['plain', false],
      ['none', true],
    ])
  })

  it('changes types where the data allows', async () => {
    const { ask } = administrator
    const name = ({ from, to }: { from: string; to: string }) => `${from}_to_${to}`.toLowerCase()
    const columns = conversions.map((one) => ({ field: name(one), type: one.from, schema: {}, meta: {} }))
    await ask('POST', '/collections', { collection: 'moved', schema: {}, meta: {}, fields: [key, ...columns] })
    await ask('POST', '/items/moved', Object.fromEntries(conversions.map((one) => [name(one), one.value])))
    const changed = conversions.map((one) => ({ field: name(one), type: one.to, schema: {}, meta: { special: one.special ?? null } }))
    await ask('PATCH', '/fields/moved', changed)
    await administrator.platform.schemaCache.refresh()
    const found = new Map((await ask<Field[]>('GET', '/fields/moved')).map(({ field, type }) => [field, type]))
    expect(Object.fromEntries(found)).toEqual({ id: 'integer', ...Object.fromEntries(conversions.map((one) => [name(one), one.to])) })
    const [row] = await ask<Record<string, unknown>[]>('GET', '/items/moved')
    expect(row).toEqual({ id: 1, ...Object.fromEntries(conversions.map((one) => [name(one), one.read])) })
  })

  it('names the rows that stand in the way of another type', async () => {
    const { ask, refusal } = administrator
    await ask('POST', '/fields/things', { field: 'loose', type: 'string', schema: { max_length: 20 }, meta: {} })
    const [, bad] = await ask<{ id: number }[]>('POST', '/items/things', [{ loose: '12' }, { loose: 'twelve' }])
    const refused = await refusal('PATCH', '/fields/things/loose', { type: 'integer', schema: {} })
    expect(refused.extensions).toMatchObject({ code: 'INVALID_PAYLOAD', rows: [bad?.id], values: ['twelve'] })
    expect((await refusal('PATCH', '/fields/things/loose', { schema: { max_length: 3 } })).extensions).toMatchObject({ rows: [bad?.id] })
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
    const columns = [
      { field: 'key', type, schema: { ...schema, is_primary_key: true }, meta: { special: special ?? null } },
      { field: 'label', type: 'string', schema: {} },
    ]
    await ask('POST', '/collections', { collection: 'keyed', schema: {}, meta: {}, fields: columns })
    expect((await ask<Field>('GET', '/fields/keyed/key')).schema).toMatchObject({ is_primary_key: true, is_nullable: false })
    const row = await ask<{ key: unknown }>('POST', '/items/keyed', { label: 'x', ...(own === undefined ? {} : { key: own }) })
    expect(await ask('GET', `/items/keyed/${String(row.key)}`)).toEqual({ key: row.key, label: 'x' })
    await ask('DELETE', '/collections/keyed')
  })

  it('has keys of several fields', async () => {
    const { ask } = administrator
    const part = (named: string) => ({ field: named, type: 'integer', schema: { is_primary_key: true }, meta: {} })
    const label = { field: 'label', type: 'string', schema: {} }
    await ask('POST', '/collections', { collection: 'pairs', schema: {}, meta: {}, fields: [part('one'), part('two'), label] })
    await ask('POST', '/items/pairs', { one: 1, two: 2, label: 'x' })
    expect(await ask('GET', '/items/pairs/1,2')).toEqual({ one: 1, two: 2, label: 'x' })
    await ask('DELETE', '/collections/pairs')
  })
})
