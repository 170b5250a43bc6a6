import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { compile, openDatabase, raw } from '@recto/dialects'
import { httpServerOptions } from '@recto/http/server'
import { anonymous, openPipeline, type Platform } from '@recto/pipeline'
import { migrate } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { restPlugin } from './index.ts'

const administrator = { ...anonymous, roles: [], policies: [], isAdmin: true, isApp: true }
const nobody = { ...anonymous, roles: [], policies: [], isAdmin: false, isApp: false }
const head = (user: string) =>
  [
    'POST /utils/import/people HTTP/1.1',
    'host: x',
    `x-test-user: ${user}`,
    'content-type: multipart/form-data; boundary=x',
    'content-length: 5000',
    '\r\n',
  ].join('\r\n')

eachDatabase((database) => {
  let platform: Platform
  let app: FastifyInstance
  let port = 0

  beforeAll(async () => {
    const open = await openDatabase(database.name, database.config)
    await open.connection.execute(compile(open.dialect, raw('CREATE TABLE people (id INTEGER PRIMARY KEY, name VARCHAR(60))')))
    await migrate(open)
    platform = await openPipeline(open, { schemaPollIntervalMs: 0 })
    app = fastify(httpServerOptions())
    await app.register(restPlugin, {
      platform,
      accountOf: (request) => (request.headers['x-test-user'] === 'nobody' ? nobody : administrator),
      info: { version: '0.0.0' },
      importLimits: { concurrentMax: 4 },
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    port = (app.server.address() as { port: number }).port
  })
  afterAll(async () => {
    await app.close()
    platform.schemaCache.stop()
    await platform.connection.close()
  })

  /** A request whose body never comes. */
  const halfSent = (user: string): { readonly answer: Promise<string>; leave(): void } => {
    const socket = connect(port, '127.0.0.1', () => socket.write(head(user)))
    const answer = new Promise<string>((resolve) => {
      socket.once('data', (data) => resolve(data.toString('utf8')))
      socket.once('close', () => resolve(''))
    })
    return { answer, leave: () => socket.destroy() }
  }
  const importAs = (user: string) =>
    app.inject({
      method: 'POST',
      url: '/utils/import/people',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'x-test-user': user },
      payload:
        '--x\r\nContent-Disposition: form-data; name="file"; filename="f.csv"\r\nContent-Type: text/csv\r\n\r\nid,name\n1,Ada\r\n--x--\r\n',
    })

  it('asks for rights before it waits for a body', async () => {
    const strangers = Array.from({ length: 6 }, () => halfSent('nobody'))
    for (const { answer } of strangers) expect(await answer).toMatch(/^HTTP\/1.1 403 /)
    for (const { leave } of strangers) leave()
    expect((await importAs('admin')).statusCode).toBe(200)
  })

  it('leaves slots to others than the one who fills his', async () => {
    const own = Array.from({ length: 2 }, () => halfSent('admin'))
    await wait(200)
    const refused = await importAs('admin')
    expect([refused.statusCode, refused.json().errors[0].extensions.code]).toEqual([403, 'LIMIT_EXCEEDED'])
    for (const { leave } of own) leave()
    await wait(200)
    expect((await importAs('admin')).statusCode).toBe(200)
  })

  it('refuses a form without a boundary', async () => {
    for (const type of ['multipart/form-data', 'multipart/form-data; charset=utf-8', 'multipart/form-data; boundary=']) {
      const answer = await app.inject({ method: 'POST', url: '/utils/import/people', headers: { 'content-type': type }, payload: 'x' })
      expect([answer.statusCode, answer.json().errors[0].extensions.code], type).toEqual([400, 'INVALID_PAYLOAD'])
    }
  })
})
