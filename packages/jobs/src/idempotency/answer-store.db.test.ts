import { openDatabase } from '@recto/dialects'
import { administrator, type Context, createContext, openPipeline, type Platform } from '@recto/pipeline'
import { migrate } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { storedAnswers } from './answer-store.ts'

const answer = { id: 'a'.repeat(64), requestHash: 'b'.repeat(64), answer: { data: [1, 'two'] }, ttlMs: 60_000 }

eachDatabase((database) => {
  let platform: Platform
  const at = (seconds: number): Context => ({
    ...createContext(platform, administrator),
    now: new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)),
  })
  const find = (seconds: number) => storedAnswers(at(seconds)).find(answer.id)
  const save = (seconds: number) => storedAnswers(at(seconds)).save(answer, at(seconds))

  beforeAll(async () => {
    const open = await openDatabase(database.name, database.config)
    await migrate(open)
    platform = await openPipeline(open, { schemaPollIntervalMs: 0 })
  })
  afterAll(() => platform.connection.close())

  it('finds an answer until it expires, and keeps one of each id', async () => {
    expect(await find(0)).toBeNull()
    await save(0)
    const { ttlMs: _, ...stored } = answer
    expect(await find(59)).toEqual(stored)
    expect(await find(61)).toBeNull()
    const duplicate = await save(59).catch((error: unknown) => platform.dialect.toRectoError(error) ?? error)
    expect(duplicate).toMatchObject({ code: 'RECORD_NOT_UNIQUE' })
    await save(61)
    expect(await find(100)).toEqual(stored)
  })

  it('keeps an answer with the transaction of its request', async () => {
    const other = { ...answer, id: 'c'.repeat(64) }
    const undone = platform.connection.transaction(async (connection) => {
      await storedAnswers(at(0)).save(other, { ...at(0), platform: { ...platform, connection } })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow()
    expect(await storedAnswers(at(0)).find(other.id)).toBeNull()
  })
})
