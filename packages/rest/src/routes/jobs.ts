import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { errorBody, forbidden } from '@recto/errors'
import type { Job, JobResult } from '@recto/jobs'
import type { Context } from '@recto/pipeline'
import { attachment } from '@recto/transfer'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendData } from '../response/send-result.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'
import type { TransferContext } from '../transfer/transfer.ts'

/** `/utils/jobs`: work that runs in the background. Users see their own jobs, administrators all. */
export function jobRoutes(app: FastifyInstance, rest: RestContext, { jobs }: TransferContext): void {
  const requireJob = (request: FastifyRequest): Job => {
    const job = jobs.find((request.params as { readonly id: string }).id)
    if (job === null || !canSee(job, pipelineContext(request, rest))) throw forbidden()
    return job
  }
  app.get('/utils/jobs', (request, reply) => {
    const context = pipelineContext(request, rest)
    const visible = jobs.list().filter((job) => canSee(job, context))
    return sendData(visible.map(jobBody), reply)
  })
  app.get('/utils/jobs/:id', (request, reply) => sendData(jobBody(requireJob(request)), reply))
  app.delete('/utils/jobs/:id', async (request, reply) => {
    const job = await jobs.cancel(requireJob(request).id)
    if (job === null) throw forbidden()
    return sendData(jobBody(job), reply)
  })
  app.get('/utils/jobs/:id/result', { exposeHeadRoute: false }, async (request, reply) => {
    const { id } = requireJob(request)
    const result = jobs.takeResult(id)
    if (result === null) throw forbidden()
    return sendJobResult(result, reply, () => void jobs.returnResult(id, result))
  })
}

/** Sends the file of a job and removes it; if the download is interrupted, `giveBack` allows another one. */
async function sendJobResult(result: JobResult, reply: FastifyReply, giveBack: () => void): Promise<FastifyReply> {
  let isSent = false
  reply.raw.once('finish', () => {
    isSent = true
  })
  reply.raw.once('close', () => void (isSent ? result.remove() : giveBack()))
  const { size } = await stat(result.path)
  void reply.headers({
    'content-type': result.contentType,
    'content-length': size,
    'content-disposition': attachment(result.fileName),
    'cache-control': 'no-store',
  })
  return reply.send(createReadStream(result.path))
}

function canSee({ user }: Job, { account }: Context): boolean {
  return account.isAdmin || (user !== null && user === account.user)
}

/** Jobs need a user to belong to. @throws {RectoError} FORBIDDEN for anonymous callers */
export function requireJobOwner({ account }: Context): void {
  if (account.user === null && !account.isAdmin) throw forbidden()
}

/** Answers 202 with a job that was started. */
export function sendStartedJob(job: Job, reply: FastifyReply): FastifyReply {
  return reply
    .code(202)
    .headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .send(JSON.stringify({ data: jobBody(job) }))
}

function jobBody({ error, ...job }: Job): object {
  return { ...job, errors: error === null ? [] : errorBody(error).errors }
}
