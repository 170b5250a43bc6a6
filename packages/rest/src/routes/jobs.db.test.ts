import { randomUUID } from 'node:crypto'
import { request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fileForm, formType } from '../testing/file-form.ts'
import { accounts, type Caller, openRestServer, type RestServer } from '../testing/open-rest-server.ts'

/** More rows than are imported before anybody can step in. */
const manyRows = 30_000
const tables = ['CREATE TABLE people (id INTEGER PRIMARY KEY, email VARCHAR(60), name VARCHAR(60) NOT NULL)']

eachDatabase((database) => {
  let server: RestServer
  let address: { readonly host: string; readonly port: number }
  beforeAll(async () => {
    server = await openRestServer(database, tables, {
      importLimits: { concurrentMax: 1 },
      jobNotifications: { publicUrl: 'https://recto.test' },
    })
    await server.app.listen({ port: 0, host: '127.0.0.1' })
    address = { host: '127.0.0.1', port: (server.app.server.address() as AddressInfo).port }
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await server.rows('DELETE FROM people')
    await systemDatabase(server.platform).deleteFrom('recto_notifications').execute()
  })

  const ask = async (request: string, options: { readonly as?: Caller; readonly body?: object } = {}) => {
    const { as = 'admin', body } = options
    const answer = await server.send(request, body, { as })
    return { status: answer.statusCode, headers: answer.headers, text: answer.body }
  }
  const importRows = async (query: string, file: string, options: { readonly type?: string; readonly as?: Caller } = {}) => {
    const { type = 'text/csv', as = 'admin' } = options
    const answer = await server.app.inject({
      method: 'POST',
      url: `/utils/import/people${query}`,
      headers: { 'content-type': formType, 'x-test-user': as },
      payload: fileForm(type, file),
    })
    return { status: answer.statusCode, text: answer.body }
  }
  const jobOf = (text: string): Record<string, unknown> => (JSON.parse(text) as { data: Record<string, unknown> }).data
  const ended = async (id: unknown): Promise<Record<string, unknown>> => {
    for (;;) {
      const job = jobOf((await ask(`GET /utils/jobs/${id}`)).text)
      if (job['state'] !== 'running') return job
      await wait(20)
    }
  }
  const people = async () => Number((await server.rows('SELECT COUNT(*) AS n FROM people'))[0]?.['n'])
  /** What follows a job comes after its end. */
  const notifications = async () => {
    for (;;) {
      const found = await systemDatabase(server.platform).selectFrom('recto_notifications').selectAll().execute()
      if (found.length > 0) return found
      await wait(20)
    }
  }
  const csv = (count: number): string => `id,name\n${Array.from({ length: count }, (_, index) => `${index + 1},P${index + 1}`).join('\n')}`

  describe('an import in the background', () => {
    it('answers at once, tells how far it is, and ends with a notification', async () => {
      const started = await importRows('?background=true', csv(450))
      expect(started.status, started.text).toBe(202)
      const job = jobOf(started.text)
      expect(job).toMatchObject({ kind: 'import', collection: 'people', user: accounts.admin.user, errors: [] })
      expect(await ended(job['id'])).toMatchObject({ state: 'done', rowsRead: 450, rowsWritten: 450, errorCount: 0, progress: 1 })
      expect(await people()).toBe(450)
      expect(await notifications()).toMatchObject([
        {
          recipient: accounts.admin.user,
          sender: accounts.admin.user,
          subject: 'Your import has been successful',
          message: expect.stringMatching(/^Hello admin,\n\nYour import in people has been successful\./),
        },
      ])
    })

    it('tells what was wrong, row by row, and keeps nothing', async () => {
      const { text } = await importRows('?background', '[{"id":1,"name":"A"},{"id":2},{"id":3}]', { type: 'application/json' })
      const job = await ended(jobOf(text)['id'])
      expect(job).toMatchObject({ state: 'failed', rowsRead: 3, rowsWritten: 1, errorCount: 2 })
      expect(job['errors']).toMatchObject([{ extensions: { field: 'name', rows: [{ type: 'lines', rows: [2, 3] }] } }])
      expect(await people()).toBe(0)
      expect(await notifications()).toMatchObject([
        { subject: 'Your import has failed', message: expect.stringContaining('Your import in people has failed.\n\n') },
      ])
    })

    it('is taken back when it is cancelled, and nobody is notified of what they did themselves', async () => {
      const { id } = jobOf((await importRows('?background=true', csv(manyRows))).text)
      expect((await importRows('', csv(1))).text).toContain('LIMIT_EXCEEDED')
      while (jobOf((await ask(`GET /utils/jobs/${id}`)).text)['rowsRead'] === 0) await wait(5)
      expect(jobOf((await ask(`DELETE /utils/jobs/${id}`)).text)).toMatchObject({ id, state: 'cancelled' })
      expect(await people()).toBe(0)
      expect((await importRows('', csv(1))).status).toBe(200)
      expect(await systemDatabase(server.platform).selectFrom('recto_notifications').selectAll().execute()).toEqual([])
      // Once it is over, it is forgotten.
      expect((await ask(`DELETE /utils/jobs/${id}`)).status).toBe(200)
      expect((await ask(`GET /utils/jobs/${id}`)).status).toBe(403)
    })
  })

  it('shows jobs to those whose they are, and to administrators', async () => {
    expect((await importRows('?background=true', csv(1), { as: 'nobody' })).status).toBe(403)
    const mine = jobOf((await importRows('?background=true', csv(1))).text)
    await ended(mine['id'])
    expect((await importRows('?background=true', csv(1), { as: 'bea' })).status).toBe(403)
    const idsFor = async (as: Caller): Promise<unknown[]> =>
      (JSON.parse((await ask('GET /utils/jobs', { as })).text) as { data: { id: unknown }[] }).data.map(({ id }) => id)
    expect(await idsFor('bea')).toEqual([])
    expect(await idsFor('admin')).toEqual(expect.arrayContaining([mine['id']]))
    expect(await idsFor('nobody')).toEqual([])
    for (const method of ['GET', 'DELETE'] as const)
      expect((await ask(`${method} /utils/jobs/${mine['id']}`, { as: 'bea' })).status).toBe(403)
    expect((await ask(`GET /utils/jobs/${randomUUID()}`)).status).toBe(403)
  })

  it('takes an import back whose caller goes away', async () => {
    const request = send({
      ...address,
      method: 'POST',
      path: '/utils/import/people',
      headers: { 'content-type': formType, 'x-test-user': 'admin' },
    })
    let isAnswered = false
    request.on('error', () => undefined)
    request.on('response', () => {
      isAnswered = true
    })
    const began = new Promise<void>((resolve) => {
      const stop = server.platform.events.onFilter('people.items.create', () => {
        stop()
        resolve()
      })
    })
    request.end(fileForm('text/csv', csv(manyRows)))
    await began
    request.destroy()
    while ((await importRows('?dryRun', csv(1))).status === 403) await wait(20)
    expect(isAnswered).toBe(false)
    expect(await people()).toBe(0)
  })

  describe('an export by a job', () => {
    it('makes a file that is fetched once', async () => {
      await importRows('', csv(1200))
      const body = { query: { fields: ['id', 'name'], sort: ['id'] }, format: 'csv' }
      const started = await ask('POST /utils/export/people?background=true', { body })
      expect(started.status, started.text).toBe(202)
      const { id } = jobOf(started.text)
      expect(await ended(id)).toMatchObject({ kind: 'export', state: 'done', progress: 1, hasResult: true, rowsWritten: 1200 })
      expect((await ask(`GET /utils/jobs/${id}/result`, { as: 'bea' })).status).toBe(403)
      const { headers: told, text } = await ask(`GET /utils/jobs/${id}/result`)
      expect([told['content-type'], told['content-disposition']]).toEqual([
        'text/csv; charset=utf-8',
        expect.stringMatching(/^attachment; filename="export-people-\d{8}-\d{6}\.csv"$/),
      ])
      expect(text.split('\n')).toEqual(['"id","name"', ...Array.from({ length: 1200 }, (_, index) => `${index + 1},"P${index + 1}"`)])
      expect((await ask(`GET /utils/jobs/${id}/result`)).status).toBe(403)
      expect(await notifications()).toMatchObject([
        {
          recipient: accounts.admin.user,
          subject: 'Your export of people is ready',
          message: expect.stringContaining(`<a href="https://recto.test/utils/jobs/${id}/result">`),
        },
      ])
    })

    it('writes what the query asks for, in any format, under the name wished for', async () => {
      await importRows('', csv(5))
      const body = {
        query: { filter: { id: { _gt: 3 } }, fields: 'id', sort: 'id' },
        format: 'yaml',
        file: { filename_download: 'p.yaml' },
      }
      const { id } = jobOf((await ask('POST /utils/export/people?background=true', { body })).text)
      await ended(id)
      const { headers: told, text } = await ask(`GET /utils/jobs/${id}/result`)
      expect([told['content-disposition'], text]).toEqual(['attachment; filename="p.yaml"', '- id: 4\n- id: 5\n'])
    })

    it.each([
      [{ format: 'csv' }, /^400 .*"query" is required/],
      [{ query: {} }, /^400 .*"format" is required/],
      [{ query: {}, format: 'exe' }, /^400 .*"format" must be one of/],
      [{ query: { limit: 'many' }, format: 'csv' }, /^400 .*"limit"/],
    ])('refuses %j', async (body, refusal) => {
      const { status, text } = await ask('POST /utils/export/people?background=true', { body })
      const { errors } = JSON.parse(text) as { errors: { message: string }[] }
      expect(`${status} ${errors[0]?.message}`).toMatch(refusal)
    })

    it('refuses who may not read, and what is not there', async () => {
      const body = { query: {}, format: 'csv' }
      expect((await ask('POST /utils/export/people?background=true', { body, as: 'bea' })).status).toBe(403)
      expect((await ask('POST /utils/export/nothing?background=true', { body })).status).toBe(403)
      expect((await ask('POST /utils/export/people?background=true', { body, as: 'nobody' })).status).toBe(403)
    })

    it('keeps no file in the library of a server that stores none', async () => {
      const { status, text } = await ask('POST /utils/export/people', { body: { query: {}, format: 'csv' } })
      expect([status, text]).toEqual([503, expect.stringContaining('background=true')])
    })

    it('tells its caller when it fails', async () => {
      const body = { query: { fields: ['nothing'] }, format: 'json' }
      const { id } = jobOf((await ask('POST /utils/export/people?background=true', { body })).text)
      expect(await ended(id)).toMatchObject({ state: 'failed', hasResult: false, errors: [{ extensions: { code: 'FORBIDDEN' } }] })
      expect(await notifications()).toMatchObject([{ subject: 'Your export of people failed' }])
    })
  })
})
