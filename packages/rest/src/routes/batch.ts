import { forbidden, invalidPayload } from '@recto/errors'
import { executeOnce, idempotencyKeyOf, requestSignal } from '@recto/http'
import { storedAnswers } from '@recto/jobs'
import { type Context, rightsOf } from '@recto/pipeline'
import { runBatch } from '@recto/pipeline/bulk'
import { isJsonObject } from '@recto/protocol'
import type { FastifyInstance } from 'fastify'
import { parseBatch } from '../request/batch-operations.ts'
import { sendData } from '../response/send-result.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'

/** `POST /batch`: several writes in one transaction. With an `Idempotency-Key`, a repeated request is executed once. */
export function batchRoute(app: FastifyInstance, rest: RestContext): void {
  app.post('/batch', async (request, reply) => {
    const context = pipelineContext(request, rest, requestSignal(request))
    const operations = parseBatch(request.body)
    const key = idempotencyKeyOf(request)
    if (key === null) return sendData(await runBatch(operations, context), reply)
    const { fingerprint } = await rightsOf(context)
    const once = { key, caller: callerOf(context), body: request.body }
    const { answer, isReplay } = await executeOnce(once, storedAnswers(context), (save) =>
      runBatch(operations, context, (results, inside) => save({ rights: fingerprint, results }, inside)),
    )
    if (!isReplay) return sendData(answer, reply)
    return sendData(replayed(answer, fingerprint), reply.header('idempotency-replayed', 'true'))
  })
}

/** Callers without an account can't be told apart: one of them would get the answer of another. */
function callerOf({ account: { user, share } }: Context): readonly (string | null)[] {
  if (user === null && share === null) throw invalidPayload('An Idempotency-Key is for callers who are logged in')
  return [user, share]
}

/** An answer shows what the caller was permitted to read. @throws {RectoError} FORBIDDEN when the caller's rights have changed since */
function replayed(answer: unknown, rights: string): unknown {
  if (!isJsonObject(answer) || answer['rights'] !== rights) throw forbidden('Your permissions have changed since the request was executed')
  return answer['results']
}
