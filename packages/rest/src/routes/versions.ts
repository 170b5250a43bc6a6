import { compareVersion, promoteVersion, readVersion, saveVersion } from '@recto/content'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { queryOf } from '../request/request-to-input.ts'
import { sendData } from '../response/send-result.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'

/** `/versions/:key`: reads, compares, saves and promotes a version. Lists of versions are lists of a system collection. */
export function versionRoutes(app: FastifyInstance, rest: RestContext): void {
  app.get('/versions/:key', async (request, reply) =>
    sendData(await readVersion(keyOf(request), queryOf(request), pipelineContext(request, rest)), reply),
  )
  app.get('/versions/:key/compare', async (request, reply) =>
    sendData(await compareVersion(keyOf(request), pipelineContext(request, rest)), reply),
  )
  app.post('/versions/:key/save', async (request, reply) =>
    sendData(await saveVersion(keyOf(request), request.body, pipelineContext(request, rest)), reply),
  )
  app.post('/versions/:key/promote', async (request, reply) =>
    sendData(await promoteVersion(keyOf(request), request.body, pipelineContext(request, rest)), reply),
  )
}

function keyOf({ params }: FastifyRequest): string {
  return (params as { readonly key: string }).key
}
