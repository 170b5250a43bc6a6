import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { adminToken, errorOf, type FileServer, fileServer, formOf, pictureFile, textFile, type UploadedPart } from './file-server.ts'

eachDatabase((database) => {
  describe('uploads', () => {
    let files: FileServer

    beforeAll(async () => {
      files = await fileServer(database, { FILES_MAX_UPLOAD_SIZE: '100kb' })
    })
    afterAll(() => files.close())
    beforeEach(async () => {
      await files.ask('/files', { method: 'DELETE', json: { query: { limit: -1 } } })
      files.objects.clear()
    })

    const post = (...parts: readonly UploadedPart[]) => files.ask('/files', { method: 'POST', body: formOf(...parts) })
    const isEmpty = async () => {
      expect([...files.objects.keys()]).toEqual([])
      expect(await (await files.ask('/files')).json()).toEqual({ data: [] })
    }

    it('stores a picture and says what it is', async () => {
      const [row] = await files.upload(await pictureFile('My_photo-one.JPG', { width: 400, height: 300, orientation: 6 }))
      expect(row).toMatchObject({
        storage: 'local',
        filename_disk: `${row?.id}.JPG`,
        filename_download: 'My_photo-one.JPG',
        title: 'My Photo One',
        type: 'image/jpeg',
        folder: null,
        uploaded_by: expect.any(String),
        modified_by: null,
        width: 300,
        height: 400,
        description: null,
        tags: null,
        metadata: { ifd0: { Make: 'Acme', Model: 'X1' }, exif: { FNumber: 2.8, ExposureTime: 1 / 60 } },
        tus_id: null,
        tus_data: null,
        uploaded_on: expect.any(String),
      })
      expect(row?.['filesize']).toBe(String(files.objects.get(`${row?.id}.JPG`)?.length))
    })

    it('takes the fields before a file for it, and ignores those behind the last', async () => {
      const rows = await files.upload(
        { title: 'First', tags: '["a","b"]' },
        textFile('a.txt'),
        { description: 'null', width: '12' },
        textFile('b.txt'),
        { title: 'Nobody reads this' },
      )
      const sorted = [...rows].sort((one, other) => (String(one['filename_download']) < String(other['filename_download']) ? -1 : 1))
      expect(sorted).toMatchObject([
        { title: 'First', tags: ['a', 'b'], width: null },
        { title: 'B', tags: null, description: null, width: 12 },
      ])
    })

    it('takes a key from the client, and refuses one that is taken', async () => {
      const id = randomUUID()
      expect(await files.upload({ id }, textFile('a.txt'))).toMatchObject([{ id, filename_disk: `${id}.txt` }])
      expect(await errorOf(await post({ id }, textFile('a.txt', 'other')))).toMatch(/^400 RECORD_NOT_UNIQUE/)
      expect([...files.objects]).toEqual([[`${id}.txt`, Buffer.from('hello')]])
    })

    it('takes a name in storage that leads nowhere else, and refuses the names of others', async () => {
      expect(await files.upload({ filename_disk: 'sub/../../custom name.png' }, textFile('a.png'))).toMatchObject([
        { filename_disk: 'custom name.png' },
      ])
      files.objects.set('secret.txt', Buffer.from('not a file of anybody'))
      for (const name of ['custom name.png', 'CUSTOM name.png', 'secret.txt', '/secret.txt'])
        expect(await errorOf(await post({ filename_disk: name }, textFile('b.png'))), name).toMatch(/^403 FORBIDDEN/)
      for (const name of ['..', `custom name__${'a'.repeat(40)}.png`])
        expect(await errorOf(await post({ filename_disk: name }, textFile('b.png'))), name).toMatch(/^400 INVALID_PAYLOAD/)
      expect([...files.objects.keys()].sort()).toEqual(['custom name.png', 'secret.txt'])
      expect(files.objects.get('secret.txt')?.toString()).toBe('not a file of anybody')
    })

    it('gives one of two uploads at once the name that both want', async () => {
      const answers = await Promise.all([1, 2, 3].map((n) => post({ filename_disk: 'wanted.txt' }, textFile('a.txt', String(n)))))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403])
      expect([...files.objects.keys()]).toEqual(['wanted.txt'])
    })

    it.each([
      ['no file', () => formOf({ title: 'x' }), /^400 INVALID_PAYLOAD Invalid payload. No files were included in the body/],
      ['a file that is too large', () => formOf(textFile('a.txt'), textFile('b.txt', 'x'.repeat(200_000))), /^413 CONTENT_TOO_LARGE/],
      ['an unknown folder', () => formOf(textFile('a.txt'), { folder: randomUUID() }, textFile('b.txt')), /^400 INVALID_FOREIGN_KEY/],
      ['an unknown location', () => formOf({ storage: 'moon' }, textFile('a.txt')), /^400 INVALID_PAYLOAD/],
      ['a key that is none', () => formOf({ id: 'x' }, textFile('a.txt')), /^4\d\d /],
      ['a name of 300 characters', () => formOf(textFile(`${'a'.repeat(300)}.txt`)), /^400 INVALID_PAYLOAD/],
      [
        '10,001 fields',
        () => formOf(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`f${n}`, 'x'])), textFile('a.txt')),
        /^400 .*at most 10000 fields/,
      ],
      ['broken JSON', () => formOf({ tags: '["a"' }, textFile('a.txt')), /^400 INVALID_PAYLOAD/],
    ])('refuses %s and leaves neither rows nor objects', async (_what, form, error) => {
      expect(await errorOf(await files.ask('/files', { method: 'POST', body: form() }))).toMatch(error)
      await isEmpty()
    })

    it('refuses a part without a name, and a form without a boundary', async () => {
      const body = '--x\r\ncontent-disposition: form-data; name="file"; filename=""\r\ncontent-type: text/plain\r\n\r\nhello\r\n--x--\r\n'
      const headers = { 'content-type': 'multipart/form-data; boundary=x' }
      expect(await errorOf(await files.ask('/files', { method: 'POST', body, headers }))).toMatch(/^400 .*File is missing filename/)
      const bare = { 'content-type': 'multipart/form-data' }
      expect(await errorOf(await files.ask('/files', { method: 'POST', body, headers: bare }))).toMatch(/^400 INVALID_PAYLOAD/)
      await isEmpty()
    })

    it('takes forms where rows of files are written, and nowhere else', async () => {
      for (const path of ['/files/import', `/files/${randomUUID()}/sign`, '/assets/files', '/folders'])
        expect(await errorOf(await files.ask(path, { method: 'POST', body: formOf(textFile('a.txt')) })), path).toMatch(/^4\d\d /)
      await isEmpty()
    })

    it('takes empty files, and names in any script', async () => {
      expect(await files.upload(textFile('пустой 🥪.txt', ''))).toMatchObject([{ filename_download: 'пустой 🥪.txt', filesize: '0' }])
    })

    it('keeps a broken picture without dimensions', async () => {
      const broken = new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])], 'a.jpg', { type: 'image/jpeg' })
      expect(await files.upload(broken)).toMatchObject([{ type: 'image/jpeg', width: null, height: null, metadata: null }])
    })

    it('stores a page that claims to be a picture as a page', async () => {
      expect(await files.upload(textFile('a.png', '<html><script>1</script>', 'image/png'))).toMatchObject([{ type: 'text/html' }])
    })

    it('leaves nothing behind when the client goes away in the middle', async () => {
      const { port } = new URL(files.url)
      const socket = connect(Number(port), '127.0.0.1')
      socket.on('error', () => {})
      socket.write(
        `POST /files HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${adminToken}\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 90000\r\n\r\n` +
          '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhello',
      )
      await new Promise((resolve) => setTimeout(resolve, 150))
      socket.destroy()
      await new Promise((resolve) => setTimeout(resolve, 150))
      await isEmpty()
      expect((await files.ask('/server/ping')).status).toBe(200)
    })

    it('removes what a failing storage left, and answers 503', async () => {
      const full = await fileServer(database, { STORAGE_LOCAL_ROOT: files.root }, { isFull: true })
      const answer = await full.ask('/files', { method: 'POST', body: formOf(textFile('a.txt')) })
      expect(await errorOf(answer)).toMatch(/^503 SERVICE_UNAVAILABLE .*no space is left/)
      await isEmpty()
      await full.close()
    })

    it('names a file whose content is the same', async () => {
      const [first] = await files.upload(textFile('a.txt', 'twice'))
      const answer = (await (await post(textFile('b.txt', 'twice'))).json()) as { data: { id: string }; meta: unknown }
      expect(answer.meta).toEqual({ duplicate_of: { [answer.data.id]: first?.id } })
      const token = await files.user(`uploader-${randomUUID()}`, [{ collection: 'directus_files', action: 'create', fields: ['*'] }])
      const blind = await files.ask('/files', { method: 'POST', body: formOf(textFile('c.txt', 'twice')), token })
      expect(blind.status).toBe(204)
    })

    it('announces uploads, and nothing else', async () => {
      const heard: unknown[] = []
      const { events } = files.server.platform
      const listen = (name: string) => events.onAction(name, (meta) => void heard.push([name, meta['key'], meta['collection']]))
      const off = ['files.upload', 'files.create', 'files.update', 'items.create'].map(listen)
      const [row] = await files.upload(textFile('a.txt'))
      await events.settled()
      expect(heard).toEqual([['files.upload', row?.id, 'directus_files']])
      for (const stop of off) stop()
    })

    it('records who created which file', async () => {
      const [row] = await files.upload(textFile('a.txt'))
      const recto = systemDatabase(files.server.platform)
      const [activity] = await recto.selectFrom('recto_activity').selectAll().where('item', '=', String(row?.id)).execute()
      expect(activity).toMatchObject({ action: 'create', collection: 'directus_files', user: row?.['uploaded_by'] })
      const revision = await recto.selectFrom('recto_revisions').select('data').where('item', '=', String(row?.id)).executeTakeFirst()
      expect(JSON.stringify(revision?.data)).toContain(String(row?.filename_disk))
    })
  })
})
