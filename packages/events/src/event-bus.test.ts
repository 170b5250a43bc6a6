import { RectoError } from '@recto/errors'
import { describe, expect, it } from 'vitest'
import { EventBus } from './event-bus.ts'
import { itemEventNames } from './event-names.ts'

const context = { accountability: null }

function makeBus() {
  const failures: [unknown, string][] = []
  const bus = new EventBus<typeof context>({ onHandlerError: (error, event) => void failures.push([error, event]) })
  return { bus, failures }
}

const creation = { events: itemEventNames('authors', 'create'), meta: { collection: 'authors' }, context }

describe('filters', () => {
  it('run in turn, the general name first, each given what the one before made', async () => {
    const { bus } = makeBus()
    bus.onFilter('authors.items.create', (payload) => [...(payload as string[]), 'second'])
    bus.onFilter('items.create', async (payload) => [...(payload as string[]), 'first'])
    bus.onFilter('items.create', () => undefined)
    bus.onFilter('items.update', () => 'never')
    expect(await bus.filter(['sent'], creation)).toEqual(['sent', 'first', 'second'])
  })

  it('may make the payload null, since only undefined keeps it', async () => {
    const { bus } = makeBus()
    bus.onFilter('**.create', () => null)
    expect(await bus.filter({ name: 'x' }, creation)).toBeNull()
  })

  it('refuse by throwing, and stop there', async () => {
    const { bus, failures } = makeBus()
    const refusal = new RectoError('FORBIDDEN')
    bus.onFilter('items.create', () => {
      throw refusal
    })
    bus.onFilter('authors.items.create', () => expect.unreachable())
    await expect(bus.filter({}, creation)).rejects.toBe(refusal)
    expect(failures).toEqual([])
  })

  it('never let a foreign error out', async () => {
    const { bus } = makeBus()
    bus.onFilter('items.create', () => Promise.reject('text'))
    await expect(bus.filter({}, creation)).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR', cause: 'text' })
  })

  it('receive the concrete name, the facts and the context', async () => {
    const { bus } = makeBus()
    bus.onFilter('*.items.*', (payload, meta, given) => ({ payload, meta, given }))
    expect(await bus.filter<unknown>(1, creation)).toEqual({
      payload: 1,
      meta: { collection: 'authors', event: 'authors.items.create' },
      given: context,
    })
  })

  it('can end', async () => {
    const { bus } = makeBus()
    const end = bus.onFilter('items.create', () => 2)
    expect(bus.hasFilters(creation.events)).toBe(true)
    end()
    expect(bus.hasFilters(creation.events)).toBe(false)
    expect(await bus.filter(1, creation)).toBe(1)
  })
})

describe('actions', () => {
  it('run without being waited for, and fail without consequence', async () => {
    const { bus, failures } = makeBus()
    const seen: string[] = []
    bus.onAction('items.create', () => {
      throw new Error('at once')
    })
    bus.onAction('items.create', () => Promise.reject(new Error('later')))
    bus.onAction('**', async (meta) => {
      await Promise.resolve()
      seen.push(meta.event)
    })
    bus.emit(creation)
    expect(seen).toEqual([])
    await bus.settled()
    expect(seen).toEqual(['items.create', 'authors.items.create'])
    expect(failures.map(([error, event]) => [(error as Error).message, event])).toEqual([
      ['at once', 'items.create'],
      ['later', 'items.create'],
    ])
  })

  it('are apart from filters of the same name', () => {
    const { bus } = makeBus()
    bus.onFilter('auth.login', () => expect.unreachable())
    bus.emit({ events: 'auth.login', meta: {}, context })
    expect(bus.hasActions('auth.login')).toBe(false)
  })
})

describe('init', () => {
  it('waits for its handlers and survives them', async () => {
    const { bus, failures } = makeBus()
    const seen: unknown[] = []
    bus.onInit('app.before', () => Promise.reject(new Error('bad')))
    bus.onInit('app.*', async (meta) => void seen.push(meta))
    await bus.init('app.before', { app: 1 })
    expect(seen).toEqual([{ app: 1, event: 'app.before' }])
    expect(failures).toHaveLength(1)
  })
})

describe('itemEventNames', () => {
  it('gives system collections their short name alone', () => {
    expect(itemEventNames('directus_users', 'update')).toEqual(['users.update'])
    expect(itemEventNames('recto_users', 'update')).toEqual(['users.update'])
    expect(itemEventNames('books', 'read')).toEqual(['items.read', 'books.items.read'])
  })
})
