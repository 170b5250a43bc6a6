import { forbiddenItem } from '@recto/errors'
import type { Download, Result } from '../../result.ts'
import type { Outcome } from '../execute/execute-read.ts'
import type { PipelineReadPlan } from '../plan/plan-read.ts'
import { singletonDefaults } from './singleton-defaults.ts'

/**
 * Puts an answer into its envelope. JSON made by the database passes through.
 * @throws {RectoError} FORBIDDEN when one item was asked for and there is none the caller may see.
 */
export function shapeResult({ data, meta }: Outcome, plan: PipelineReadPlan): Result {
  if (data !== null && typeof data !== 'string') return { kind: 'items', items: data, meta, ...downloadOf(plan) }
  return { kind: 'document', data: documentOf(data, plan), meta, ...downloadOf(plan) }
}

function downloadOf({ query, name, compiled }: PipelineReadPlan): { readonly download?: Download } {
  return query.export === null ? {} : { download: { format: query.export, collection: name, columns: compiled.columns } }
}

function emptySingleton(plan: PipelineReadPlan): string {
  return plan.query.aggregate === null && plan.query.groupBy === null ? JSON.stringify(singletonDefaults(plan)) : '{}'
}

function documentOf(data: string | null, plan: PipelineReadPlan): string {
  if (plan.isSingleton) return data === null || data === '[]' ? emptySingleton(plan) : data.trim().slice(1, -1)
  if (data === null && plan.key !== null) throw forbiddenItem(plan.name, plan.key)
  return data ?? '[]'
}
