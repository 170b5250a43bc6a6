import type { Query } from '@recto/query'
import type { PipelineReadPlan } from '../plan/plan-read.ts'

/** What a singleton is before it was first saved: an empty key, and every readable field that was asked for and has a default. */
export function singletonDefaults({ collection, query, access }: PipelineReadPlan): Readonly<Record<string, unknown>> {
  const rules = access.isUnrestricted ? null : (access.collections.get(collection.name)?.rules ?? [])
  const isReadable = (field: string): boolean => rules === null || rules.some(({ fields }) => fields === '*' || fields.has(field))
  const defaults: Record<string, unknown> = {}
  for (const { name, column, isConcealed } of collection.fields.values()) {
    if (column === null || !isAsked(query, name) || !isReadable(name)) continue
    const value = column.defaultValue ?? null
    if (column.isPrimaryKey) defaults[name] = null
    else if (value !== null && !isConcealed) defaults[name] = value
  }
  return defaults
}

function isAsked(query: Query, field: string): boolean {
  if (query.fields === null) return true
  return query.fields.some(({ steps }) => {
    const [step] = steps
    return step?.kind === 'wildcard' || (step?.kind === 'field' && steps.length === 1 && step.name === field)
  })
}
