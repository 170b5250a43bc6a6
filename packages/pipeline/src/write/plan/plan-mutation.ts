import type { EncodedKey } from '../execute/stored-key.ts'
import type { MutationRequest } from '../parse/parse-write.ts'
import type { WritePlanContext } from '../write-context.ts'
import type { MutationPlan, MutationStep } from './mutation-plan.ts'
import { planCreate } from './plan-create.ts'
import { planDelete } from './plan-delete.ts'
import { planSort } from './plan-sort.ts'
import { planRound, planUpdate, splitRounds } from './plan-update.ts'

/**
 * The plan of one write, made before its first statement: everything that can be checked without rows is checked here.
 * @throws {RectoError} FORBIDDEN, FAILED_VALIDATION, INVALID_PAYLOAD
 */
export async function planMutation(write: WritePlanContext, request: MutationRequest): Promise<MutationPlan> {
  return { steps: await stepsOf(write, request), keys: keysOf(request), guard: guardOf(request) }
}

async function stepsOf(write: WritePlanContext, request: MutationRequest): Promise<readonly MutationStep[]> {
  const { collection } = request
  switch (request.kind) {
    case 'create':
      return [await planCreate(write, { collection, payloads: request.payloads, path: [] })]
    case 'merge':
      return [{ kind: 'merge', collection, payloads: request.payloads, on: request.on }]
    case 'singleton':
      return [{ kind: 'singleton', collection, payload: request.payload }]
    case 'update':
      if (request.keys.length === 0) return []
      return [await planUpdate(write, { collection, keys: request.keys, payload: request.payload, path: [] })]
    case 'delete':
      return [await planDelete(write, collection, request.keys)]
    case 'sort':
      return [await planSort(write, request)]
    case 'update-each': {
      const items = request.items.map((item) => ({ ...item, path: [] }))
      const steps: MutationStep[] = []
      for (const round of splitRounds({ collection, items })) steps.push(await planRound(write, round))
      return steps
    }
  }
}

function keysOf(request: MutationRequest): readonly EncodedKey[] | null {
  if ('keys' in request) return request.keys
  return 'items' in request ? request.items.map(({ key }) => key) : null
}

function guardOf(request: MutationRequest): MutationPlan['guard'] {
  if (!('ifRevision' in request) || request.ifRevision === null) return null
  return { collection: request.collection, keys: request.keys, revisions: request.ifRevision }
}
