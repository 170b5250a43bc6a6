import { executeOnce, idempotencyKeyOf } from '@recto/http'
import { storedAnswers } from '@recto/jobs'
import { runBatch } from '@recto/pipeline'
import type { FastifyInstance } from 'fastify'
import { parseBatch } from '../request/batch-operations.ts'
import { sendData } from '../response/send-result.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'

/** `POST /batch`: several writes in one transaction. With an `Idempotency-Key`, a repeated request is executed once. */
export function batchRoute(app: FastifyInstance, rest: RestContext): void {
  app.post('/batch', async (request, reply) => {
    const context = pipelineContext(request, rest)
    const operations = parseBatch(request.body)
    const key = idempotencyKeyOf(request)
    if (key === null) return sendData(await runBatch(operations, context), reply)
    const { user, share } = context.account
    const { answer, isReplay } = await executeOnce({ key, caller: [user, share], body: request.body }, storedAnswers(context), (save) =>
      runBatch(operations, context, save),
    )
    if (isReplay) reply.header('idempotency-replayed', 'true')
    return sendData(answer, reply)
  })
}
