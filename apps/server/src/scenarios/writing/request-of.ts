import type { Mutation } from '@recto/reference'
import type { WriteScenario } from './write-scenario.ts'

/** A write as a request. */
export function requestOf({ method, table, keys, payload }: Mutation): WriteScenario['input'] {
  if (method === 'POST') return [`POST /items/${table}`, payload]
  if (method === 'PATCH') return [`PATCH /items/${table}`, { keys, data: payload }]
  return [`DELETE /items/${table}`, keys]
}
