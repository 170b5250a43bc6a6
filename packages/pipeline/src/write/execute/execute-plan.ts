import type { MutationPlan, MutationStep, SingletonStep } from '../plan/mutation-plan.ts'
import { planCreate } from '../plan/plan-create.ts'
import { planUpdate } from '../plan/plan-update.ts'
import type { WriteContext } from '../write-context.ts'
import { executeSort } from './execute-sort.ts'
import { executeCreate, executeDelete, executeUpdate, executeUpdateEach } from './execute-steps.ts'
import { mergeItems } from './merge-items.ts'
import { lockOnlyItem } from './only-item.ts'
import { guardRevision } from './precondition.ts'
import type { EncodedKey } from './stored-key.ts'

/** Executes a plan in the open transaction, and gives the keys of its items. */
export async function executePlan(write: WriteContext, { steps, keys, guard }: MutationPlan): Promise<readonly EncodedKey[]> {
  const check = guard === null ? null : await guardRevision(write, guard)
  const written: EncodedKey[] = []
  for (const step of steps) for (const key of await executeStep(write, step)) written.push(key)
  check?.()
  return keys ?? written
}

async function executeStep(write: WriteContext, step: MutationStep): Promise<readonly EncodedKey[]> {
  switch (step.kind) {
    case 'create':
    case 'pending-create':
      return await executeCreate(write, step)
    case 'merge':
      return await mergeItems(write, step)
    case 'singleton':
      return await executeSingleton(write, step)
    case 'update':
      await executeUpdate(write, step)
      return step.keys
    case 'update-each':
      await executeUpdateEach(write, step)
      return step.changes.map(({ key }) => key)
    case 'delete':
      await executeDelete(write, step)
      return step.keys
    case 'sort':
      await executeSort(write, step)
      return [step.item]
  }
}

async function executeSingleton(write: WriteContext, { collection, payload }: SingletonStep): Promise<readonly EncodedKey[]> {
  const key = await lockOnlyItem(write, collection)
  if (key === null) return await executeCreate(write, await planCreate(write, { collection, payloads: [payload], path: [] }))
  await executeUpdate(write, await planUpdate(write, { collection, keys: [key], payload, path: [] }))
  return [key]
}
