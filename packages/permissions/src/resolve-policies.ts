import type { Policy, PolicyAssignment } from './policy.ts'

/** What policies follow from: the caller's user and role, and the address of the request. */
export interface PolicySubject {
  readonly user: string | null
  readonly role: string | null
  readonly ip: string | null
}

/** Roles, assignments and policies as stored. `assignments` may be limited to those that can concern the subject. */
export interface PolicyData {
  /** Role → its parent. */
  readonly parents: ReadonlyMap<string, string | null>
  readonly assignments: readonly PolicyAssignment[]
  readonly policies: ReadonlyMap<string, Policy>
  /** Whether an address lies inside the policy's ranges. */
  readonly allowsIp: (policy: Policy, ip: string | null) => boolean
}

/** The outcome of {@link resolvePolicies}: the parts of an `Account` that follow from roles and policies. */
export interface PolicyResolution {
  /** Root first, own role last. */
  readonly roles: readonly string[]
  readonly policies: readonly string[]
  readonly isAdmin: boolean
  readonly isApp: boolean
  readonly enforcesTfa: boolean
}

/**
 * The policies in force: those of the role and its ancestors and of the user; without a role also the public ones.
 * Public policies never make anyone an administrator or a studio user.
 */
export function resolvePolicies(subject: PolicySubject, data: PolicyData): PolicyResolution {
  const roles = roleChain(subject.role, data.parents)
  const inForce = inMergeOrder(assignmentsFor(subject, roles, data), roles)
  const own = inForce.filter(({ assignment }) => assignment.role !== null || assignment.user !== null).map(({ policy }) => policy)
  const isAdmin = own.some((policy) => policy.adminAccess)
  return {
    roles,
    policies: [...new Set(inForce.map(({ policy }) => policy.id))],
    isAdmin,
    isApp: isAdmin || own.some((policy) => policy.appAccess),
    enforcesTfa: own.some((policy) => policy.enforcesTfa),
  }
}

interface InForce {
  readonly assignment: PolicyAssignment
  readonly policy: Policy
}

/** A parent that is missing ends the chain, and so does one already met: stored cycles must not hang a request. */
function roleChain(role: string | null, parents: PolicyData['parents']): readonly string[] {
  const chain: string[] = []
  for (let current = role; current !== null && parents.has(current) && !chain.includes(current); current = parents.get(current) ?? null) {
    chain.unshift(current)
  }
  return chain
}

function assignmentsFor(subject: PolicySubject, roles: readonly string[], data: PolicyData): InForce[] {
  return data.assignments.flatMap((assignment) => {
    const policy = data.policies.get(assignment.policy)
    if (policy === undefined || !concerns(assignment, subject, roles)) return []
    return data.allowsIp(policy, subject.ip) ? [{ assignment, policy }] : []
  })
}

function concerns(assignment: PolicyAssignment, subject: PolicySubject, roles: readonly string[]): boolean {
  if (assignment.user !== null && assignment.user === subject.user) return true
  if (assignment.role !== null) return roles.includes(assignment.role)
  return roles.length === 0 && assignment.user === null
}

/** By `sort`, then by the role's place in the chain; what is given to the user directly comes last, so that it wins. */
function inMergeOrder(found: readonly InForce[], roles: readonly string[]): readonly InForce[] {
  const place = ({ assignment }: InForce): number => {
    if (assignment.role === null) return assignment.user === null ? -1 : roles.length
    const index = roles.indexOf(assignment.role)
    return index === -1 ? roles.length : index
  }
  return [...found]
    .sort((a, b) => (a.assignment.sort ?? Number.NEGATIVE_INFINITY) - (b.assignment.sort ?? Number.NEGATIVE_INFINITY) || 0)
    .sort((a, b) => place(a) - place(b))
}
