import type { Access } from './access.ts'
import { parseFilter } from './parse/filter.ts'

/** A rule as an integrator writes it. */
export interface RuleDescription {
  readonly filter?: unknown
  readonly fields: readonly string[] | '*'
}

/** An access written by hand. */
export function accessOf(collections: Readonly<Record<string, readonly RuleDescription[]>>): Access {
  const entries = Object.entries(collections).map(([name, rules]) => [name, { rules: rules.map(ruleOf) }] as const)
  return { fingerprint: JSON.stringify(collections), isUnrestricted: false, collections: new Map(entries) }
}

function ruleOf({ filter = null, fields }: RuleDescription) {
  return { filter: filter === null ? null : parseFilter(filter), fields: fields === '*' ? ('*' as const) : new Set(fields) }
}
