import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { anonymous } from '../access/resolve-account.ts'
import { createContext } from '../context.ts'
import { type OpenTables, openTables } from '../testing/open-tables.ts'
import { type ImportInput, runImport } from './run-import.ts'

interface ImportFailure {
  readonly all: readonly { readonly code: string; readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
}

eachDatabase((database) => {
  let tables: OpenTables
  beforeAll(async () => {
    tables = await openTables(database, [
      'CREATE TABLE people (id INTEGER PRIMARY KEY, email VARCHAR(60) UNIQUE, name VARCHAR(60) NOT NULL, age INTEGER)',
    ])
  })
  afterAll(() => tables.platform.connection.close())
  beforeEach(async () => {
    await tables.rows('DELETE FROM people')
  })

  const importRows = (rows: readonly unknown[], options: Partial<ImportInput> = {}, context = tables.asAdministrator()) =>
    runImport(
      {
        collection: 'people',
        rows: async function* () {
          yield* rows
        },
        ...options,
      },
      context,
    )
  const failureOf = async (rows: readonly unknown[]): Promise<ImportFailure['all']> => {
    const error = await importRows(rows).then(
      () => null,
      (caught: unknown) => caught as ImportFailure,
    )
    return error?.all ?? []
  }
  const count = async () => Number((await tables.rows('SELECT COUNT(*) AS n FROM people'))[0]?.['n'])
  const insertAda = () => tables.rows("INSERT INTO people (id, email, name) VALUES (1, 'a@x.io', 'A')")

  it('creates what is new and changes what exists, also within one import', async () => {
    await insertAda()
    await importRows([
      { id: '1', name: 'Ada', age: '36' },
      { id: '2', name: 'Bea, B', age: '007' },
    ])
    expect(await tables.list('people', { sort: 'id' })).toEqual([
      { id: 1, email: 'a@x.io', name: 'Ada', age: 36 },
      { id: 2, email: null, name: 'Bea, B', age: 7 },
    ])
    await importRows([
      { id: 2, name: 'Bob' },
      { id: 3, name: 'Cat' },
      { id: 3, age: 5 },
    ])
    expect((await tables.list('people', { sort: 'id', fields: 'name,age' })).slice(1)).toEqual([
      { name: 'Bob', age: 7 },
      { name: 'Cat', age: 5 },
    ])
  })

  it('reports every row that does not fit, by field and rule, and keeps none', async () => {
    const errors = await failureOf([
      { id: 1, email: 'a@x.io', name: 'A' },
      { id: 2, email: 'b@x.io' },
      { id: 3, email: 'a@x.io', name: 'C' },
      { id: 4 },
      { id: 5 },
      { id: 6 },
      { id: 7 },
      { id: 9, name: 'fine' },
      { id: 10 },
    ])
    expect(errors.find(({ extensions }) => extensions['field'] === 'name')?.extensions['rows']).toEqual([
      { type: 'range', start: 4, end: 7 },
      { type: 'lines', rows: [2, 9] },
    ])
    expect(errors.find(({ code }) => code === 'RECORD_NOT_UNIQUE')?.extensions).toEqual({
      field: 'email',
      rows: [{ type: 'lines', rows: [3] }],
    })
    expect(await count()).toBe(0)
  })

  it('names the rows with values of the wrong type, among many', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => ({ id: index + 1, name: 'N', age: [7, 230].includes(index) ? 'old' : 1 }))
    const errors = await failureOf([...rows, { id: 'x', name: 'N' }, { id: 1000, name: null }])
    expect(errors).toMatchObject([
      { code: 'INVALID_PAYLOAD', extensions: { field: 'age', rows: [{ type: 'lines', rows: [8, 231] }] } },
      { code: 'INVALID_PAYLOAD', extensions: { field: 'id', rows: [{ type: 'lines', rows: [451] }] } },
      {
        code: 'FAILED_VALIDATION',
        extensions: { field: 'name', type: expect.stringMatching(/null|required/), rows: [{ type: 'lines', rows: [452] }] },
      },
    ])
    expect(errors[0]?.message).toContain('has to be an integer')
    expect(await failureOf([{ id: 1, name: 'A' }, 'text'])).toMatchObject([
      { code: 'INVALID_PAYLOAD', extensions: { rows: [{ type: 'lines', rows: [2] }] } },
    ])
    expect(await count()).toBe(0)
  })

  it('moves a unique value from one row to another in the order of the rows', async () => {
    await insertAda()
    await importRows([
      { id: 1, email: 'b@x.io', name: 'A' },
      { id: 2, email: 'a@x.io', name: 'B' },
    ])
    expect(await tables.list('people', { sort: 'id', fields: 'email' })).toEqual([{ email: 'b@x.io' }, { email: 'a@x.io' }])
  })

  it('keeps nothing of a dry run, and refuses in it what it would refuse', async () => {
    expect(await importRows([{ id: 1, name: 'A' }], { isDryRun: true })).toEqual({ rows: 1 })
    await expect(importRows([{ id: 1, name: null }], { isDryRun: true })).rejects.toMatchObject({ code: 'FAILED_VALIDATION' })
    expect(await count()).toBe(0)
  })

  it('refuses callers who may not create, and leaves no row of one who cancels', async () => {
    const nobody = { ...anonymous, roles: [], policies: [], isAdmin: false, isApp: false }
    const rows = Array.from({ length: 450 }, (_, index) => ({ id: index + 1, name: 'N' }))
    await expect(importRows(rows, {}, createContext(tables.platform, nobody))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const controller = new AbortController()
    const context = { ...tables.asAdministrator(), signal: controller.signal }
    const onProgress = () => controller.abort()
    await expect(importRows(rows, { onProgress }, context)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    expect(await count()).toBe(0)
  })
})
