import { randomUUID } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checkFiles } from '@recto/files'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorOf, type FileServer, fileServer, pictureFile, textFile } from './file-server.ts'

eachDatabase((database) => {
  describe('imports, archives and checks', () => {
    let files: FileServer
    let origin: Server
    let address: string

    beforeAll(async () => {
      const picture = Buffer.from(await (await pictureFile('a.png', { type: 'png' })).arrayBuffer())
      const png = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'image/png' })
      const answers: Record<string, (response: ServerResponse) => unknown> = {
        '/moved': (response) => response.writeHead(302, { location: '/pictures/my%20photo.png?size=1' }).end(),
        '/inside': (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
        '/pictures/my%20photo.png?size=1': (response) => png(response).end(picture),
        '/pictures/a.png': (response) => png(response).end(picture),
        '/lie.png': (response) => png(response).end('<html><script>1</script>'),
        '/cut': (response) => {
          response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '1000' }).write('hello')
          setTimeout(() => response.destroy(), 30)
        },
      }
      origin = createServer((request, response) => (answers[request.url ?? ''] ?? ((one) => one.writeHead(404).end()))(response))
      await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve))
      address = `http://127.0.0.1:${(origin.address() as AddressInfo).port}`
      files = await fileServer(database, { IMPORT_IP_DENY_LIST: '169.254.169.254', OUTBOUND_IP_ALLOW_LIST: '127.0.0.1' })
    })
    afterAll(async () => {
      await files.close()
      origin.close()
    })

    const importUrl = (json: unknown, token?: string | null) =>
      files.ask('/files/import', { method: 'POST', json, ...(token === undefined ? {} : { token }) })
    const names = () => [...files.objects.keys()].sort()

    it('imports from an address, by way of redirects', async () => {
      const answer = await importUrl({ url: `${address}/moved`, data: { description: 'theirs' } })
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject({
        data: { filename_download: 'my photo.png', title: 'My Photo', type: 'image/png', width: 40, height: 30, description: 'theirs' },
      })
    })

    it('replaces a file by its key', async () => {
      const [row] = await files.upload({ title: 'Kept' }, textFile('a.txt'))
      const answer = await importUrl({ url: `${address}/pictures/a.png`, data: { id: row?.id } })
      expect(await answer.json()).toMatchObject({ data: { id: row?.id, title: 'Kept', filename_download: 'a.png', type: 'image/png' } })
      // What it had is deleted after the answer.
      await expect.poll(names).not.toContain(row?.filename_disk)
    })

    it.each([
      [{}, /^400 .*"url" is required/],
      [{ url: 'file:///etc/passwd' }, /^400 INVALID_PAYLOAD/],
      [{ url: '/gone' }, /^503 SERVICE_UNAVAILABLE .*external-file/],
      [{ url: '/inside' }, /^503 SERVICE_UNAVAILABLE .*external-file/],
      [{ url: '/cut' }, /^503 SERVICE_UNAVAILABLE .*external-file/],
      [
        { url: '/pictures/a.png', options: { filterMimeType: ['text/*'] } },
        /^400 .*"image\/png" is not allowed for upload by this field's/,
      ],
      [{ url: '/lie.png', options: { filterMimeType: ['image/*'] } }, /^400 .*"text\/html" is not allowed/],
      [{ url: '/pictures/a.png', data: { folder: randomUUID() } }, /^400 INVALID_FOREIGN_KEY/],
    ])('refuses %j and leaves nothing', async (body, error) => {
      const before = names()
      const url = 'url' in body && body.url.startsWith('/') ? `${address}${body.url}` : Reflect.get(body, 'url')
      expect(await errorOf(await importUrl({ ...body, ...(url === undefined ? {} : { url }) }))).toMatch(error)
      expect(names()).toEqual(before)
    })

    it('imports for nobody who may create no files', async () => {
      expect(await errorOf(await importUrl({ url: `${address}/pictures/a.png` }, null))).toMatch(/^403 FORBIDDEN/)
    })

    it('packs files and folder trees', async () => {
      const folder = async (json: object) =>
        ((await (await files.ask('/folders', { method: 'POST', json })).json()) as { data: { id: string } }).data.id
      const top = await folder({ name: 'Fold A' })
      const sub = await folder({ name: 'Sub', parent: top })
      const rows = await files.upload(
        { folder: top },
        textFile('same.txt', 'one'),
        { folder: top },
        textFile('same.txt', 'two'),
        { folder: sub },
        textFile('in sub.txt', 'three'),
      )
      const tree = await files.ask(`/assets/folder/${top}`, { method: 'POST', headers: { 'content-type': 'application/json' } })
      expect([tree.status, tree.headers.get('content-type')]).toEqual([200, 'application/zip'])
      expect(tree.headers.get('content-disposition')).toMatch(/^attachment; filename="folder-Fold A-\d{8}-\d{6}\.zip"$/)
      expect(namesIn(Buffer.from(await tree.arrayBuffer()))).toEqual([
        'Fold A/',
        'Fold A/Sub/',
        'Fold A/Sub/in sub.txt',
        'Fold A/same.txt',
        'Fold A/same.txt (1)',
      ])
      const some = await files.ask('/assets/files/', { method: 'POST', json: { ids: rows.map(({ id }) => id) } })
      expect(namesIn(Buffer.from(await some.arrayBuffer()))).toEqual(['in sub.txt', 'same.txt', 'same.txt (1)'])
      const pack = (json: unknown, token?: string | null) =>
        files.ask('/assets/files', { method: 'POST', json, ...(token === undefined ? {} : { token }) })
      expect(await errorOf(await pack({ ids: ['x'] }))).toMatch(/^400 .*"id" must be a uuid at "ids\[0\]"/)
      expect(await errorOf(await pack({ ids: [] }))).toMatch(/^400/)
      expect(await errorOf(await pack({ ids: [randomUUID()] }))).toMatch(/^400/)
      expect(await errorOf(await pack({ ids: rows.map(({ id }) => id) }, null))).toMatch(/^403/)
      expect(await errorOf(await files.ask(`/assets/folder/${randomUUID()}`, { method: 'POST' }))).toMatch(
        /^400 .*No files found in the selected folders tree/,
      )
      files.objects.delete(String(rows[0]?.filename_disk))
      expect(await errorOf(await pack({ ids: rows.map(({ id }) => id) }))).toMatch(/^422 .*is missing/)
    })

    it('finds rows without objects and objects without rows, and removes only its own', async () => {
      const { platform } = files.server
      const [lost] = await files.upload(textFile('lost.txt'))
      files.objects.delete(String(lost?.filename_disk))
      const orphan = `${randomUUID()}.txt`
      for (const name of [orphan, 'foreign.txt']) files.objects.set(name, Buffer.from('x'))
      const report = await checkFiles({ platform, storages: files.storages }, { isRepaired: true, ageMinMs: 0 })
      expect(report.rowsWithoutObject).toContainEqual({ id: lost?.id, storage: 'local', path: lost?.filename_disk })
      expect(report.objectsWithoutRow.map(({ path }) => path).sort()).toEqual([orphan, 'foreign.txt'].sort())
      expect(names()).toContain('foreign.txt')
      expect(names()).not.toContain(orphan)
    })
  })
})

/** The names in the central directory of a ZIP archive. */
function namesIn(zip: Buffer): string[] {
  const names: string[] = []
  for (let at = zip.indexOf('PK\u0001\u0002'); at !== -1; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    names.push(zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)))
  }
  return names.sort()
}
