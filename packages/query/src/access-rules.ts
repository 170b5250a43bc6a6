import type { Access, AccessRule } from './access.ts'

const everyRow: readonly AccessRule[] = [{ filter: null, fields: '*' }]

/** Access of internal work and of rules: nothing is hidden. */
export const fullAccess: Access = { fingerprint: 'full', isUnrestricted: true, collections: new Map() }

/** The rules under which rows of a collection are visible; `null` when it may not be read. */
export function rulesOf(access: Access, collection: string): readonly AccessRule[] | null {
  if (access.isUnrestricted) return everyRow
  const rules = access.collections.get(collection)?.rules
  return rules === undefined || rules.length === 0 ? null : rules
}

export function hasField(rule: AccessRule, field: string): boolean {
  return rule.fields === '*' || rule.fields.has(field)
}

/** Rules that decide which rows are seen when these fields are selected; all of them when none is. */
export function relevantRules(rules: readonly AccessRule[], selected: ReadonlySet<string>): readonly AccessRule[] {
  if (selected.size === 0) return rules
  return rules.filter((rule) => rule.fields === '*' || [...selected].some((field) => hasField(rule, field)))
}

/**
 * Rules of which one must match for a field to be shown on a row that `visibleBy` let through; `null` when one
 * certainly does.
 */
export function maskingRules(rules: readonly AccessRule[], field: string, visibleBy: readonly AccessRule[]): readonly AccessRule[] | null {
  const granting = rules.filter((rule) => hasField(rule, field))
  const isCertain =
    granting.some((rule) => rule.filter === null) || (visibleBy.length > 0 && visibleBy.every((rule) => granting.includes(rule)))
  return isCertain ? null : granting
}
