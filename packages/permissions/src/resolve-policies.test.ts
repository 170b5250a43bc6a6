import { describe, expect, it } from 'vitest'
import type { Policy, PolicyAssignment } from './policy.ts'
import { type PolicyData, resolvePolicies } from './resolve-policies.ts'

const policy = (id: string, parts: Partial<Policy> = {}): Policy => ({
  id,
  ipAccess: [],
  enforcesTfa: false,
  adminAccess: false,
  appAccess: false,
  ...parts,
})
const assign = (policyId: string, parts: Partial<PolicyAssignment> = {}): PolicyAssignment => ({
  policy: policyId,
  role: null,
  user: null,
  sort: null,
  ...parts,
})

const policies = [
  policy('public'),
  policy('root'),
  policy('leaf'),
  policy('own'),
  policy('admin', { adminAccess: true, ipAccess: ['10.0.0.1'] }),
  policy('app', { appAccess: true, enforcesTfa: true }),
  policy('public-admin', { adminAccess: true }),
]

function data(assignments: readonly PolicyAssignment[], parents: Record<string, string | null> = { root: null, leaf: 'root' }): PolicyData {
  return {
    parents: new Map(Object.entries(parents)),
    assignments,
    policies: new Map(policies.map((entry) => [entry.id, entry])),
    allowsIp: ({ ipAccess }, ip) => ipAccess.length === 0 || (ip !== null && ipAccess.includes(ip)),
  }
}

const given = [
  assign('own', { user: 'u' }),
  assign('leaf', { role: 'leaf', sort: 1 }),
  assign('root', { role: 'root', sort: 2 }),
  assign('public', { sort: 1 }),
]

describe('resolvePolicies', () => {
  it.each([
    ['anonymous callers have the public policies', { user: null, role: null }, ['public']],
    ['a user without a role has the public policies and their own', { user: 'u', role: null }, ['public', 'own']],
    ['a role brings its ancestors, root first, then what is the user’s own', { user: 'u', role: 'leaf' }, ['root', 'leaf', 'own']],
    ['another user has nothing of it', { user: 'x', role: 'root' }, ['root']],
    ['a role that is not there counts as none', { user: null, role: 'gone' }, ['public']],
  ])('%s', (_title, subject, expected) => {
    expect(resolvePolicies({ ...subject, ip: null }, data(given)).policies).toEqual(expected)
  })

  it('ends a chain of roles that runs in a circle', () => {
    expect(resolvePolicies({ user: null, role: 'a', ip: null }, data([], { a: 'b', b: 'a' })).roles).toEqual(['b', 'a'])
  })

  it('makes nobody an administrator through the public policies', () => {
    const { isAdmin, isApp } = resolvePolicies({ user: null, role: null, ip: null }, data([assign('public-admin')]))
    expect({ isAdmin, isApp }).toEqual({ isAdmin: false, isApp: false })
  })

  it('leaves out a policy limited to other addresses', () => {
    const assignments = [assign('admin', { user: 'u' }), assign('app', { user: 'u' })]
    const from = (ip: string | null) => resolvePolicies({ user: 'u', role: null, ip }, data(assignments))
    expect(from('10.0.0.1')).toMatchObject({ isAdmin: true, isApp: true, enforcesTfa: true, policies: ['admin', 'app'] })
    expect(from('10.0.0.2')).toMatchObject({ isAdmin: false, isApp: true, policies: ['app'] })
    expect(from(null)).toMatchObject({ isAdmin: false, policies: ['app'] })
  })

  it('counts a policy that is given twice once', () => {
    expect(resolvePolicies({ user: null, role: null, ip: null }, data([assign('public'), assign('public')])).policies).toEqual(['public'])
  })
})
