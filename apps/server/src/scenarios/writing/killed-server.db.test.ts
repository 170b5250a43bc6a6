import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { publisherRows } from '@recto/reference'
import { systemDatabase } from '@recto/system'
import { eachDatabase, propertyRun } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseEnvironment } from '../test-server.ts'
import { openPublisher, type Publisher } from './open-publisher.ts'
import { type ServerProcess, startProcess } from './server-process.ts'

const booksPerBatch = 60
const writers = 12
/** How long the server writes on after its first answer before it is killed. More times for a long run. */
const pausesMs = propertyRun(1).cases > 1 ? [0, 20, 60, 150] : [60]

eachDatabase(
  (database) => {
    let folder: string
    let running: ServerProcess | null = null
    const environment = () => ({
      ...databaseEnvironment(database),
      SECRET: 'a-secret-of-thirty-two-characters',
      STORAGE_LOCAL_ROOT: folder,
      MAX_PAYLOAD_SIZE: '5mb',
    })

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'recto-killed-'))
      const publisher = await openPublisher(database)
      await publisher.reset()
      await publisher.server.close()
    })
    afterAll(async () => {
      await running?.kill()
      rmSync(folder, { recursive: true, force: true })
    })

    it.each(pausesMs)('leaves all or nothing of each batch when it is killed %i ms into them', async (pauseMs) => {
      const batch = (index: number) =>
        Array.from({ length: booksPerBatch }, () => ({ title: `${pauseMs}/${index}`, chapters: [{ title: 'c' }], author: { title: 'a' } }))
      running = await startProcess(environment())
      const server = running
      // Each writer goes on until it gets no answer, so some batch is always on its way when the server is killed.
      const answers: number[] = []
      const write = async () => {
        let answer: number
        do {
          const index = answers.push(0) - 1
          answer = await server.send('POST', '/items/books?fields=id', batch(index))
          answers[index] = answer
        } while (answer !== 0)
      }
      const sent = Promise.all(Array.from({ length: writers }, write))
      while (!answers.includes(200)) await delay(5)
      await delay(pauseMs)
      await server.kill()
      running = null
      await sent
      expect(answers).toContain(0)

      running = await startProcess(environment())
      expect(await running.send('GET', '/items/books?limit=1')).toBe(200)
      expect(await running.send('POST', '/items/books', { title: 'after' })).toBe(200)
      await running.kill()
      running = null

      const publisher = await openPublisher(database, {}, { isThere: true })
      await checkBatches(publisher, answers, pauseMs).finally(publisher.server.close)
    })
  },
  ['sqlite', 'postgres'],
)

/** A batch that was answered is there, any other as a whole or not at all; what is there is recorded, and nothing else. */
async function checkBatches(publisher: Publisher, answers: readonly number[], pauseMs: number): Promise<void> {
  const { books = [], chapters = [], authors = [] } = await publisher.rows()
  for (const [index, answer] of answers.entries()) {
    const own = books.filter(({ title }) => title === `${pauseMs}/${index}`)
    expect([index, own.length]).toEqual([index, answer === 200 || own.length > 0 ? booksPerBatch : 0])
    const keys = new Set(own.map(({ id }) => id))
    expect(chapters.filter(({ book }) => keys.has(book ?? null))).toHaveLength(own.length)
    expect(own.filter(({ author }) => authors.some(({ id }) => id === author))).toHaveLength(own.length)
  }
  const created = new Set(books.map(({ id }) => String(id)).filter((id) => Number(id) > (publisherRows['books']?.length ?? 0)))
  const recto = systemDatabase(publisher.server.platform)
  const activity = recto.selectFrom('recto_activity').select('item').where('collection', '=', 'books').where('action', '=', 'create')
  const revisions = recto.selectFrom('recto_revisions').select('item').where('collection', '=', 'books')
  expect(new Set((await activity.execute()).map(({ item }) => item))).toEqual(created)
  expect(new Set((await revisions.execute()).map(({ item }) => item))).toEqual(created)
}
