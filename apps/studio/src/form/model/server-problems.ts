import { type ApiProblem, isRequestError } from '@recto/sdk'
import { fieldOf, type ModelCollection, type ModelField } from '../../model/model.ts'
import type { Problem, Problems } from './problem.ts'

export interface FoundProblems {
  readonly fields: Problems
  /** What belongs to no field, in the server's words. */
  readonly others: readonly string[]
}

/** Puts what the server refused at the fields it is about. What is wrong in a related item stands at the field that holds it. */
export function serverProblems(error: unknown, collection: ModelCollection, changes: object): FoundProblems {
  if (!isRequestError(error)) return { fields: {}, others: [error instanceof Error ? error.message : String(error)] }
  const fields: Record<string, Problem> = {}
  const others: string[] = []
  for (const one of error.problems) {
    const place = placeOf(one, collection, changes)
    if (place === null) others.push(one.message)
    else fields[place.field] ??= place.path.length === 0 ? toProblem(one) : { kind: 'nested', path: place.path, problem: toProblem(one) }
  }
  return { fields, others }
}

interface Place {
  readonly field: string
  /** Fields inside the related item, outermost first. */
  readonly path: readonly string[]
}

function placeOf({ extensions }: ApiProblem, collection: ModelCollection, changes: object): Place | null {
  const { field, path, collection: name } = extensions
  if (typeof field !== 'string') return null
  const above = Array.isArray(path) ? path.map(String) : []
  const [top = field, ...between] = above
  if (typeof name !== 'string' || name === collection.name) {
    if (fieldOf(collection, top) !== undefined) return { field: top, path: above.length === 0 ? [] : [...between, field] }
    return null
  }
  const holder = collection.fields.find((one) => one.name in changes && holds(one, name))
  return holder === undefined ? null : { field: holder.name, path: [field] }
}

function holds({ relation }: ModelField, name: string): boolean {
  if (relation === null) return false
  if ('junction' in relation && relation.junction === name) return true
  return relation.kind === 'm2a' ? relation.collections.includes(name) : relation.collection === name
}

function toProblem({ code, extensions, message }: ApiProblem): Problem {
  const { type } = extensions
  switch (code) {
    case 'FAILED_VALIDATION':
      return type === 'required' || type === 'nnull'
        ? { kind: 'required' }
        : { kind: 'server', message: message.replace(/^.*?"\. ?/, '') || message }
    case 'NOT_NULL_VIOLATION':
      return { kind: 'required' }
    case 'RECORD_NOT_UNIQUE':
      return { kind: 'taken' }
    case 'INVALID_FOREIGN_KEY':
      return { kind: 'missingItem' }
    case 'VALUE_TOO_LONG':
      return { kind: 'tooLong', max: null }
    case 'VALUE_OUT_OF_RANGE':
      return { kind: 'outOfRange' }
    case 'FORBIDDEN':
      return { kind: 'forbidden' }
    default:
      return { kind: 'server', message }
  }
}
