import type { Catalog, Connection, Statement } from '@recto/dialects'
import { readMetadata } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Administrator, administratorOf } from '../testing/administrator.ts'

/** Counts statements that change something and lets one of them fail. */
interface Saboteur {
  seen: number
  /** The statement that fails, counted from 1; 0: none does. */
  target: number
}

const reads = /^\s*(?:SELECT|WITH|SHOW|PRAGMA)\b/i

function sabotaged(connection: Connection, saboteur: Saboteur): Connection {
  const check = (statement: Statement): void => {
    if (reads.test(statement.text)) return
    saboteur.seen += 1
    if (saboteur.seen === saboteur.target) throw new Error('The connection was lost')
  }
  return {
    rows: (statement) => connection.rows(statement),
    text: (statement) => connection.text(statement),
    texts: (statement) => connection.texts(statement),
    stream: (statement) => connection.stream(statement),
    execute: async (statement) => {
      check(statement)
      return await connection.execute(statement)
    },
    transaction: (work) => connection.transaction((session) => work(sabotaged(session, saboteur))),
    close: () => connection.close(),
  }
}

interface Change {
  readonly name: string
  run(administrator: Administrator): Promise<unknown>
}

const key = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true }, meta: { hidden: true } }

const changes: readonly Change[] = [
  {
    name: 'making a collection',
    run: ({ ask }) =>
      ask('POST', '/collections', {
        collection: 'pages',
        schema: {},
        meta: { note: 'Pages' },
        fields: [
          key,
          { field: 'slug', type: 'string', schema: { is_unique: true }, meta: {} },
          { field: 'kind', type: 'string', schema: { is_indexed: true }, meta: {} },
        ],
      }),
  },
  {
    name: 'making a field',
    run: ({ ask }) =>
      ask('POST', '/fields/articles', { field: 'code', type: 'uuid', schema: { is_unique: true }, meta: { special: ['uuid'] } }),
  },
  {
    name: 'changing a field',
    run: ({ ask }) =>
      ask('PATCH', '/fields/articles/title', {
        type: 'text',
        schema: { is_nullable: false, is_indexed: false },
        meta: { note: 'Changed' },
      }),
  },
  {
    name: 'making a relation',
    run: ({ ask }) =>
      ask('POST', '/relations', {
        collection: 'articles',
        field: 'editor',
        related_collection: 'authors',
        schema: { on_delete: 'CASCADE' },
        meta: {},
      }),
  },
  {
    name: 'changing a relation',
    run: ({ ask }) =>
      ask('PATCH', '/relations/articles/author', { schema: { on_delete: 'CASCADE' }, meta: { one_deselect_action: 'delete' } }),
  },
  { name: 'deleting a relation', run: ({ ask }) => ask('DELETE', '/relations/articles/author') },
  { name: 'deleting a field', run: ({ ask }) => ask('DELETE', '/fields/articles/author') },
  { name: 'deleting a collection', run: ({ ask }) => ask('DELETE', '/collections/authors') },
]

async function prepare({ ask }: Administrator): Promise<void> {
  const name = { field: 'name', type: 'string', schema: {}, meta: {} }
  await ask('POST', '/collections', { collection: 'authors', schema: {}, meta: {}, fields: [key, name] })
  const title = { field: 'title', type: 'string', schema: { max_length: 40 }, meta: {} }
  const links = ['author', 'editor'].map((field) => ({ field, type: 'integer', schema: {}, meta: { special: ['m2o'] } }))
  await ask('POST', '/collections', { collection: 'articles', schema: {}, meta: { sort_field: 'author' }, fields: [key, title, ...links] })
  await ask('POST', '/relations', {
    collection: 'articles',
    field: 'author',
    related_collection: 'authors',
    schema: { on_delete: 'SET NULL' },
    meta: { one_field: 'articles' },
  })
  await ask('POST', '/fields/authors', { field: 'articles', type: 'alias', meta: { special: ['o2m'] } })
  await ask('PATCH', '/fields/articles/title', { schema: { is_indexed: true } })
  await ask('POST', '/items/authors', { name: 'Ann', articles: [{ title: 'One' }, { title: 'Two' }] })
}

interface State {
  readonly catalog: Catalog
  readonly rows: unknown
}

const byName = (one: { readonly name: string | null }, other: { readonly name: string | null }): number =>
  String(one.name).localeCompare(String(other.name))

/** Orders in which an engine happens to list keys, and the text SQLite keeps of a table, are no part of the state. */
async function stateOf({ platform }: Administrator): Promise<State> {
  const { dialect, connection } = platform
  const catalog = await dialect.introspect(connection)
  const tables = catalog.tables.map((table) => ({
    ...table,
    details: {},
    indexes: [...table.indexes].sort(byName),
    foreignKeys: [...table.foreignKeys].sort(byName),
  }))
  const items = await Promise.all(
    ['authors', 'articles', 'recto_permissions', 'recto_presets', 'recto_activity', 'recto_revisions'].map((table) =>
      connection.rows(dialect.render({ chunks: [`SELECT * FROM ${table} ORDER BY 1`] })),
    ),
  )
  return { catalog: { ...catalog, tables }, rows: { metadata: await readMetadata(connection, dialect), items } }
}

eachDatabase((database) => {
  const saboteur: Saboteur = { seen: 0, target: 0 }
  let administrator: Administrator

  beforeAll(async () => {
    administrator = await administratorOf(database, (connection) => sabotaged(connection, saboteur))
    await prepare(administrator)
  })
  afterAll(() => administrator.close())

  describe('a statement that fails leaves everything as it was', () => {
    it.each(changes)('$name', async ({ run }) => {
      const before = await stateOf(administrator)
      let failures = 0
      for (let target = 1; ; target += 1) {
        Object.assign(saboteur, { seen: 0, target })
        const error = await run(administrator).then(
          () => null,
          (reason: unknown) => reason,
        )
        const isReached = saboteur.seen >= target
        Object.assign(saboteur, { seen: 0, target: 0 })
        if (error === null) {
          expect(isReached && failures === 0).toBe(false)
          break
        }
        failures += 1
        expect(String(error)).toContain('→')
        expect(await stateOf(administrator), `statement ${target}`).toEqual(before)
      }
      expect(failures).toBeGreaterThan(0)
    })
  })
})
