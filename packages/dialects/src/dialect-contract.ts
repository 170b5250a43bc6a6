import { changeCases } from './contract/changes.ts'
import type { ContractCase } from './contract/contract-case.ts'
import { jsonCases } from './contract/json.ts'
import { sessionCases } from './contract/sessions.ts'
import { valueCases } from './contract/values.ts'

export type { ContractCase, ContractDatabase } from './contract/contract-case.ts'

/**
 * What every dialect promises, as cases without a test framework: each runs against an open connection to a database of
 * its own and throws when the promise is broken.
 *
 * @example
 * for (const { title, run } of dialectContract) it(title, () => run({ dialect, connection }))
 */
export const dialectContract: readonly ContractCase[] = [...valueCases, ...jsonCases, ...sessionCases, ...changeCases]
