import { type MutationInput, runRequest } from '@recto/pipeline'
import type { FastifyReply } from 'fastify'
import { contextOf, type Door, type Exchange } from './door.ts'
import { sendResult } from './send-result.ts'

/** Runs a write and sends what it came to: nothing, when nothing is left or nothing of it may be read. */
export async function answerMutation(input: MutationInput, exchange: Exchange, door: Door): Promise<FastifyReply> {
  const context = contextOf(exchange.request, door)
  const result = await runRequest(input, context)
  return result === null ? exchange.reply.code(204).send() : sendResult(result, context, exchange)
}
