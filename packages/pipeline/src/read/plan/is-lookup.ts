import type { Query } from '@recto/query'
import type { PipelineReadPlan } from './plan-read.ts'

/** Whether a read only finds one row by its key, without relations, functions or rules: it is short whatever the tables hold. */
export function isLookup({ delivery, query, access }: PipelineReadPlan): boolean {
  return delivery === 'one' && access.isUnrestricted && query.alias.size === 0 && (query.fields ?? []).every(isColumn)
}

function isColumn({ steps }: NonNullable<Query['fields']>[number]): boolean {
  return steps.length === 1 && steps[0]?.kind !== 'call'
}
