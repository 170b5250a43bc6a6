import { invalidPayload, type RectoError } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { isPayload } from '../plan/split-payload.ts'

/** What the value of a list field asks for. */
export type ListChanges =
  | { readonly kind: 'replace'; readonly elements: readonly unknown[] }
  | {
      readonly kind: 'change'
      readonly create: readonly JsonObject[]
      readonly update: readonly JsonObject[]
      readonly delete: readonly unknown[]
    }

const parts = ['create', 'update', 'delete'] as const

/** Reads a list (the whole of it), an object of changes, or null (nothing). @throws {RectoError} INVALID_PAYLOAD for anything else */
export function listChanges(value: unknown): ListChanges {
  if (value === null || value === undefined) return { kind: 'replace', elements: [] }
  if (Array.isArray(value)) return { kind: 'replace', elements: value }
  if (!isPayload(value)) throw invalid('"value" must be of type object')
  const unknown = Object.keys(value).find((key) => !parts.some((part) => part === key))
  if (unknown !== undefined) throw invalid(`"${unknown}" is not allowed`)
  return { kind: 'change', create: payloads(value, 'create'), update: payloads(value, 'update'), delete: list(value, 'delete') }
}

function payloads(value: JsonObject, part: (typeof parts)[number]): readonly JsonObject[] {
  return list(value, part).map((element, index) => {
    if (isPayload(element)) return element
    throw invalid(`"${part}[${index}]" must be of type object`)
  })
}

function list(value: JsonObject, part: (typeof parts)[number]): readonly unknown[] {
  const found = value[part] ?? []
  if (!Array.isArray(found)) throw invalid(`"${part}" must be an array`)
  return found
}

function invalid(problem: string): RectoError {
  return invalidPayload(`Invalid one-to-many update structure: ${problem}`)
}
