import { createHash, randomUUID } from 'node:crypto'
import { eachDatabase } from '@recto/testing'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminToken, errorOf, type FileServer, fileServer, pictureFile, textFile } from './file-server.ts'

const settings = { TUS_ENABLED: 'true', FILES_MAX_UPLOAD_SIZE: '1mb' }

eachDatabase((database) => {
  describe('resumable uploads', () => {
    let files: FileServer

    beforeAll(async () => {
      files = await fileServer(database, { ...settings, PUBLIC_URL: 'http://recto.test' })
    })
    afterAll(() => files.close())

    const metadata = (fields: Record<string, string>) =>
      Object.entries(fields)
        .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
        .join(',')
    const tus = (method: string, path: string, headers: Record<string, string> = {}, body?: string, token: string | null = adminToken) =>
      files.ask(path, { method, headers: { 'tus-resumable': '1.0.0', ...headers }, token, ...(body === undefined ? {} : { body }) })
    const create = async (
      length: number,
      fields: Record<string, string> = { filename_download: 'a.txt', type: 'text/plain' },
      headers = {},
    ) => {
      const response = await tus('POST', '/files/tus', { 'upload-length': String(length), 'upload-metadata': metadata(fields), ...headers })
      expect(response.status).toBe(201)
      return new URL(response.headers.get('location') ?? '').pathname
    }
    const patch = (path: string, offset: number, body: string, headers: Record<string, string> = {}) =>
      tus('PATCH', path, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...headers }, body)
    const list = async () => ((await (await files.ask('/files?fields=id,title')).json()) as { data: unknown[] }).data

    it('takes a file part by part, which is there when it is whole', async () => {
      const before = await list()
      const path = await create(11, { filename_download: 'my_text.txt', type: 'text/plain', description: 'slow' })
      expect((await patch(path, 0, 'hello ')).headers.get('upload-offset')).toBe('6')
      expect(await list()).toEqual(before)
      const head = await tus('HEAD', path)
      expect([
        head.status,
        head.headers.get('upload-offset'),
        head.headers.get('upload-length'),
        head.headers.get('cache-control'),
      ]).toEqual([200, '6', '11', 'no-store'])
      const last = await patch(path, 6, 'world')
      const id = last.headers.get('directus-file-id')
      expect([last.status, last.headers.get('upload-offset')]).toEqual([204, '11'])
      expect(await (await files.ask(`/files/${id}`)).json()).toMatchObject({
        data: { title: 'My Text', description: 'slow', filename_download: 'my_text.txt', type: 'text/plain', filesize: '11', tus_id: null },
      })
      expect(await (await files.ask(`/assets/${id}`)).text()).toBe('hello world')
      expect((await tus('HEAD', path)).status).toBe(404)
    })

    it('takes the first part with the creation', async () => {
      const response = await tus(
        'POST',
        '/files/tus',
        {
          'upload-length': '5',
          'upload-metadata': metadata({ filename_download: 'a.txt' }),
          'content-type': 'application/offset+octet-stream',
        },
        'hello',
      )
      expect([response.status, response.headers.get('upload-offset')]).toEqual([201, '5'])
      expect(response.headers.get('directus-file-id')).toMatch(/^[0-9a-f-]{36}$/)
    })

    it('checks a part with a checksum', async () => {
      const path = await create(5)
      const sum = (text: string) => `sha1 ${createHash('sha1').update(text).digest('base64')}`
      expect((await patch(path, 0, 'hello', { 'upload-checksum': sum('other') })).status).toBe(460)
      expect((await tus('HEAD', path)).headers.get('upload-offset')).toBe('0')
      expect((await patch(path, 0, 'hello', { 'upload-checksum': 'crc32 x' })).status).toBe(400)
      expect((await patch(path, 0, 'hello', { 'upload-checksum': sum('hello') })).status).toBe(204)
    })

    it('replaces a finished file under another name', async () => {
      const [row] = await files.upload({ title: 'Kept' }, textFile('a.txt'))
      const path = await create(5, { id: row?.id ?? '', filename_download: 'b.txt', type: 'text/plain' })
      expect((await patch(path, 0, 'other')).headers.get('directus-file-id')).toBe(row?.id)
      expect(await (await files.ask(`/files/${row?.id}`)).json()).toMatchObject({ data: { title: 'Kept', filename_download: 'b.txt' } })
      expect(await (await files.ask(`/assets/${row?.id}`)).text()).toBe('other')
    })

    it('measures a picture that replaces another, and says when it came', async () => {
      const [row] = await files.upload(await pictureFile('a.jpg', { width: 40, height: 30 }))
      const bytes = Buffer.from(await (await pictureFile('b.png', { width: 80, height: 60, type: 'png' })).arrayBuffer())
      const path = await create(bytes.length, { id: row?.id ?? '', filename_download: 'b.png', type: 'image/png' })
      const headers = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
      expect((await files.ask(path, { method: 'PATCH', headers, body: new Uint8Array(bytes) })).status).toBe(204)
      const { data } = (await (await files.ask(`/files/${row?.id}`)).json()) as { data: Record<string, unknown> }
      expect(data).toMatchObject({ width: 80, height: 60, type: 'image/png', title: 'A', uploaded_on: expect.any(String) })
      expect(data['uploaded_on']).not.toBe(row?.['uploaded_on'])
    })

    it('can not be led to the object of another file', async () => {
      const [row] = await files.upload(textFile('a.txt', 'mine'))
      const path = await create(5, { filename_download: 'b.txt', filename_disk: row?.filename_disk ?? '' })
      const id = (await patch(path, 0, 'other')).headers.get('directus-file-id')
      expect(id).not.toBe(row?.id)
      expect(await (await files.ask(`/assets/${row?.id}`)).text()).toBe('mine')
    })

    it("ends when its owner says so, and is nobody else's", async () => {
      const path = await create(5)
      const token = await files.user('stranger', [{ collection: 'directus_files', action: 'create', fields: ['*'] }])
      for (const method of ['HEAD', 'DELETE']) expect((await tus(method, path, {}, undefined, token)).status, method).toBe(404)
      expect((await tus('DELETE', path)).status).toBe(204)
      expect((await patch(path, 0, 'hello')).status).toBe(404)
    })

    it('refuses what does not fit', async () => {
      const path = await create(5)
      expect((await patch(path, 3, 'lo')).status).toBe(409)
      expect((await files.ask(path, { method: 'HEAD' })).status).toBe(412)
      expect((await tus('HEAD', '/files/tus/unknown')).status).toBe(404)
      const post = (headers: Record<string, string>, token: string | null = adminToken) =>
        tus('POST', '/files/tus', headers, undefined, token)
      const named = { 'upload-metadata': metadata({ filename_download: 'a.txt' }) }
      expect((await post(named)).status).toBe(400)
      expect((await post({ 'upload-length': '5' })).status).toBe(400)
      expect((await post({ 'upload-length': '5', 'upload-metadata': metadata({ title: 'x' }) })).status).toBe(400)
      expect((await post({ 'upload-length': '0', ...named })).status).toBe(400)
      expect((await post({ 'upload-length': '2000000', ...named })).status).toBe(413)
      expect(await errorOf(await post({ 'upload-length': '5', ...named }, null))).toMatch(/^403 FORBIDDEN/)
    })

    it('judges fields, rows and references when it begins, and changes nothing by that', async () => {
      const [row] = await files.upload({ title: 'Locked' }, textFile('a.txt', 'mine'))
      const token = await files.user('narrow', [
        {
          collection: 'directus_files',
          action: 'create',
          fields: ['filename_download', 'title', 'type', 'storage', 'id'],
          validation: { title: { _neq: 'Bad' } },
        },
        {
          collection: 'directus_files',
          action: 'update',
          fields: ['filename_download', 'type', 'storage'],
          permissions: { title: { _neq: 'Locked' } },
        },
        { collection: 'directus_files', action: 'read', fields: ['*'] },
      ])
      const post = (fields: Record<string, string>) =>
        tus(
          'POST',
          '/files/tus',
          { 'upload-length': '5', 'upload-metadata': metadata({ filename_download: 'a.txt', ...fields }) },
          undefined,
          token,
        )
      const before = await list()
      expect(await errorOf(await post({ description: 'not mine to write' }))).toMatch(/^403 FORBIDDEN/)
      expect(await errorOf(await post({ title: 'Bad' }))).toMatch(/^400 FAILED_VALIDATION/)
      expect(await errorOf(await post({ id: row?.id ?? '' }))).toMatch(/^403 FORBIDDEN/)
      const unknownFolder = { 'upload-length': '5', 'upload-metadata': metadata({ filename_download: 'a.txt', folder: randomUUID() }) }
      expect(await errorOf(await tus('POST', '/files/tus', unknownFolder))).toMatch(/^400 INVALID_FOREIGN_KEY/)
      expect((await post({ title: 'Good' })).status).toBe(201)
      expect(await list()).toEqual(before)
      expect(await (await files.ask(`/assets/${row?.id}`)).text()).toBe('mine')
    })

    it('says what it can', async () => {
      const options = await tus('OPTIONS', '/files/tus')
      expect(options.status).toBe(204)
      expect(options.headers.get('tus-version')).toBe('1.0.0')
      expect(options.headers.get('tus-extension')?.split(',').sort()).toEqual([
        'checksum',
        'creation',
        'creation-with-upload',
        'expiration',
        'termination',
      ])
    })

    it('goes on for an unchanged client', async () => {
      const bytes = Buffer.alloc(300_000, 'x')
      const url = await new Promise<string>((resolve, reject) => {
        const upload = new Upload(bytes, {
          endpoint: `${files.url}/files/tus`,
          chunkSize: 100_000,
          headers: { authorization: `Bearer ${adminToken}` },
          metadata: { filename_download: 'big.bin', type: 'application/octet-stream' },
          onBeforeRequest: (request) => void Object.assign(request, { _url: request.getURL().replace('http://recto.test', files.url) }),
          onError: reject,
          onSuccess: ({ lastResponse }) => resolve(lastResponse.getHeader('Directus-File-Id') ?? ''),
        })
        upload.start()
      })
      expect((await (await files.ask(`/assets/${url}`)).arrayBuffer()).byteLength).toBe(300_000)
    })
  })

  describe('resumable uploads on two instances', () => {
    it('go on at the other, and are removed when their time is over', async () => {
      const one = await fileServer(database, { ...settings, TUS_UPLOAD_EXPIRATION: '2s' })
      const two = await fileServer(database, { ...settings, TUS_UPLOAD_EXPIRATION: '2s', STORAGE_LOCAL_ROOT: one.root })
      try {
        const headers = { 'tus-resumable': '1.0.0', 'upload-length': '10', 'upload-metadata': `filename_download ${btoa('a.txt')}` }
        const created = await one.ask('/files/tus', { method: 'POST', headers })
        const { pathname } = new URL(created.headers.get('location') ?? '')
        const part = (server: FileServer, offset: number, body: string) =>
          server.ask(pathname, {
            method: 'PATCH',
            body,
            headers: { 'tus-resumable': '1.0.0', 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
          })
        expect((await part(one, 0, 'hello')).status).toBe(204)
        const last = await part(two, 5, 'world')
        expect(last.status).toBe(204)
        expect(await (await one.ask(`/assets/${last.headers.get('directus-file-id')}`)).text()).toBe('helloworld')
        const late = await one.ask('/files/tus', { method: 'POST', headers })
        await new Promise((resolve) => setTimeout(resolve, 4000))
        expect([404, 410]).toContain(
          (await one.ask(new URL(late.headers.get('location') ?? '').pathname, { method: 'HEAD', headers })).status,
        )
        expect(await two.server.removeExpiredUploads()).toBe(1)
      } finally {
        await Promise.all([one.close(), two.close()])
      }
    })
  })
})
