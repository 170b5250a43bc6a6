import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { errorBody, forbidden } from '@recto/errors'
import type { Context } from '@recto/pipeline'
import type { Job } from '@recto/services'
import { attachment } from '@recto/transfer'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contextOf, type Door } from '../door.ts'
import { sendData } from '../send-result.ts'
import type { Transfer } from '../transfer.ts'

/** `/utils/jobs`: what goes on after its request was answered. Everyone sees the own jobs, administrators all. */
export function jobRoutes(app: FastifyInstance, door: Door, { jobs }: Transfer): void {
  const ownJob = (request: FastifyRequest): Job => {
    const job = jobs.find((request.params as { readonly id: string }).id)
    if (job === null || !isOwn(job, contextOf(request, door))) throw forbidden()
    return job
  }
  app.get('/utils/jobs', (request, reply) => {
    const context = contextOf(request, door)
    const own = jobs.list().filter((job) => isOwn(job, context))
    return sendData(own.map(jobBody), { request, reply })
  })
  app.get('/utils/jobs/:id', (request, reply) => sendData(jobBody(ownJob(request)), { request, reply }))
  app.delete('/utils/jobs/:id', async (request, reply) => {
    const job = await jobs.cancel(ownJob(request).id)
    if (job === null) throw forbidden()
    return sendData(jobBody(job), { request, reply })
  })
  app.get('/utils/jobs/:id/result', { exposeHeadRoute: false }, async (request, reply) => {
    const { id } = ownJob(request)
    const result = jobs.takeResult(id)
    if (result === null) throw forbidden()
    // What did not arrive can be fetched again.
    let isSent = false
    reply.raw.once('finish', () => {
      isSent = true
    })
    reply.raw.once('close', () => void (isSent ? result.remove() : jobs.returnResult(id, result)))
    const { size } = await stat(result.path)
    void reply.headers({
      'content-type': result.contentType,
      'content-length': size,
      'content-disposition': attachment(result.fileName),
      'cache-control': 'no-store',
    })
    return reply.send(createReadStream(result.path))
  })
}

function isOwn({ user }: Job, { account }: Context): boolean {
  return account.isAdmin || (user !== null && user === account.user)
}

/** A job has to belong to somebody. @throws {RectoError} FORBIDDEN */
export function demandOwner({ account }: Context): void {
  if (account.user === null && !account.isAdmin) throw forbidden()
}

/** Answers with a job that is under way now. */
export function sendStarted(job: Job, reply: FastifyReply): FastifyReply {
  return reply
    .code(202)
    .headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .send(JSON.stringify({ data: jobBody(job) }))
}

function jobBody({ error, ...job }: Job): object {
  return { ...job, errors: error === null ? [] : errorBody(error).errors }
}
