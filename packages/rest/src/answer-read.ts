import { type Context, type ReadInput, type Result, runRequest } from '@recto/pipeline'
import { findCollection } from '@recto/schema'
import { asksForVersion, readItemVersion } from '@recto/services'
import type { FastifyReply } from 'fastify'
import { callerGone } from './caller-gone.ts'
import { contextOf, type Door, type Exchange } from './door.ts'
import { sendResult } from './send-result.ts'

/** Runs a read and sends what it came to. One item by key is there before anyone could cancel it. */
export async function answerRead(input: ReadInput, exchange: Exchange, door: Door): Promise<FastifyReply> {
  const signal = input.key === undefined ? callerGone(exchange.request) : undefined
  const context = contextOf(exchange.request, door, signal)
  return sendResult(await read(input, context), context, exchange)
}

/** Single items can be read as one of their versions has them; lists pass over the wish. */
function read(input: ReadInput, context: Context): Promise<Result> {
  if (!asksForVersion(input)) return runRequest(input, context)
  const isOne = input.key !== undefined || findCollection(context.schema, input.collection)?.isSingleton === true
  return isOne ? readItemVersion(input, context) : runRequest(input, context)
}
