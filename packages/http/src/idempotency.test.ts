import { RectoError } from '@recto/errors'
import type { FastifyRequest } from 'fastify'
import { describe, expect, it, vi } from 'vitest'
import { type AnswerStore, executeOnce, idempotencyKeyOf, type KeptAnswer } from './idempotency.ts'

const request = { key: 'k', caller: ['user', null], body: { a: 1 } }

/** A store in memory, which remembers for how long answers are kept. */
function memoryStore() {
  const kept = new Map<string, KeptAnswer & { readonly ttlMs: number }>()
  const store: AnswerStore<null> = {
    find: async (id) => kept.get(id) ?? null,
    save: async (answer) => {
      if (kept.has(answer.id)) throw new RectoError('RECORD_NOT_UNIQUE')
      kept.set(answer.id, answer)
    },
  }
  return { store, kept }
}

describe('executeOnce', () => {
  it('executes a request once, and gives its answer to later ones', async () => {
    const { store } = memoryStore()
    const execute = vi.fn(async (save: (answer: unknown, session: null) => Promise<void>) => {
      await save('done', null)
      return 'done'
    })
    expect(await executeOnce(request, store, execute)).toEqual({ answer: 'done', isReplay: false })
    expect(await executeOnce(request, store, execute)).toEqual({ answer: 'done', isReplay: true })
    expect(execute).toHaveBeenCalledTimes(1)
  })

  it('takes keys of other callers for other keys', async () => {
    const { store } = memoryStore()
    const execute = vi.fn(async (save: (answer: unknown, session: null) => Promise<void>) => save('done', null))
    await executeOnce(request, store, execute)
    await executeOnce({ ...request, caller: ['another', null] }, store, execute)
    await executeOnce({ ...request, key: 'another' }, store, execute)
    expect(execute).toHaveBeenCalledTimes(3)
  })

  it('refuses a key that was used for another body', async () => {
    const { store } = memoryStore()
    await executeOnce(request, store, (save) => save('done', null))
    await expect(executeOnce({ ...request, body: { a: 2 } }, store, async () => 'again')).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
    })
  })

  it('keeps an answer for a day, under a hash that does not show the key', async () => {
    const { store, kept } = memoryStore()
    await executeOnce({ ...request, key: 'secret-key' }, store, (save) => save({ id: 7 }, null))
    const [answer] = kept.values()
    expect(answer).toMatchObject({ answer: { id: 7 }, ttlMs: 86_400_000, id: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(JSON.stringify(answer)).not.toContain('secret-key')
  })

  it('gives the answer of the same request that was committed meanwhile', async () => {
    const { store } = memoryStore()
    const result = await executeOnce(request, store, async (save) => {
      await executeOnce(request, store, (other) => other('first', null).then(() => 'first'))
      await save('second', null)
      return 'second'
    })
    expect(result).toEqual({ answer: 'first', isReplay: true })
  })

  it('passes on errors of the request itself, of a duplicate value too, and keeps nothing', async () => {
    const { store, kept } = memoryStore()
    for (const code of ['FORBIDDEN', 'RECORD_NOT_UNIQUE'] as const) {
      const refused = executeOnce(request, store, async () => {
        throw new RectoError(code)
      })
      await expect(refused).rejects.toMatchObject({ code })
    }
    expect(kept.size).toBe(0)
  })
})

describe('idempotencyKeyOf', () => {
  const keyOf = (header?: string | string[]) => idempotencyKeyOf({ headers: { 'idempotency-key': header } } as unknown as FastifyRequest)

  it('reads the header', () => {
    expect([keyOf(), keyOf('k'), keyOf('x'.repeat(255))]).toEqual([null, 'k', 'x'.repeat(255)])
  })

  it.each([['x'.repeat(256)], [['a', 'b']]])('refuses %j', (header) => {
    expect(() => keyOf(header)).toThrow('at most 255 characters')
  })
})
