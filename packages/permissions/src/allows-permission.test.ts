import { describe, expect, it } from 'vitest'
import { allowsPermission } from './allows-permission.ts'
import type { Permission } from './policy.ts'
import { fullRights, rightsFor } from './rights.ts'

const base: Permission = {
  policy: 'p',
  collection: 'books',
  action: 'read',
  permissions: null,
  validation: null,
  presets: null,
  fields: ['id'],
}
const subject = { isAdmin: false, isApp: false, share: null }
const mine = { status: { _eq: 'mine' } }

function allows(own: readonly Partial<Permission>[], given: Partial<Permission>): boolean {
  return allowsPermission(
    rightsFor(
      subject,
      own.map((row) => ({ ...base, ...row })),
    ),
    { ...base, ...given },
  )
}

describe('coversPermission', () => {
  it('takes everything from an administrator', () => {
    expect(allowsPermission(fullRights, { ...base, fields: ['*'] })).toBe(true)
  })
  it.each<[string, readonly Partial<Permission>[], Partial<Permission>, boolean]>([
    ['the same row', [{}], {}, true],
    ['another collection', [{}], { collection: 'users' }, false],
    ['another action', [{}], { action: 'update' }, false],
    ['a field more', [{}], { fields: ['id', 'title'] }, false],
    ['all fields', [{ fields: ['id', 'title'] }], { fields: ['*'] }, false],
    ['fields of two rows', [{}, { fields: ['title'] }], { fields: ['id', 'title'] }, true],
    ['a narrower rule', [{}], { permissions: mine }, true],
    ['the same rule', [{ permissions: mine }], { permissions: mine }, true],
    ['no rule where there is one', [{ permissions: mine }], {}, false],
    ['another rule', [{ permissions: mine }], { permissions: { id: { _gt: 0 } } }, false],
    ['a create without the validation', [{ action: 'create', validation: mine }], { action: 'create' }, false],
    ['a create with the validation', [{ action: 'create', validation: mine }], { action: 'create', validation: mine }, true],
    ['a preset of a field that is not permitted', [{ action: 'create' }], { action: 'create', presets: { status: 'x' } }, false],
    ['a delete', [{ action: 'delete', fields: null }], { action: 'delete', fields: null }, true],
    ['a delete of more items', [{ action: 'delete', permissions: mine }], { action: 'delete' }, false],
  ])('%s', (...[, own, given, expected]) => {
    expect(allows(own, given)).toBe(expected)
  })
})
