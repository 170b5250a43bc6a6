import { RectoError } from '@recto/errors'
import { describe, expect, it } from 'vitest'
import type { Permission } from './policy.ts'
import { fullRights, rightsFor } from './rights.ts'

const row = (parts: Partial<Permission>): Permission => ({
  policy: 'p',
  collection: 'books',
  action: 'read',
  permissions: null,
  validation: null,
  presets: null,
  fields: null,
  ...parts,
})
const nobody = { isAdmin: false, isApp: false, share: null }

describe('rightsFor', () => {
  it('unites the fields of rules that say the same in another order', () => {
    const first = { _and: [{ status: { _eq: 'a' } }, { pages: { _gt: 1 } }] }
    const second = { _and: [{ pages: { _gt: 1 } }, { status: { _eq: 'a' } }] }
    const { access } = rightsFor(nobody, [row({ permissions: first, fields: ['id'] }), row({ permissions: second, fields: ['title'] })])
    const rules = access.read.collections.get('books')?.rules
    expect(rules).toHaveLength(1)
    expect(rules?.[0]?.fields).toEqual(new Set(['id', 'title']))
  })

  it('keeps rules apart whose bounds stand the other way round', () => {
    const between = (bounds: number[]) => ({ pages: { _between: bounds } })
    const { access } = rightsFor(nobody, [
      row({ permissions: between([1, 9]), fields: ['id'] }),
      row({ permissions: between([9, 1]), fields: ['secret'] }),
    ])
    expect(access.read.collections.get('books')?.rules).toHaveLength(2)
  })

  it('takes null, {} and an empty list of conditions for every row', () => {
    for (const permissions of [null, {}, { _and: [] }]) {
      const { access } = rightsFor(nobody, [row({ permissions, fields: ['*'] })])
      expect(access.read.collections.get('books')?.rules).toEqual([{ filter: null, fields: '*' }])
    }
  })

  it.each([
    ['words', 'x'],
    ['an empty list of values', { id: { _in: [] } }],
    ['a wrong operand', { id: { _null: 'maybe' } }],
  ])('fails callers who touch a collection whose rule is broken (%s), and nobody else', (_title, permissions) => {
    const { access } = rightsFor(nobody, [row({ permissions }), row({ collection: 'authors', fields: ['id'] })])
    expect(() => access.read.collections.get('books')?.rules).toThrow(RectoError)
    expect(access.read.collections.get('authors')?.rules).toHaveLength(1)
  })

  it('has the same fingerprint for the same content, no matter who holds it, and another for another', () => {
    const one = rightsFor(nobody, [row({ fields: ['id'] })])
    expect(rightsFor(nobody, [row({ fields: ['id'] })]).fingerprint).toBe(one.fingerprint)
    expect(rightsFor(nobody, [row({ fields: ['id', 'x'] })]).fingerprint).not.toBe(one.fingerprint)
    expect(rightsFor({ ...nobody, isApp: true }, [row({ fields: ['id'] })]).fingerprint).not.toBe(one.fingerprint)
  })

  it('adds what the studio needs for its users, and not to shares', () => {
    expect([...rightsFor({ ...nobody, isApp: true }, []).access.read.collections.keys()]).toContain('directus_settings')
    expect([...rightsFor({ ...nobody, share: 's' }, []).access.read.collections.keys()]).toEqual([
      'directus_collections',
      'directus_fields',
      'directus_relations',
      'directus_translations',
    ])
  })

  it('gives administrators everything', () => {
    expect(rightsFor({ ...nobody, isAdmin: true }, [])).toBe(fullRights)
  })
})
