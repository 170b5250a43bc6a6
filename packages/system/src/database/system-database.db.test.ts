import { type Connection, dialectFor } from '@recto/dialects'
import { eachDatabase } from '@recto/testing'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SystemField, SystemTable } from '../define-system-table.ts'
import { migrate } from '../migrate.ts'
import { systemTables } from '../system-tables.ts'
import { systemDatabase } from './open-system-database.ts'
import { prepareQuery } from './prepared-query.ts'
import type { SystemDatabase } from './system-database.ts'

/** Values that engines store in forms of their own, by type. */
const samples: Readonly<Partial<Record<SystemField['type'], readonly unknown[]>>> = {
  bigInteger: ['9007199254740993'],
  boolean: [true, false],
  csv: [['one', 'two'], ['only']],
  hash: ['$argon2id$v=19$x'],
  integer: [7, 0],
  json: [{ a: [1, null, 'x'] }, [1, 2], 'text', '12', 12, true, null],
  string: ['O’Brien ☃', '12'],
  text: ['line\nline', 'a "quoted" \\ text'],
  // Whole seconds: the timestamps of MySQL's system tables hold no fraction.
  timestamp: ['2026-02-03T04:05:06.000Z', new Date('2026-02-03T04:05:07.000Z')],
  uuid: ['3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10'],
}

const tablesByName = new Map(systemTables.map((table) => [table.name, table]))

eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  let connection: Connection
  let recto: Kysely<SystemDatabase>

  beforeAll(async () => {
    connection = await dialect.connect(database.config)
    await migrate({ connection, dialect })
    recto = systemDatabase({ connection, dialect })
  })
  afterAll(() => connection.close())

  it.each(systemTables.map(({ name }) => name))('reads from %s what was written, for every type', async (name) => {
    const table = tablesByName.get(name)
    if (table === undefined) throw new Error(name)
    await inAbortedTransaction(async (inside) => {
      for (const { row, read } of await writeSamples(inside, table)) {
        for (const [field, value] of Object.entries(row)) {
          expect(read[field], `${name}.${field}`).toEqual(value instanceof Date ? value.toISOString() : value)
        }
      }
    })
  })

  describe('a query', () => {
    const settings = { project_name: 'Books', default_language: 'de-DE' }

    it('compares moments, booleans, keys and lists by their values', async () => {
      await inAbortedTransaction(async (inside) => {
        const policy = { id: '3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10', name: 'Press', admin_access: false, app_access: true }
        await inside
          .insertInto('recto_policies')
          .values({ ...policy, enforce_tfa: false })
          .execute()
        const found = inside.selectFrom('recto_policies').select(['name', 'app_access']).where('id', 'in', [policy.id])
        expect(await found.where('app_access', '=', true).execute()).toEqual([{ name: 'Press', app_access: true }])
        expect(await found.where('admin_access', '=', true).execute()).toEqual([])
        const created = '2026-02-03T04:05:06.000Z'
        const answer = { id: 'x', request_hash: 'y', created, expires: created }
        await inside.insertInto('recto_idempotency_keys').values(answer).execute()
        const answers = inside.selectFrom('recto_idempotency_keys').select('created')
        expect(await answers.where('expires', '<', '2026-02-03T04:05:07.000Z').execute()).toEqual([{ created }])
        expect(await answers.where('expires', '<', created).execute()).toEqual([])
      })
    })

    it('finds nothing in an empty list, and everything outside of one', async () => {
      const policies = recto.selectFrom('recto_policies').select('id')
      expect(await policies.where('id', 'in', []).execute()).toEqual([])
      expect(await policies.where('id', 'not in', []).execute()).toHaveLength(2)
    })

    it('updates with values in the form of their columns, and counts rows', async () => {
      await inAbortedTransaction(async (inside) => {
        const { numUpdatedRows } = await inside
          .updateTable('recto_settings')
          .set({ ...settings, module_bar: [{ id: 'x' }] })
          .executeTakeFirst()
        expect(numUpdatedRows).toBe(1n)
        const row = await inside.selectFrom('recto_settings').selectAll().executeTakeFirst()
        expect(row).toMatchObject({ ...settings, module_bar: [{ id: 'x' }] })
      })
    })

    it('reads joined tables under their aliases', async () => {
      const rows = await recto
        .selectFrom('recto_access as a')
        .innerJoin('recto_policies as p', 'p.id', 'a.policy')
        .select(['p.admin_access as isAdmin', 'p.name', 'a.role'])
        .where('p.admin_access', '=', true)
        .execute()
      expect(rows).toEqual([{ isAdmin: true, name: 'Administrator', role: expect.stringMatching(/^[0-9a-f-]{36}$/) }])
    })

    it('runs compiled once, with values given at run time', async () => {
      const findPolicy = prepareQuery<{ admin: boolean }>()('find policy', (db, parameter) =>
        db.selectFrom('recto_policies').select(['name', 'admin_access']).where('admin_access', '=', parameter('admin')),
      )
      const source = { dialect, connection }
      expect(await findPolicy(source, { admin: true })).toEqual([{ name: 'Administrator', admin_access: true }])
      expect(await findPolicy(source, { admin: false })).toEqual([{ name: '$t:public_label', admin_access: false }])
    })
  })

  /** Leaves nothing behind, and refers to rows that are not there where the engine allows it. */
  async function inAbortedTransaction(work: (inside: Kysely<SystemDatabase>) => Promise<void>): Promise<void> {
    const done = new Error('done')
    await connection
      .transaction(async (session) => {
        await work(systemDatabase({ dialect, connection: session }))
        throw done
      })
      .catch((error: unknown) => {
        if (error !== done) throw error
      })
  }
})

type AnyRow = Readonly<Record<string, unknown>>
type AnyDatabase = Kysely<Record<string, Record<string, unknown>>>

/** Each row of samples, written and read back. */
async function writeSamples(
  inside: Kysely<SystemDatabase>,
  table: SystemTable,
): Promise<readonly { readonly row: AnyRow; readonly read: AnyRow }[]> {
  // All tables are written here, so that their rows have no type in common.
  const database = inside as unknown as AnyDatabase
  const name = `recto_${table.name}`
  const pairs: { readonly row: AnyRow; readonly read: AnyRow }[] = []
  for (let index = 0; index < sampleCount; index += 1) {
    const row = await sampleRow(database, table, index)
    await database.deleteFrom(name).execute()
    await database.insertInto(name).values(row).execute()
    pairs.push({ row, read: await database.selectFrom(name).selectAll().executeTakeFirstOrThrow() })
  }
  return pairs
}

const sampleCount = Math.max(...Object.values(samples).map(({ length }) => length))

async function sampleRow(database: AnyDatabase, table: SystemTable, index: number): Promise<AnyRow> {
  const row: Record<string, unknown> = {}
  for (const field of table.fields) {
    const value = await sampleValue(database, field, index)
    if (value !== undefined) row[field.name] = value
  }
  return row
}

/** `undefined`: the column is left out. */
async function sampleValue(database: AnyDatabase, field: SystemField, index: number): Promise<unknown> {
  const { references, isNullable, isAutoIncrement, type } = field
  if (type === 'alias' || isAutoIncrement === true) return undefined
  if (references !== undefined && references.onDelete !== null) {
    return isNullable === false ? await referencedKey(database, references.table, references.column ?? 'id') : undefined
  }
  return ownValue(field, index)
}

function ownValue({ type, maxLength, isNullable, isKey, isUnique }: SystemField, index: number): unknown {
  const all = samples[type] ?? []
  const value = all[index % all.length]
  const fitting = typeof value === 'string' && maxLength !== undefined ? value.slice(0, maxLength) : value
  if (fitting === null && isNullable === false) return all[0]
  return (isKey === true || isUnique === true) && typeof fitting === 'string' ? `${fitting.slice(0, -1)}${index}` : fitting
}

/** The key of a row of that table, which is written when there is none. */
async function referencedKey(database: AnyDatabase, name: string, column: string): Promise<unknown> {
  const table = tablesByName.get(name)
  if (table === undefined) throw new Error(name)
  const find = async (): Promise<unknown> => (await database.selectFrom(`recto_${name}`).select(column).executeTakeFirst())?.[column]
  const key = await find()
  if (key !== undefined) return key
  await database
    .insertInto(`recto_${name}`)
    .values(await sampleRow(database, table, 0))
    .execute()
  return await find()
}
