import { requestSignal } from '@recto/http'
import { type MutationInput, runRequest } from '@recto/pipeline'
import type { FastifyReply } from 'fastify'
import { pipelineContext, type RestContext } from '../rest-context.ts'
import { sendResult } from './send-result.ts'

/** Runs a write and sends its result; 204 when no item is left or the caller may not read it. */
export async function sendMutation(input: MutationInput, reply: FastifyReply, rest: RestContext): Promise<FastifyReply> {
  const context = pipelineContext(reply.request, rest, requestSignal(reply.request))
  const result = await runRequest(input, context)
  return result === null ? reply.code(204).send() : sendResult(result, context, reply)
}
