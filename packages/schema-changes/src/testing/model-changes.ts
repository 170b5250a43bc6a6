import { compile, raw } from '@recto/dialects'
import type { Catalog } from '@recto/dialects/schema'
import { readMetadata } from '@recto/system'
import {
  createCollections,
  createField,
  createRelation,
  deleteCollection,
  deleteField,
  deleteRelation,
  updateField,
  updateRelation,
} from '../operations.ts'
import type { Administrator } from './administrator.ts'

/** Something asked of the data model. */
export interface Change {
  readonly name: string
  run(administrator: Administrator): Promise<unknown>
}

const key = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true }, meta: { hidden: true } }

/** One change of every kind, each possible after those before it. */
export const changes: readonly Change[] = [
  {
    name: 'making a collection',
    run: ({ change }) =>
      change(
        createCollections({
          collection: 'pages',
          schema: {},
          meta: { note: 'Pages' },
          fields: [
            key,
            { field: 'slug', type: 'string', schema: { is_unique: true }, meta: {} },
            { field: 'kind', type: 'string', schema: { is_indexed: true }, meta: {} },
          ],
        }),
      ),
  },
  {
    name: 'making a field',
    run: ({ change }) =>
      change(createField('articles', { field: 'code', type: 'uuid', schema: { is_unique: true }, meta: { special: ['uuid'] } })),
  },
  {
    name: 'changing a field',
    run: ({ change }) =>
      change(
        updateField(
          { collection: 'articles', field: 'title' },
          {
            type: 'text',
            schema: { is_nullable: false, is_indexed: false },
            meta: { note: 'Changed' },
          },
        ),
      ),
  },
  {
    name: 'making a relation',
    run: ({ change }) =>
      change(
        createRelation({
          collection: 'articles',
          field: 'editor',
          related_collection: 'authors',
          schema: { on_delete: 'CASCADE' },
          meta: {},
        }),
      ),
  },
  {
    name: 'changing a relation',
    run: ({ change }) =>
      change(
        updateRelation(
          { collection: 'articles', field: 'author' },
          { schema: { on_delete: 'CASCADE' }, meta: { one_deselect_action: 'delete' } },
        ),
      ),
  },
  { name: 'deleting a relation', run: ({ change }) => change(deleteRelation({ collection: 'articles', field: 'author' })) },
  { name: 'deleting a field', run: ({ change }) => change(deleteField({ collection: 'articles', field: 'author' })) },
  { name: 'deleting a collection', run: ({ change }) => change(deleteCollection('authors')) },
]

/** The collections that are changed, with a few rows. */
export async function prepare({ change, create }: Administrator): Promise<void> {
  const name = { field: 'name', type: 'string', schema: {}, meta: {} }
  await change(createCollections({ collection: 'authors', schema: {}, meta: {}, fields: [key, name] }))
  const title = { field: 'title', type: 'string', schema: { max_length: 40 }, meta: {} }
  const links = ['author', 'editor'].map((field) => ({ field, type: 'integer', schema: {}, meta: { special: ['m2o'] } }))
  await change(createCollections({ collection: 'articles', schema: {}, meta: { sort_field: 'author' }, fields: [key, title, ...links] }))
  await change(
    createRelation({
      collection: 'articles',
      field: 'author',
      related_collection: 'authors',
      schema: { on_delete: 'SET NULL' },
      meta: { one_field: 'articles' },
    }),
  )
  await change(createField('authors', { field: 'articles', type: 'alias', meta: { special: ['o2m'] } }))
  await change(updateField({ collection: 'articles', field: 'title' }, { schema: { is_indexed: true } }))
  await create('authors', { name: 'Ann', articles: [{ title: 'One' }, { title: 'Two' }] })
}

/** Everything a change of the data model may touch. */
interface State {
  readonly catalog: Catalog
  readonly rows: unknown
}

/** Looks at the catalog only when the engine says that it may be another; elsewhere it is the one from before. */
export async function stateOf(
  { platform }: Administrator,
  before?: State & { readonly fingerprint: string },
): Promise<State & { readonly fingerprint: string }> {
  const { dialect, connection } = platform
  const fingerprint = await dialect.catalogFingerprint(connection)
  const catalog = before?.fingerprint === fingerprint ? before.catalog : sorted(await dialect.introspect(connection))
  const tables = ['authors', 'articles', 'recto_permissions', 'recto_presets', 'recto_activity', 'recto_revisions']
  const there = tables.filter((table) => catalog.tables.some(({ name }) => name === table))
  const items = await Promise.all(there.map((table) => connection.rows(compile(dialect, raw(`SELECT * FROM ${table} ORDER BY 1`)))))
  return { fingerprint, catalog, rows: { metadata: await readMetadata(connection, dialect), items } }
}

/** The catalog and what is known of it, without numbers that were counted up by attempts. */
export async function outlineOf({ platform: { dialect, connection } }: Administrator): Promise<unknown> {
  const { collections, fields, relations } = await readMetadata(connection, dialect)
  const unnumbered = [fields, relations].map((rows) => rows.map((row) => JSON.stringify({ ...row, id: null })).sort())
  return { catalog: sorted(await dialect.introspect(connection)), collections, unnumbered }
}

const byName = (one: { readonly name: string | null }, other: { readonly name: string | null }): number =>
  String(one.name).localeCompare(String(other.name))

/** Orders in which an engine happens to list keys, and the text SQLite keeps of a table, are no part of the state. */
function sorted(catalog: Catalog): Catalog {
  const tables = catalog.tables.map((table) => ({
    ...table,
    details: {},
    indexes: [...table.indexes].sort(byName),
    foreignKeys: [...table.foreignKeys].sort(byName),
  }))
  return { ...catalog, tables }
}
