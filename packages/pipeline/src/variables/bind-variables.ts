import { RectoError } from '@recto/errors'
import type { Variable } from '@recto/query/variables'
import { collectItems } from '../collect-items.ts'
import type { Context } from '../context.ts'
import type { ReadInput } from '../input.ts'
import type { ParsedRead } from '../read/parse/parse-read.ts'
import type { Result } from '../result.ts'
import { bindClientVariables, hasClientVariables } from './bind-client-variables.ts'
import { readOwnValues } from './resolve-variables.ts'

/** Reads with the caller's own rights. */
export type ReadAsCaller = (input: ReadInput, context: Context) => Promise<Result>

/** A request whose query no longer asks for anything of the caller's own account: see {@link bindClientVariables}. */
export function bindVariables(request: ParsedRead, context: Context, read: ReadAsCaller): ParsedRead | Promise<ParsedRead> {
  if (!hasClientVariables(request.query)) return request
  const query = bindClientVariables(request.query, (variable) => readAsCaller(variable, context, read))
  return query.then((bound) => ({ ...request, query: bound }))
}

async function readAsCaller(variable: Variable, context: Context, read: ReadAsCaller): Promise<unknown> {
  try {
    return await readOwnValues(variable, context.account, async ({ collection, fields, keys }) => {
      const result = await read({ kind: 'read', collection, keys, query: { fields: [...fields] }, isUnlimited: true }, context)
      return result.kind === 'document' ? (JSON.parse(result.data) as unknown[]) : collectItems(result.items)
    })
  } catch (error) {
    if (error instanceof RectoError && error.status < 500)
      throw new RectoError('INVALID_QUERY', { extensions: { reason: 'Invalid filter object' }, cause: error })
    throw error
  }
}
