import {
  compareVersion,
  explainPermission,
  promoteVersion,
  readShareInfo,
  readVersion,
  saveProjectOwner,
  saveVersion,
} from '@recto/services'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { contextOf, type Door } from '../door.ts'
import { queryOf } from '../request-to-input.ts'
import { routeNotFound } from '../send-error.ts'
import { sendData } from '../send-result.ts'

const uuidShape = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** What some system collections answer besides their rows. */
export function serviceRoutes(app: FastifyInstance, door: Door): void {
  app.post('/permissions/explain', async (request, reply) =>
    sendData(await explainPermission(request.body, contextOf(request, door)), { request, reply }),
  )
  app.post('/settings/owner', async (request, reply) => {
    await saveProjectOwner(request.body, contextOf(request, door))
    return reply.code(204).send()
  })
  app.get('/shares/info/:key', async (request, reply) =>
    sendData(await readShareInfo(uuidOf(request), contextOf(request, door)), { request, reply }),
  )
  app.get('/versions/:key', async (request, reply) =>
    sendData(await readVersion(keyOf(request), queryOf(request), contextOf(request, door)), { request, reply }),
  )
  app.get('/versions/:key/compare', async (request, reply) =>
    sendData(await compareVersion(keyOf(request), contextOf(request, door)), { request, reply }),
  )
  app.post('/versions/:key/save', async (request, reply) =>
    sendData(await saveVersion(keyOf(request), request.body, contextOf(request, door)), { request, reply }),
  )
  app.post('/versions/:key/promote', async (request, reply) =>
    sendData(await promoteVersion(keyOf(request), request.body, contextOf(request, door)), { request, reply }),
  )
}

function keyOf(request: FastifyRequest): string {
  return (request.params as { readonly key: string }).key
}

function uuidOf(request: FastifyRequest): string {
  const key = keyOf(request)
  if (!uuidShape.test(key)) throw routeNotFound(request.url)
  return key
}
