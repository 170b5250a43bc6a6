import type { MutationPlan } from '../mutation-plan.ts'

/** A plan as JSON, with collections and relations by name, and without the keys that Recto generates. */
export function printPlan(plan: MutationPlan): string {
  const text = JSON.stringify(plan, (_name, value: unknown) => shortOf(value), 2)
  return `${text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>')}\n`
}

function shortOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('primaryKey' in value && 'name' in value) return value.name
  if ('relatedFields' in value && 'collection' in value && 'fields' in value && 'relatedCollection' in value)
    return `${String(value.collection)}.${String(value.fields)} -> ${String(value.relatedCollection)}`
  return value
}
