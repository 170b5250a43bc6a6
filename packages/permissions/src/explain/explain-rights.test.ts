import { defineSchema } from '@recto/schema'
import { describe, expect, it } from 'vitest'
import type { Permission } from '../policy.ts'
import { fullRights, type Rights, rightsFor } from '../rights.ts'
import { type ExplanationFacts, explainRights, type PermissionQuestion, rowRulesOf } from './explain-rights.ts'

const schema = defineSchema({ collections: { books: { fields: { id: 'integer', title: 'string', price: 'integer' } } } })
const collection = schema.collections.get('books')

function row(action: string, fields: readonly string[] | null, permissions: unknown = null): Permission {
  return { policy: 'press', collection: 'books', action, permissions, validation: null, presets: null, fields }
}

const rights = rightsFor({ isAdmin: false, isApp: false, share: null }, [
  row('read', ['id', 'title']),
  row('read', ['price'], { id: { _lt: 5 } }),
  row('delete', null, { id: { _eq: 1 } }),
  { ...row('create', ['*']), collection: 'authors' },
])

const ask = (question: Partial<PermissionQuestion>, facts: Partial<ExplanationFacts> = {}) =>
  explainRights(
    { action: 'read', collection: 'books', item: null, field: null, ...question },
    { rights, collection, policyNames: new Map([['press', 'Press']]), item: null, ...facts },
  )

describe('explainRights', () => {
  it.each<[Partial<PermissionQuestion>, Partial<ExplanationFacts>, string]>([
    [{ collection: 'shops' }, { collection: undefined }, 'There is no collection "shops".'],
    [{ field: 'weight' }, {}, '"books" has no field "weight".'],
    [{ item: '9' }, { item: { exists: false, matches: [false, false] } }, '"books" has no item "9".'],
    [{ action: 'update' }, {}, 'No policy permits "update" on "books".'],
    [{ action: 'create' }, {}, 'No policy permits "create" on "books".'],
    [{ field: 'price', item: '9' }, { item: { exists: true, matches: [true, false] } }, 'No rule that would permit it matches the item.'],
    [{ action: 'delete', item: '9' }, { item: { exists: true, matches: [false] } }, 'No rule that would permit it matches the item.'],
  ])('refuses %j, given %j', (question, facts, reason) => {
    expect(ask(question, facts)).toMatchObject({ allowed: false, reason })
  })

  it('refuses a field that no permission gives', () => {
    const narrow = rightsFor({ isAdmin: false, isApp: false, share: null }, [row('read', ['id']), row('read', null)])
    expect(ask({ field: 'price' }, { rights: narrow })).toMatchObject({ allowed: false, reason: 'No permission gives the field "price".' })
  })

  it.each<[Partial<PermissionQuestion>, Partial<ExplanationFacts>]>([
    [{}, {}],
    [{ field: 'title' }, {}],
    [{ field: 'price', item: '4' }, { item: { exists: true, matches: [true, true] } }],
    [{ action: 'delete', field: 'title', item: '1' }, { item: { exists: true, matches: [true] } }],
  ])('permits %j, given %j', (question, facts) => {
    expect(ask(question, facts)).toMatchObject({ allowed: true, reason: 'Permitted by Press.' })
  })

  it('permits administrators everything that is there', () => {
    const reason = 'A policy with admin_access permits everything.'
    expect(ask({ action: 'share' }, { rights: fullRights })).toEqual({ allowed: true, reason, clauses: [] })
    expect(ask({ field: 'weight' }, { rights: fullRights }).allowed).toBe(false)
  })

  it('says of each permission what it gives, and whose it is', () => {
    expect(ask({ field: 'price', item: '4' }, { item: { exists: true, matches: [true, true] } }).clauses).toMatchObject([
      { policy: { id: 'press', name: 'Press' }, fields: ['id', 'title'], givesField: false, matchesItem: true, permits: false },
      { permissions: { id: { _lt: 5 } }, fields: ['price'], givesField: true, matchesItem: true, permits: true },
    ])
    expect(ask({ action: 'delete', field: 'title' }).clauses).toMatchObject([{ givesField: null, matchesItem: null, permits: true }])
  })

  it('names policies without a name by their key, and studio access as such', () => {
    expect(ask({}, { policyNames: new Map() }).reason).toBe('Permitted by press.')
    const studio: Rights = { ...rights, permissions: [{ ...row('read', ['*']), policy: null }] }
    expect(ask({}, { rights: studio })).toMatchObject({ reason: 'Permitted by studio access.', clauses: [{ policy: null }] })
  })
})

describe('rowRulesOf', () => {
  const rulesOf = (action: PermissionQuestion['action']) => {
    if (collection === undefined) throw new Error('books')
    const question = { action, collection: 'books', item: '1', field: 'price' }
    return rowRulesOf(question, collection, rights).map(({ collections }) => collections.get('books')?.rules)
  }

  it('gives the rule of each permission alone, whatever its fields', () => {
    expect(rulesOf('read')).toEqual([[{ filter: null, fields: '*' }], [expect.objectContaining({ fields: '*' })]])
    expect(rulesOf('read')[1]).not.toEqual([{ filter: null, fields: '*' }])
    expect(rulesOf('share')).toEqual([])
  })

  it('gives none for what is created, which is no item yet', () => {
    expect(rulesOf('create')).toEqual([])
  })
})
