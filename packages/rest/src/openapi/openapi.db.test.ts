import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eachDatabase, loadBookshop } from '@recto/testing'
import { Validator } from '@seriousme/openapi-schema-validator'
import openapiTS, { astToString } from 'openapi-typescript'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Administrator, administratorOf } from '../testing/administrator.ts'

const run = promisify(execFile)

const client = `import createClient from 'openapi-fetch'
import type { components, paths } from './api.ts'

const client = createClient<paths>({ baseUrl: process.argv[2] ?? '' })
const { data, error } = await client.GET('/items/books', { params: { query: { fields: ['isbn', 'title'], limit: 2 } } })
if (data === undefined) throw new Error(JSON.stringify(error))
const titles: (string | null | undefined)[] = data.data.map((book: components['schemas']['ItemsBooks']) => book.title)
process.stdout.write(JSON.stringify(titles))
`

const typed = `import { createDirectus, readItems, rest } from '@directus/sdk'
import type { Schema } from './schema.ts'

const client = createDirectus<Schema>(process.argv[2] ?? '').with(rest())
const books = await client.request(readItems('books', { fields: ['title', { publisher_prefix: ['name'] }], limit: 2 }))
const titles: string[] = books.map((book) => book.title)
process.stdout.write(JSON.stringify(titles))
`

eachDatabase(
  (database) => {
    let administrator: Administrator
    let folder: string
    let address: string

    beforeAll(async () => {
      await loadBookshop(database)
      administrator = await administratorOf(database)
      address = await administrator.app.listen({ port: 0, host: '127.0.0.1' })
      // Inside the package, so that the clients find the libraries they are made for.
      folder = await mkdtemp(join(import.meta.dirname, '../../node_modules/.clients-'))
      await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    })
    afterAll(async () => {
      await administrator.close()
      await rm(folder, { recursive: true, force: true })
    })

    const compileAndRun = async (name: string): Promise<unknown> => {
      const options = [
        '--ignoreConfig',
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        '--lib',
        'es2023,dom',
        '--types',
        'node',
        '--allowImportingTsExtensions',
      ]
      await run('npx', ['tsc', ...options, join(folder, name)], { cwd: folder }).catch((error: unknown) => {
        throw new Error(String((error as { stdout?: unknown }).stdout))
      })
      const { stdout } = await run('node', ['--import', 'tsx', join(folder, name), address], { cwd: folder })
      return JSON.parse(stdout)
    }

    it('has a document that is valid, and a client made from it that reads', async () => {
      const text = (await administrator.app.inject({ method: 'GET', url: '/server/specs/oas' })).body
      const result = await new Validator().validate(JSON.parse(text) as Record<string, unknown>)
      expect(result.errors ?? []).toEqual([])
      expect(result.valid).toBe(true)
      await writeFile(join(folder, 'api.ts'), astToString(await openapiTS(text)))
      await writeFile(join(folder, 'client.ts'), client)
      expect(await compileAndRun('client.ts')).toHaveLength(2)
    })

    it("has types for the platform's client", async () => {
      const types = (await administrator.app.inject({ method: 'GET', url: '/server/specs/types' })).body
      await writeFile(join(folder, 'schema.ts'), types)
      await writeFile(join(folder, 'typed.ts'), typed)
      expect(await compileAndRun('typed.ts')).toHaveLength(2)
    })
  },
  ['sqlite', 'postgres'],
)
