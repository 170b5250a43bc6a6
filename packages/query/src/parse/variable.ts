import type { Variable } from '../query.ts'

/** Longer names first, since a name is recognised by its beginning. */
const names = ['$NOW', '$CURRENT_POLICIES', '$CURRENT_ROLES', '$CURRENT_ROLE', '$CURRENT_USER'] as const

/** The dynamic variable a text stands for; `null` for any other text, which is then a literal. */
export function parseVariable(text: string): Variable | null {
  const variable = names.find((name) => text.startsWith(name))
  if (variable === undefined) return null
  const rest = text.slice(variable.length)
  if (variable === '$NOW') return { variable, path: [], adjustment: /^\((.*)\)$/s.exec(rest)?.[1] ?? null }
  return { variable, path: rest.startsWith('.') ? rest.slice(1).split('.') : [], adjustment: null }
}

/** A variable as it was written. Equal text means equal value within one request. */
export function printVariable({ variable, path, adjustment }: Variable): string {
  return [variable, ...path].join('.') + (adjustment === null ? '' : `(${adjustment})`)
}
