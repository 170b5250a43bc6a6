import type { ColumnTypes } from '@recto/dialects'
import type { Catalog, CatalogColumn, CatalogTable } from '@recto/dialects/schema'
import { describe, expect, it } from 'vitest'
import { buildSchema } from './build-schema.ts'
import { collectionMeta } from './collection.ts'
import { fieldMeta } from './field.ts'
import { relationFrom, relationTo } from './find.ts'
import type { Metadata } from './metadata.ts'
import { relationMeta } from './relation.ts'
import type { Schema } from './schema.ts'

const types: ColumnTypes = {
  toFieldType: (_column, special) => (special.includes('cast-json') ? 'json' : 'integer'),
  toNativeType: (definition) => definition.type,
  parseDefault: (column) => column.defaultExpression,
}

describe('buildSchema', () => {
  it('takes a row without a table for a folder, and lists configured collections first', () => {
    const schema = build({
      tables: [table('b', ['id']), table('a', ['id'])],
      collections: [collectionMeta({ collection: 'shelf' }), collectionMeta({ collection: 'b', group: 'shelf' })],
    })
    expect([...schema.collections.keys()]).toEqual(['shelf', 'b', 'a'])
    expect(schema.collections.get('shelf')).toMatchObject({ kind: 'folder', table: null, primaryKey: [] })
    expect(schema.collections.get('a')).toMatchObject({ meta: null, accountability: 'all' })
  })

  it('hides its own tables but those of system collections, and whatever would stand in their place', () => {
    const tables = ['recto_users', 'recto_idempotency_keys', 'directus_users', 'plain'].map((name) => table(name, ['id']))
    const schema = build({
      tables,
      collections: [
        collectionMeta({ collection: 'directus_users', system: true }),
        collectionMeta({ collection: 'directus_roles', system: true }),
      ],
    })
    expect([...schema.collections.keys()]).toEqual(['directus_users', 'plain'])
    expect(schema.collections.get('directus_users')?.table?.name).toBe('recto_users')
  })

  it('names tables that have the name of a system collection, and the foreign keys to them', () => {
    const schema = build({ tables: [table('directus_users', ['id']), referring('orders', 'directus_users'), table('plain', ['id'])] })
    expect(schema.hiddenTables).toEqual([{ name: 'directus_users', foreignKeys: ['orders.parent'] }])
    expect(schema.relations).toEqual([])
    expect(build({ tables: [table('plain', ['id'])] })).not.toHaveProperty('hiddenTables')
  })

  it('marks relations whose key no index begins with', () => {
    const index = (columns: readonly string[]) => ({ name: 'i', columns, isUnique: false })
    const isUnindexed = (facts: Partial<CatalogTable>) =>
      build({ tables: [table('a', ['id']), { ...referring('b', 'a'), ...facts }] }).relations[0]?.isUnindexed ?? false
    expect(isUnindexed({})).toBe(true)
    expect(isUnindexed({ indexes: [index(['id', 'parent'])] })).toBe(true)
    expect(isUnindexed({ indexes: [index(['parent', 'id'])] })).toBe(false)
    expect(isUnindexed({ primaryKey: ['parent', 'id'] })).toBe(false)
    expect(isUnindexed({ kind: 'view' })).toBe(false)
  })

  it('never lets a stored row shadow a system collection, but adds stored fields to it', () => {
    const schema = build({
      tables: [table('recto_users', ['id', 'nickname'])],
      collections: [
        collectionMeta({ collection: 'directus_users', singleton: true }),
        collectionMeta({ collection: 'directus_users', system: true }),
      ],
      fields: [
        fieldMeta({ collection: 'directus_users', field: 'nickname', note: 'ours' }),
        fieldMeta({ collection: 'directus_users', field: 'id', system: true, type: 'uuid' }),
      ],
    })
    expect(schema.collections.get('directus_users')).toMatchObject({ isSingleton: false, isSystem: true })
    expect(schema.collections.get('directus_users')?.fields.get('nickname')?.meta?.note).toBe('ours')
    expect(schema.collections.get('directus_users')?.fields.get('id')?.type).toBe('uuid')
  })

  it('keeps names of other schemas apart from equal names in the default one', () => {
    const schema = build({ tables: [{ ...table('x', ['id']), schema: 'a' }, table('a__x', ['id'])] })
    expect(schema.collections.get('a__x')?.table).toEqual({ schema: null, name: 'a__x' })
    expect(schema.collections.get('a__x_2')?.table).toEqual({ schema: 'a', name: 'x' })
  })

  it('takes the declared key of a view, and the only required unique column of a table', () => {
    const view: CatalogTable = { ...table('v', ['id', 'n']), kind: 'view', primaryKey: [] }
    const unique = [{ name: 'u', columns: ['code'], isUnique: true }]
    const keyless: CatalogTable = { ...table('t', ['code', 'n']), primaryKey: [], indexes: unique }
    const schema = build({ tables: [view, keyless], collections: [collectionMeta({ collection: 'v', primary_key: ['id'] })] })
    expect(schema.collections.get('v')?.primaryKey).toEqual(['id'])
    expect(schema.collections.get('t')?.primaryKey).toEqual(['code'])
    expect(
      build({ tables: [view], collections: [collectionMeta({ collection: 'v', primary_key: ['gone'] })] }).collections.get('v')?.primaryKey,
    ).toEqual([])
  })

  it('leaves out excluded tables and the keys that point to them', () => {
    const schema = build({ tables: [table('a', ['id']), referring('b', 'a')], excludeTables: ['a'] })
    expect([...schema.collections.keys()]).toEqual(['b'])
    expect(schema.relations).toEqual([])
    expect(schema.collections.get('b')?.fields.get('parent')?.column?.references).toMatchObject({ table: 'a' })
  })

  it('joins a foreign key with its row', () => {
    const row = relationMeta({
      many_collection: 'b',
      many_field: 'parent',
      one_collection: 'a',
      one_field: 'children',
      sort_field: 'id',
      one_deselect_action: 'delete',
    })
    const schema = build({
      tables: [table('a', ['id']), referring('b', 'a')],
      relations: [row],
      fields: [fieldMeta({ collection: 'a', field: 'children', special: ['o2m'] })],
    })
    expect(schema.relations).toHaveLength(1)
    expect(relationTo(schema, 'a', 'children')).toMatchObject({
      collection: 'b',
      sortField: 'id',
      deselectAction: 'delete',
      constraint: { name: 'fk' },
    })
    expect(schema.collections.get('a')?.fields.get('children')).toMatchObject({ hasData: true, isImplicit: false })
    expect(schema.collections.get('a')?.fields.has('b')).toBe(false)
  })

  it('gives alias fields without a relation no data', () => {
    const fields = [
      fieldMeta({ collection: 'a', field: 'line', special: ['alias', 'no-data'] }),
      fieldMeta({ collection: 'a', field: 'orphans', special: ['o2m'] }),
    ]
    const schema = build({ tables: [table('a', ['id'])], fields })
    expect(['line', 'orphans'].map((name) => schema.collections.get('a')?.fields.get(name)?.hasData)).toEqual([false, false])
  })

  it('names the way back after the child, and after the columns when there are several, in any order', () => {
    const twice: CatalogTable = {
      ...table('b', ['id', 'parent', 'other']),
      foreignKeys: [foreignKey('parent', 'a'), foreignKey('other', 'a')],
    }
    const turned = { ...twice, foreignKeys: [...twice.foreignKeys].reverse() }
    for (const child of [twice, turned]) {
      const schema = build({ tables: [table('a', ['id']), child] })
      expect(relationFrom(schema, 'b', 'parent')?.oneField).toBe('b_by_parent')
      expect(relationFrom(schema, 'b', 'other')?.oneField).toBe('b_by_other')
      expect(relationTo(schema, 'a', 'b')).toBeUndefined()
    }
    const schema = build({ tables: [table('a', ['id']), referring('b', 'a'), referring('self', 'self')] })
    expect(relationFrom(schema, 'b', 'parent')?.oneField).toBe('b')
    expect(relationTo(schema, 'self', 'self')?.field).toBe('parent')
  })

  it('keeps a configured alias apart from the virtual field of a composite key', () => {
    const parent: CatalogTable = { ...table('p', ['a', 'b']), primaryKey: ['a', 'b'] }
    const composite = { ...foreignKey('a', 'p'), columns: ['a', 'b'], referencedColumns: ['a', 'b'] }
    const child: CatalogTable = { ...table('c', ['id', 'a', 'b']), foreignKeys: [composite] }
    const owned: CatalogTable = { ...table('o', ['id', 'c']), foreignKeys: [foreignKey('c', 'c')] }
    const relations = [relationMeta({ many_collection: 'o', many_field: 'c', one_collection: 'c', one_field: 'p' })]
    const schema = build({
      tables: [parent, child, owned],
      relations,
      fields: [fieldMeta({ collection: 'c', field: 'p', special: ['o2m'] })],
    })
    expect(relationTo(schema, 'c', 'p')?.collection).toBe('o')
    expect(relationFrom(schema, 'c', 'p_by_a_b')).toMatchObject({ relatedCollection: 'p', oneField: 'c' })
  })

  it('offers no way back from the system to its own tables', () => {
    const tables = [table('recto_users', ['id']), referring('recto_sessions', 'recto_users'), referring('articles', 'recto_users')]
    const collections = ['directus_users', 'directus_sessions'].map((collection) => collectionMeta({ collection, system: true }))
    const schema = build({ tables, collections })
    expect([...(schema.collections.get('directus_users')?.fields.keys() ?? [])]).toEqual(['id', 'articles'])
    expect(relationFrom(schema, 'directus_sessions', 'parent')).toMatchObject({ relatedCollection: 'directus_users', oneField: null })
  })

  it('drops rows whose ends are not there', () => {
    const relations = [
      relationMeta({ many_collection: 'a', many_field: 'id', one_collection: 'gone' }),
      relationMeta({ many_collection: 'gone', many_field: 'id', one_collection: 'a' }),
      relationMeta({ many_collection: 'a', many_field: 'gone', one_collection: 'a' }),
      relationMeta({ many_collection: 'a', many_field: 'id', one_collection_field: 'gone' }),
    ]
    expect(build({ tables: [table('a', ['id'])], relations }).relations).toEqual([])
  })

  it('changes its fingerprint with anything in it', () => {
    const base = build({ tables: [table('a', ['id'])] }).fingerprint
    expect(build({ tables: [table('a', ['id'])] }).fingerprint).toBe(base)
    expect(build({ tables: [table('a', ['id', 'n'])] }).fingerprint).not.toBe(base)
    expect(build({ tables: [{ ...table('a', ['id']), comment: 'new' }] }).fingerprint).not.toBe(base)
    expect(
      build({ tables: [table('a', ['id'])], fields: [fieldMeta({ collection: 'a', field: 'id', note: 'new' })] }).fingerprint,
    ).not.toBe(base)
  })
})

interface BuildFacts extends Partial<Metadata> {
  readonly tables: readonly CatalogTable[]
  readonly excludeTables?: readonly string[]
}

function build({ tables, excludeTables, collections = [], fields = [], relations = [] }: BuildFacts): Schema {
  const catalog: Catalog = { defaultSchema: null, tables }
  return buildSchema({
    catalog,
    metadata: { collections, fields, relations },
    types,
    ...(excludeTables === undefined ? {} : { excludeTables }),
  })
}

function table(name: string, columns: readonly string[]): CatalogTable {
  const key = columns.includes('id') ? ['id'] : []
  return {
    schema: null,
    name,
    kind: 'table',
    comment: null,
    columns: columns.map(column),
    primaryKey: key,
    foreignKeys: [],
    indexes: [],
    details: {},
  }
}

function referring(name: string, target: string): CatalogTable {
  return { ...table(name, ['id', 'parent']), foreignKeys: [foreignKey('parent', target)] }
}

function foreignKey(name: string, target: string): CatalogTable['foreignKeys'][number] {
  return {
    name: 'fk',
    columns: [name],
    referencedSchema: null,
    referencedTable: target,
    referencedColumns: ['id'],
    onUpdate: 'NO ACTION',
    onDelete: 'NO ACTION',
  }
}

function column(name: string): CatalogColumn {
  return {
    name,
    nativeType: 'int',
    dataType: 'int',
    maxLength: null,
    numericPrecision: null,
    numericScale: null,
    isNullable: name === 'n',
    defaultExpression: null,
    isAutoIncrement: false,
    isGenerated: false,
    generationExpression: null,
    enumValues: null,
    comment: null,
  }
}
