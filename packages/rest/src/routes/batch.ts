import { invalidPayload, type RectoError } from '@recto/errors'
import { type BatchOperation, runBatch } from '@recto/pipeline'
import { replayable } from '@recto/services'
import type { FastifyInstance } from 'fastify'
import { batchOperations } from '../batch-operations.ts'
import { contextOf, type Door } from '../door.ts'
import { sendData } from '../send-result.ts'

/** `POST /batch`: several writes in one transaction. */
export function batchRoute(app: FastifyInstance, door: Door): void {
  app.post('/batch', async (request, reply) => {
    const context = contextOf(request, door)
    const operations: readonly BatchOperation[] = batchOperations(request.body)
    const key = request.headers['idempotency-key']
    if (key === undefined) return sendData(await runBatch(operations, context), { request, reply })
    if (typeof key !== 'string' || key.length > 255) throw invalidKey()
    const { answer, isReplay } = await replayable({ key, body: request.body }, context, (beforeCommit) =>
      runBatch(operations, context, beforeCommit),
    )
    if (isReplay) reply.header('idempotency-replayed', 'true')
    return sendData(answer, { request, reply })
  })
}

function invalidKey(): RectoError {
  return invalidPayload('An Idempotency-Key has at most 255 characters')
}
