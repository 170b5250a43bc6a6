import type { Access } from '@recto/query'
import type { Collection } from '@recto/schema'
import { accessFor } from '../access-for.ts'
import type { Action, Permission } from '../policy.ts'
import type { Rights } from '../rights.ts'

/** Whether an action on a collection is permitted; of one item and one field, where they are named. */
export interface PermissionQuestion {
  readonly action: Action
  /** The collection by the name that was asked for. */
  readonly collection: string
  readonly item: string | null
  readonly field: string | null
}

/** Whether something is permitted, and why. */
export interface RightsExplanation {
  readonly allowed: boolean
  /** In a sentence. */
  readonly reason: string
  /** Every permission of the collection and action, and how it decides. */
  readonly clauses: readonly PermissionClause[]
}

/** A policy and its name. */
export interface NamedPolicy {
  readonly id: string
  readonly name: string | null
}

/** One permission, as far as the question goes. */
export interface PermissionClause {
  /** `null`: what every studio user has. */
  readonly policy: NamedPolicy | null
  readonly permissions: unknown
  readonly validation: unknown
  readonly presets: unknown
  readonly fields: readonly string[] | null
  /** Whether it gives the field asked about; `null` when none was. */
  readonly givesField: boolean | null
  /** Whether its rule matches the item asked about; `null` when none was. */
  readonly matchesItem: boolean | null
  /** Whether it permits what was asked. */
  readonly permits: boolean
}

/** What the database says of the item of a question. */
export interface ItemFacts {
  readonly exists: boolean
  /** For each permission in question, in the order of {@link rowRulesOf}, whether its rule matches the item. */
  readonly matches: readonly boolean[]
}

/** What is known when a question is answered. */
export interface ExplanationFacts {
  readonly rights: Rights
  /** `undefined`: there is none. */
  readonly collection: Collection | undefined
  /** Names of the policies, by id. */
  readonly policyNames: ReadonlyMap<string, string>
  /** `null`: the question names no item. */
  readonly item: ItemFacts | null
}

/** The row rules that decide about the item of a question, one for each permission, to be checked in the database. */
export function rowRulesOf({ action }: PermissionQuestion, collection: Collection, rights: Rights): readonly Access[] {
  // What is created is no item yet.
  if (action === 'create') return []
  return permissionsOf(action, collection, rights).map((permission) => accessFor(action, [{ ...permission, fields: ['*'] }]))
}

/** Says which permission decides a question, and why the answer is what it is. */
export function explainRights(question: PermissionQuestion, facts: ExplanationFacts): RightsExplanation {
  const { collection, rights } = facts
  const permissions = collection === undefined ? [] : permissionsOf(question.action, collection, rights)
  const clauses = permissions.map((permission, index) => clauseOf(permission, { question, facts, index }))
  const refusal = unknownPart(question, facts)
  return { ...(refusal === null ? verdict(question, rights, clauses) : { allowed: false, reason: refusal }), clauses }
}

function permissionsOf(action: Action, { name }: Collection, { permissions }: Rights): readonly Permission[] {
  return permissions.filter((permission) => permission.collection === name && permission.action === action)
}

interface ClauseContext {
  readonly question: PermissionQuestion
  readonly facts: ExplanationFacts
  readonly index: number
}

function clauseOf(permission: Permission, { question, facts, index }: ClauseContext): PermissionClause {
  const { policy: id, permissions, validation, presets, fields } = permission
  const policy = id === null ? null : { id, name: facts.policyNames.get(id) ?? null }
  const givesField = givesFieldOf(question, fields)
  const matchesItem = question.action === 'create' || facts.item === null ? null : facts.item.matches[index] === true
  return {
    policy,
    permissions,
    validation,
    presets,
    fields,
    givesField,
    matchesItem,
    permits: givesField !== false && matchesItem !== false,
  }
}

/** Items are deleted and shared as a whole. */
function givesFieldOf({ action, field }: PermissionQuestion, fields: readonly string[] | null): boolean | null {
  if (field === null || action === 'delete' || action === 'share') return null
  return (fields ?? []).some((name) => name === '*' || name === field)
}

function unknownPart({ collection: name, field, item }: PermissionQuestion, facts: ExplanationFacts): string | null {
  const { collection } = facts
  if (collection === undefined) return `There is no collection "${name}".`
  if (field !== null && !collection.fields.has(field)) return `"${name}" has no field "${field}".`
  return facts.item?.exists === false ? `"${name}" has no item "${item}".` : null
}

type Verdict = Pick<RightsExplanation, 'allowed' | 'reason'>

function verdict({ action, collection, field }: PermissionQuestion, { isAdmin }: Rights, clauses: readonly PermissionClause[]): Verdict {
  if (isAdmin) return { allowed: true, reason: 'A policy with admin_access permits everything.' }
  if (clauses.length === 0) return { allowed: false, reason: `No policy permits "${action}" on "${collection}".` }
  const deciding = clauses.find(({ permits }) => permits)
  if (deciding !== undefined) {
    const { policy } = deciding
    return { allowed: true, reason: `Permitted by ${policy?.name ?? policy?.id ?? 'studio access'}.` }
  }
  const isFieldGiven = clauses.some(({ givesField }) => givesField !== false)
  return {
    allowed: false,
    reason: isFieldGiven ? 'No rule that would permit it matches the item.' : `No permission gives the field "${field}".`,
  }
}
