import { rawStatement } from '@recto/dialects'
import type { Collection } from '@recto/schema'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenTables, openTables } from '../testing/open-tables.ts'
import { insertRows } from './execute/insert-rows.ts'

/** Tables `p` and `c`, whose keys a default makes; `t`, whose key and slug a trigger sets; `s`, into which one lets nothing. */
const statements: Readonly<Record<string, readonly string[]>> = {
  sqlite: [
    'CREATE TABLE p (id varchar(36) PRIMARY KEY NOT NULL DEFAULT (lower(hex(randomblob(16)))), v text)',
    'CREATE TABLE c (id integer PRIMARY KEY, p varchar(36) REFERENCES p (id))',
    'CREATE TABLE s (id integer PRIMARY KEY, v text)',
    'CREATE TRIGGER s_none BEFORE INSERT ON s BEGIN SELECT RAISE(IGNORE); END',
    'CREATE TABLE u (id integer PRIMARY KEY, v text)',
    "INSERT INTO u VALUES (1, 'kept')",
    'CREATE TRIGGER u_none BEFORE UPDATE ON u BEGIN SELECT RAISE(IGNORE); END',
  ],
  postgres: [
    'CREATE TABLE p (id varchar(36) PRIMARY KEY DEFAULT gen_random_uuid()::text, v text)',
    'CREATE TABLE c (id serial PRIMARY KEY, p varchar(36) REFERENCES p (id))',
    'CREATE TABLE t (id varchar(20) PRIMARY KEY, slug varchar(20) NOT NULL, v text)',
    "CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.id := 'key-' || NEW.v; NEW.slug := 'slug-' || NEW.v; RETURN NEW; END $$",
    'CREATE TRIGGER t_fill BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION fill()',
    'CREATE FUNCTION keep_out() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
    'CREATE TABLE s (id integer PRIMARY KEY, v text)',
    'CREATE TRIGGER s_none BEFORE INSERT ON s FOR EACH ROW EXECUTE FUNCTION keep_out()',
    'CREATE TABLE u (id integer PRIMARY KEY, v text)',
    "INSERT INTO u VALUES (1, 'kept')",
    'CREATE TRIGGER u_none BEFORE UPDATE ON u FOR EACH ROW EXECUTE FUNCTION keep_out()',
  ],
  mysql: [
    'CREATE TABLE p (id varchar(36) PRIMARY KEY DEFAULT (uuid()), v text)',
    'CREATE TABLE c (id integer PRIMARY KEY AUTO_INCREMENT, p varchar(36), FOREIGN KEY (p) REFERENCES p (id))',
    'CREATE TABLE n (id integer PRIMARY KEY AUTO_INCREMENT, v varchar(20))',
  ],
  mariadb: [
    'CREATE TABLE p (id varchar(36) PRIMARY KEY DEFAULT (uuid()), v text)',
    'CREATE TABLE c (id integer PRIMARY KEY AUTO_INCREMENT, p varchar(36), FOREIGN KEY (p) REFERENCES p (id))',
    'CREATE TABLE n (id integer PRIMARY KEY AUTO_INCREMENT, v varchar(20))',
    'CREATE TABLE t (id varchar(20) PRIMARY KEY, slug varchar(20) NOT NULL, v varchar(20))',
    "CREATE TRIGGER t_fill BEFORE INSERT ON t FOR EACH ROW SET NEW.id = CONCAT('key-', NEW.v), NEW.slug = CONCAT('slug-', NEW.v)",
  ],
}

eachDatabase((database) => {
  let tables: OpenTables
  const own = statements[database.name] ?? []
  beforeAll(async () => {
    tables = await openTables(database, own)
  }, 60_000)
  afterAll(() => tables.platform.connection.close())
  const create = (collection: string, data: unknown) => tables.answer({ kind: 'create', collection, query: {}, data })
  const has = (table: string) => own.some((text) => text.startsWith(`CREATE TABLE ${table} `))

  it.runIf(has('p'))('knows a key that a default makes, alone, in a list and nested both ways', async () => {
    const one = (await create('p', { v: 'one', c: [{}] })) as { readonly id: string }
    expect(one.id).toMatch(/^[0-9a-f-]{32,36}$/)
    // Items are answered in the order of their keys, which are random here.
    const two = (await create('p', [{ v: 'two' }, { v: 'three' }])) as readonly { readonly v: string }[]
    expect(new Set(two.map(({ v }) => v))).toEqual(new Set(['two', 'three']))
    await create('c', { p: { v: 'four' } })
    const linked = await tables.rows('SELECT p.v AS v FROM c JOIN p ON p.id = c.p ORDER BY c.id')
    expect(linked.map(({ v }) => v)).toEqual(['one', 'four'])
    const ids = (await tables.list('p')).map(({ id }) => `create ${String(id)}`)
    expect(new Set(await tables.activity('p'))).toEqual(new Set(ids))
  })

  // As a member of a Galera cluster or of a replication group does: keys are made in steps, which is a setting of the session.
  it.runIf(has('n'))('knows the keys of many rows where a cluster makes them in steps', async () => {
    const { schemaCache, connection, dialect } = tables.platform
    const collection = schemaCache.current().collections.get('n')
    const stepped = (increment: number, offset: number) =>
      rawStatement(`SET SESSION auto_increment_increment = ${increment}, SESSION auto_increment_offset = ${offset}`)
    const keys = await connection.transaction(async (session) => {
      await session.execute(stepped(5, 2))
      const rows = ['a', 'b', 'c'].map((v) => ({ v }))
      const made = await insertRows({ connection: session, dialect }, collection as Collection, { rows })
      await session.execute(stepped(1, 1))
      return made.map(([key]) => key)
    })
    expect((await tables.rows('SELECT id FROM n ORDER BY id')).map(({ id }) => id)).toEqual(keys)
  })

  it.runIf(has('t'))('leaves to a trigger what it fills in, and records the key that it chose', async () => {
    expect(await create('t', { v: 'a' })).toEqual({ id: 'key-a', slug: 'slug-a', v: 'a' })
    expect(await create('t', [{ v: 'b' }, { v: 'c', id: 'mine' }])).toMatchObject([{ id: 'key-b' }, { id: 'key-c' }])
    expect(await tables.activity('t')).toEqual(['create key-a', 'create key-b', 'create key-c'])
  })

  it.runIf(has('s'))('says so when a trigger lets no row in, and records nothing', async () => {
    await expect(create('s', { id: 1, v: 'a' })).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    await expect(create('s', [{ id: 1 }, { id: 2 }])).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    expect(await tables.activity('s')).toEqual([])
  })

  it.runIf(has('u'))('says so when a trigger keeps a row as it is', async () => {
    const change = tables.answer({ kind: 'update', collection: 'u', query: {}, keys: [1], data: { v: 'changed' } })
    await expect(change).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    expect([await tables.rows('SELECT v FROM u'), await tables.activity('u')]).toEqual([[{ v: 'kept' }], []])
  })
})
