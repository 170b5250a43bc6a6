import { explainRefusal } from './access/explain-refusal.ts'
import type { Context } from './context.ts'
import type { Input, ReadInput } from './input.ts'
import { runRead } from './read/run-read.ts'
import type { Result } from './result.ts'
import { runWrite } from './write/run-write.ts'

/**
 * One request from input to result, for every transport: reads and writes alike. A write answers with what the caller may
 * see of what was written; `null`: nothing.
 * @throws {RectoError} 4xx for what was sent, 403 for what is not permitted, 5xx otherwise
 */
export function runRequest(input: ReadInput, context: Context): Promise<Result>
export function runRequest(input: Input, context: Context): Promise<Result | null>
export function runRequest(input: Input, context: Context): Promise<Result | null> {
  const running = input.kind === 'read' ? runRead(input, context) : runWrite(input, context)
  return running.catch(async (error: unknown) => {
    throw await explainRefusal(error, context)
  })
}
