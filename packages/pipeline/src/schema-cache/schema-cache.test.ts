import { defineSchema, type Schema } from '@recto/schema'
import { expect, it } from 'vitest'
import { silentLog } from '../log.ts'
import { createSchemaCache } from './schema-cache.ts'

const schemaWith = (field: string): Schema => defineSchema({ collections: { books: { fields: { id: 'integer', [field]: 'string' } } } })

/** A reader of a schema that counts its readings. */
const readerOf = (read: () => Schema | Promise<Schema>, counts = { whole: 0, metadata: 0 }) => ({
  async read() {
    counts.whole += 1
    return await read()
  },
  async readMetadata() {
    counts.metadata += 1
    return await read()
  },
})

it('tells listeners of another schema, and not of the same one', async () => {
  let schema = schemaWith('a')
  const heard: Schema[] = []
  const cache = await createSchemaCache({ reader: readerOf(() => schema), fingerprint: async () => '', pollIntervalMs: 0 })
  const stopListening = cache.onChange((next) => heard.push(next))
  await cache.refresh()
  expect(heard).toEqual([])
  schema = schemaWith('b')
  await cache.refresh()
  expect(heard).toEqual([schema])
  expect(cache.current()).toBe(schema)
  stopListening()
})

it('never answers a refresh with a reading that began before it', async () => {
  let schema = schemaWith('a')
  const reads: (() => void)[] = []
  let isHeld = false
  const cache = await createSchemaCache({
    reader: readerOf(async () => {
      const found = schema
      if (isHeld) await new Promise<void>((resolve) => reads.push(resolve))
      return found
    }),
    fingerprint: async () => '',
    pollIntervalMs: 0,
  })
  isHeld = true
  const first = cache.refresh()
  await new Promise((resolve) => setTimeout(resolve, 5))
  schema = schemaWith('b')
  const second = cache.refresh()
  const third = cache.refresh()
  expect(third).toBe(second)
  isHeld = false
  for (const release of reads) release()
  expect((await first).collections.get('books')?.fields.has('a')).toBe(true)
  expect((await second).collections.get('books')?.fields.has('b')).toBe(true)
})

it('looks by itself, and goes on after a failure', async () => {
  let fingerprint = 'one'
  let schema = schemaWith('a')
  let failures = 3
  const lines: string[] = []
  const cache = await createSchemaCache({
    reader: readerOf(() => schema),
    fingerprint: async () => {
      if (fingerprint === 'two' && failures-- > 0) throw new Error('not now')
      return fingerprint
    },
    pollIntervalMs: 2,
    log: {
      ...silentLog,
      warn: (facts, message) => void lines.push(`${message} ${JSON.stringify(facts)}`),
      info: (_facts, message) => void lines.push(message),
    },
  })
  schema = schemaWith('b')
  fingerprint = 'two'
  await expect.poll(() => cache.current().collections.get('books')?.fields.has('b')).toBe(true)
  await expect
    .poll(() => lines)
    .toEqual([
      'The schema could not be compared with the database; trying again. {"reason":"not now"}',
      'The schema is compared with the database again.',
    ])
  cache.stop()
})

it('reads the catalog again only where it was changed, or where that is asked for', async () => {
  let fingerprint = 'one'
  const counts = { whole: 0, metadata: 0 }
  const cache = await createSchemaCache({
    reader: readerOf(() => schemaWith('a'), counts),
    fingerprint: async () => fingerprint,
    pollIntervalMs: 0,
  })
  await cache.refreshChanged()
  expect(counts).toEqual({ whole: 1, metadata: 1 })
  fingerprint = 'two'
  await cache.refreshChanged()
  await cache.refreshChanged()
  expect(counts).toEqual({ whole: 2, metadata: 2 })
  await cache.refresh()
  expect(counts).toEqual({ whole: 3, metadata: 2 })
  const [changed, whole] = [cache.refreshChanged(), cache.refresh()]
  expect(whole).toBe(changed)
  await whole
  expect(counts).toEqual({ whole: 4, metadata: 2 })
})
