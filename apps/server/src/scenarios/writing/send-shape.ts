import { systemDatabase } from '@recto/system'
import type { Publisher } from './open-publisher.ts'
import { sendAs } from './write-scenario.ts'
import type { ShapeRequest, WriteShape } from './write-shapes.ts'

/** Sends the requests of a shape one after the other, and gives the status of the last. */
export async function sendShape(publisher: Publisher, { requests }: WriteShape): Promise<number> {
  let last = 0
  for (const request of requests) last = await sendShapeRequest(publisher, request)
  return last
}

/** Sends a request; `$version` and `$hash` are those of the draft made before, `$revision` the oldest revision. Gives the status. */
async function sendShapeRequest(publisher: Publisher, { as = 'clerk', request, body, isFile = false }: ShapeRequest): Promise<number> {
  const version = request.includes('$version') ? await draftOf(publisher) : { id: '', hash: '' }
  const revision = request.includes('$revision') ? await oldestRevision(publisher) : ''
  const [method = '', url = ''] = request.replace('$version', version.id).replace('$revision', revision).split(' ')
  if (isFile) {
    const file = `--x\r\nContent-Disposition: form-data; name="file"; filename="f.json"\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}\r\n--x--\r\n`
    const headers = { 'content-type': 'multipart/form-data; boundary=x', authorization: `Bearer ${as}` }
    return (await publisher.server.fastify.inject({ method: 'POST', url, headers, payload: file })).statusCode
  }
  const filled: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body).replace('$hash', version.hash))
  return (await sendAs(publisher, as, [`${method} ${url}`, filled])).statusCode
}

async function draftOf(publisher: Publisher): Promise<{ readonly id: string; readonly hash: string }> {
  const row = await systemDatabase(publisher.server.platform).selectFrom('recto_versions').select('id').executeTakeFirst()
  const id = row?.id ?? ''
  const response = await sendAs(publisher, 'clerk', [`GET /versions/${id}/compare`])
  return { id, hash: response.json<{ data?: { mainHash: string } }>().data?.mainHash ?? '' }
}

async function oldestRevision({ server }: Publisher): Promise<string> {
  const revisions = systemDatabase(server.platform).selectFrom('recto_revisions').select('id').orderBy('id').limit(1)
  return String((await revisions.executeTakeFirst())?.id ?? '')
}
