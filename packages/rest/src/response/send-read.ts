import { asksForVersion, readItemVersion } from '@recto/content'
import { requestSignal } from '@recto/http'
import { type Context, type ReadInput, type Result, runRequest } from '@recto/pipeline'
import { findCollection } from '@recto/schema'
import type { FastifyReply } from 'fastify'
import { pipelineContext, type RestContext } from '../rest-context.ts'
import { sendResult } from './send-result.ts'

/** Runs a read and sends its result. A read by key is too short to be worth a signal that cancels it. */
export async function sendRead(input: ReadInput, reply: FastifyReply, rest: RestContext): Promise<FastifyReply> {
  const signal = input.key === undefined ? requestSignal(reply.request) : undefined
  const context = pipelineContext(reply.request, rest, signal)
  return sendResult(await read(input, context), context, reply)
}

/** Single items can be read in one of their versions; lists ignore the parameter. */
function read(input: ReadInput, context: Context): Promise<Result> {
  if (!asksForVersion(input)) return runRequest(input, context)
  const isSingle = input.key !== undefined || findCollection(context.schema, input.collection)?.isSingleton === true
  return isSingle ? readItemVersion(input, context) : runRequest(input, context)
}
