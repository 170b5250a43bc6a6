import { rawStatement } from '@recto/dialects'
import { type DatabaseName, eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCollections, createField, deleteCollection, deleteField, renameField, updateField, updateFields } from '../operations.ts'
import { type Administrator, administratorOf, refusal } from '../testing/administrator.ts'
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
    const found = (await administrator.model()).fields('things') as readonly Field[]
    return new Map(found.map((field) => [field.field, field]))
  }
  const facts = async (fact: string): Promise<Readonly<Record<string, unknown>>> =>
    Object.fromEntries([...(await fields())].map(([name, { schema }]) => [name, schema[fact]]))
  const changeEach = (given: readonly FieldCase[], schemaOf: (given: FieldCase) => Field['schema']): Promise<unknown> =>
    administrator.change(
      updateFields(
        'things',
        given.map((one) => ({ field: nameOf(one), schema: schemaOf(one) })),
      ),
    )
  const each = <Value>(given: readonly FieldCase[], pick: (one: FieldCase) => Value): Record<string, Value> =>
    Object.fromEntries(given.map((one) => [nameOf(one), pick(one)]))

  beforeAll(async () => {
    administrator = await administratorOf(database)
    await administrator.change(createCollections({ collection: 'things', schema: {}, meta: {}, fields: [key] }))
  })
  afterAll(() => administrator.close())

  describe('fields of every type', () => {
    it('are made, and found in the catalog', async () => {
      for (const { type, schema = {}, special = null, ...given } of cases) {
        await administrator.change(createField('things', { field: nameOf({ type, ...given }), type, schema, meta: { special } }))
      }
      const made = await fields()
      for (const given of cases) {
        const expected = { type: given.type, schema: { is_nullable: true, is_unique: false, is_indexed: false, ...given.schema } }
        expect(made.get(nameOf(given)), given.type).toMatchObject(expected)
      }
    })

    it('are written and read', async () => {
      const { id } = await administrator.create<{ id: number }>(
        'things',
        each(cases, ({ value }) => value),
      )
      expect(await administrator.read('things', {}, `${id}`)).toEqual({ id, ...each(cases, ({ value, read = value }) => read) })
    })

    it('change their size', async () => {
      const sized = cases.filter(({ resized }) => resized !== undefined)
      await changeEach(sized, ({ resized = {} }) => resized)
      const found = await fields()
      for (const given of sized) expect(found.get(nameOf(given))?.schema, given.type).toMatchObject(given.resized ?? {})
    })

    it('become required once every row has a value, and free again', async () => {
      const { change, create, remove } = administrator
      const { id } = await create<{ id: number }>('things', {})
      const empty = cases.filter(({ special }) => !special?.includes('uuid'))
      for (const given of empty) {
        const { extensions } = await refusal(() =>
          change(updateField({ collection: 'things', field: nameOf(given) }, { schema: { is_nullable: false } })),
        )
        expect(extensions, given.type).toMatchObject({ code: 'CONTAINS_NULL_VALUES', field: nameOf(given), rows: [id] })
      }
      await remove('things', id)
      const before = await facts('default_value')
      await changeEach(cases, () => ({ is_nullable: false }))
      expect(await facts('is_nullable')).toEqual({ id: false, ...each(cases, () => false) })
      await changeEach(cases, () => ({ is_nullable: true }))
      expect(await facts('is_nullable')).toEqual({ id: false, ...each(cases, () => true) })
      expect(await facts('default_value')).toEqual(before)
    })

    it('get a default, keep it and lose it', async () => {
      const { change } = administrator
      const given = cases.filter(({ fallback }) => fallback !== undefined)
      await changeEach(given, ({ fallback }) => ({ default_value: fallback }))
      expect(await facts('default_value')).toMatchObject(each(given, ({ fallback }) => fallback))
      await change(
        updateFields(
          'things',
          given.map((one) => ({ field: nameOf(one), schema: {}, meta: { note: 'kept' } })),
        ),
      )
      expect(await facts('default_value')).toMatchObject(each(given, ({ fallback }) => fallback))
      await changeEach(given, () => ({ default_value: null }))
      expect(await facts('default_value')).toMatchObject(each(given, () => null))
    })

    it('stay what they are when they are sent back whole', async () => {
      const before = await fields()
      expect(await administrator.plan(updateFields('things', [...before.values()]))).toMatchObject({ statements: [] })
      await administrator.change(updateFields('things', [...before.values()]))
      expect([...(await fields())]).toEqual([...before])
    })

    it('become unique where the values are, are indexed, and are so no more', async () => {
      const { change, create, read, remove } = administrator
      const [first] = await read<{ id: number }[]>('things', { fields: 'id' })
      const second = await create<{ id: number }>(
        'things',
        each(cases, ({ value }) => value),
      )
      for (const given of indexable.filter(({ type }) => type !== 'hash')) {
        const refused = await refusal(() =>
          change(updateField({ collection: 'things', field: nameOf(given) }, { schema: { is_unique: true } })),
        )
        const expected = { code: 'RECORD_NOT_UNIQUE', rows: [first?.id, second.id] }
        expect(refused, given.type).toMatchObject({ status: 400, extensions: expected })
      }
      await remove('things', second.id)
      await changeEach(indexable, () => ({ is_unique: true }))
      expect(await facts('is_unique')).toMatchObject(each(indexable, () => true))
      await changeEach(indexable, () => ({ is_unique: false, is_indexed: true }))
      expect(await facts('is_unique')).toMatchObject(each(indexable, () => false))
      expect(await facts('is_indexed')).toMatchObject(each(indexable, () => true))
      await changeEach(indexable, () => ({ is_indexed: false }))
      expect(await facts('is_indexed')).toMatchObject(each(cases, () => false))
    })

    it('are refused an index they can not have', async () => {
      for (const given of cases.filter((one) => !indexable.includes(one))) {
        for (const schema of [{ is_unique: true }, ...(isIndexable(given) ? [] : [{ is_indexed: true }])]) {
          expect(
            await refusal(() => administrator.change(updateField({ collection: 'things', field: nameOf(given) }, { schema }))),
            given.type,
          ).toMatchObject({
            status: 400,
          })
        }
      }
      expect(await facts('is_indexed')).toMatchObject(each(cases, () => false))
    })

    it('are renamed with their values', async () => {
      const { change, read } = administrator
      for (const given of cases) await change(renameField({ collection: 'things', field: nameOf(given) }, { field: `b_${nameOf(given)}` }))
      const found = await fields()
      for (const given of cases) {
        expect(found.has(nameOf(given)), given.type).toBe(false)
        expect(found.get(`b_${nameOf(given)}`), given.type).toMatchObject({ type: given.type, schema: { name: `b_${nameOf(given)}` } })
      }
      const [row] = await read<Record<string, unknown>[]>('things')
      expect(row).toMatchObject(Object.fromEntries(cases.map((one) => [`b_${nameOf(one)}`, one.read ?? one.value])))
    })

    it('are deleted', async () => {
      for (const given of cases) await administrator.change(deleteField({ collection: 'things', field: `b_${nameOf(given)}` }))
      expect([...(await fields()).keys()]).toEqual(['id'])
    })

    it('that the engine does not have are refused, and nothing is left of them', async () => {
      for (const given of fieldCases.filter((one) => !isHere(database.name, one))) {
        const refused = await refusal(() =>
          administrator.change(createField('things', { field: nameOf(given), type: given.type, meta: {} })),
        )
        expect(refused, given.type).toMatchObject({ status: 400, extensions: { code: 'INVALID_PAYLOAD' } })
      }
      expect([...(await fields()).keys()]).toEqual(['id'])
    })
  })

  it('leaves columns of unknown types what they are, whatever else changes', async () => {
    const { change, model, platform } = administrator
    const native = unknownColumns[database.name] ?? 'text'
    const text = `CREATE TABLE strange (id integer PRIMARY KEY, odd ${native} NULL, plain varchar(20) NULL)`
    await platform.connection.execute(rawStatement(text))
    const odd = async (name = 'odd'): Promise<Field> => {
      await platform.schemaCache.refresh()
      return (await model()).field('strange', name) as Field
    }
    const before = await odd()
    expect(before.type).toBe('unknown')
    await change(updateField({ collection: 'strange', field: 'plain' }, { type: 'text', schema: { is_nullable: false } }))
    await change(updateField({ collection: 'strange', field: 'odd' }, { ...before, meta: { note: 'Odd' } }))
    for (const is_nullable of [false, true]) {
      await change(updateField({ collection: 'strange', field: 'odd' }, { schema: { is_nullable } }))
      expect((await odd()).schema).toEqual({ ...before.schema, is_nullable })
    }
    await change(updateField({ collection: 'strange', field: 'odd' }, { schema: { is_unique: true } }))
    expect((await odd()).schema).toEqual({ ...before.schema, is_unique: true })
    await change(updateField({ collection: 'strange', field: 'odd' }, { schema: { is_unique: false } }))
    await change(renameField({ collection: 'strange', field: 'odd' }, { field: 'odder' }))
    expect((await odd('odder')).schema).toEqual({ ...before.schema, name: 'odder' })
    await change(deleteField({ collection: 'strange', field: 'odder' }))
    await change(createField('strange', { field: 'none', type: 'unknown', meta: {} }))
    expect((await model()).fields('strange').map(({ field, schema }) => [field, schema === null])).toEqual([
      ['id', false],
      ['plain', false],
      ['none', true],
    ])
  })

  it('changes types where the data allows', async () => {
    const { change, create, model, read } = administrator
    const name = ({ from, to }: { from: string; to: string }) => `${from}_to_${to}`.toLowerCase()
    const columns = conversions.map((one) => ({ field: name(one), type: one.from, schema: {}, meta: {} }))
    await change(createCollections({ collection: 'moved', schema: {}, meta: {}, fields: [key, ...columns] }))
    await create('moved', Object.fromEntries(conversions.map((one) => [name(one), one.value])))
    const changed = conversions.map((one) => ({ field: name(one), type: one.to, schema: {}, meta: { special: one.special ?? null } }))
    await change(updateFields('moved', changed))
    await administrator.platform.schemaCache.refresh()
    const found = new Map((await model()).fields('moved').map(({ field, type }) => [field, type]))
    expect(Object.fromEntries(found)).toEqual({ id: 'integer', ...Object.fromEntries(conversions.map((one) => [name(one), one.to])) })
    const [row] = await read<Record<string, unknown>[]>('moved')
    expect(row).toEqual({ id: 1, ...Object.fromEntries(conversions.map((one) => [name(one), one.read])) })
  })

  it('names the rows that stand in the way of another type', async () => {
    const { change, create } = administrator
    await change(createField('things', { field: 'loose', type: 'string', schema: { max_length: 20 }, meta: {} }))
    const [, bad] = await create<{ id: number }[]>('things', [{ loose: '12' }, { loose: 'twelve' }])
    const refused = await refusal(() => change(updateField({ collection: 'things', field: 'loose' }, { type: 'integer', schema: {} })))
    expect(refused.extensions).toMatchObject({ code: 'INVALID_PAYLOAD', rows: [bad?.id], values: ['twelve'] })
    expect(
      (await refusal(() => change(updateField({ collection: 'things', field: 'loose' }, { schema: { max_length: 3 } })))).extensions,
    ).toMatchObject({ rows: [bad?.id] })
    expect((await refusal(() => change(updateField({ collection: 'things', field: 'loose' }, { type: 'alias' })))).message).toContain(
      'Alias type cannot be changed',
    )
    await change(deleteField({ collection: 'things', field: 'loose' }))
  })

  it.each([
    { kind: 'integer', schema: { has_auto_increment: true }, type: 'integer' },
    { kind: 'big integer', schema: { has_auto_increment: true }, type: 'bigInteger' },
    { kind: 'uuid', schema: { is_primary_key: true }, type: 'uuid', special: ['uuid'] },
    { kind: 'string', schema: { is_primary_key: true, max_length: 20 }, type: 'string', own: 'a-key' },
  ])('has keys of kind $kind', async ({ schema, type, special, own }) => {
    const { change, create, model, read } = administrator
    const columns = [
      { field: 'key', type, schema: { ...schema, is_primary_key: true }, meta: { special: special ?? null } },
      { field: 'label', type: 'string', schema: {} },
    ]
    await change(createCollections({ collection: 'keyed', schema: {}, meta: {}, fields: columns }))
    expect((await model()).field('keyed', 'key').schema).toMatchObject({ is_primary_key: true, is_nullable: false })
    const row = await create<{ key: unknown }>('keyed', { label: 'x', ...(own === undefined ? {} : { key: own }) })
    expect(await read('keyed', {}, `${String(row.key)}`)).toEqual({ key: row.key, label: 'x' })
    await change(deleteCollection('keyed'))
  })

  it('has keys of several fields', async () => {
    const { change, create, read } = administrator
    const part = (named: string) => ({ field: named, type: 'integer', schema: { is_primary_key: true }, meta: {} })
    const label = { field: 'label', type: 'string', schema: {} }
    await change(createCollections({ collection: 'pairs', schema: {}, meta: {}, fields: [part('one'), part('two'), label] }))
    await create('pairs', { one: 1, two: 2, label: 'x' })
    expect(await read('pairs', {}, '1,2')).toEqual({ one: 1, two: 2, label: 'x' })
    await change(deleteCollection('pairs'))
  })
})
