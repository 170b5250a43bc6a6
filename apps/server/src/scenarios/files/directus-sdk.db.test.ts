import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  createDirectus,
  createFolder,
  deleteFile,
  deleteFiles,
  deleteFolder,
  downloadFilesZip,
  downloadFolderZip,
  importFile,
  readAssetArrayBuffer,
  readAssetBlob,
  readAssetRaw,
  readFile,
  readFiles,
  readFolder,
  readFolders,
  rest,
  staticToken,
  updateFile,
  updateFiles,
  updateFolder,
  uploadFiles,
} from '@directus/sdk'
import { eachDatabase } from '@recto/testing'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminToken, type FileRow, type FileServer, fileServer, formOf, pictureFile, textFile } from './file-server.ts'

eachDatabase((database) => {
  describe('files by @directus/sdk', () => {
    let files: FileServer
    let origin: Server

    beforeAll(async () => {
      files = await fileServer(database, { OUTBOUND_IP_ALLOW_LIST: '127.0.0.1', IMPORT_IP_DENY_LIST: '169.254.169.254' })
      origin = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('from afar'))
      await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve))
    })
    afterAll(async () => {
      await files.close()
      origin.close()
    })
    const client = () => createDirectus(files.url).with(staticToken(adminToken)).with(rest())

    it('uploads, reads, changes and deletes', async () => {
      const sdk = client()
      const one = (await sdk.request(uploadFiles(formOf({ title: 'One' }, textFile('one.txt', 'one'))))) as unknown as FileRow
      expect(one).toMatchObject({ title: 'One', filename_download: 'one.txt' })
      const several = (await sdk.request(uploadFiles(formOf(textFile('two.txt'), textFile('three.txt'))))) as unknown as FileRow[]
      expect(several).toHaveLength(2)
      expect(await sdk.request(readFile(one.id, { fields: ['title', 'type'] }))).toEqual({ title: 'One', type: 'text/plain' })
      expect(await sdk.request(readFiles({ filter: { title: { _eq: 'One' } }, fields: ['id'] }))).toEqual([{ id: one.id }])
      expect(await sdk.request(updateFile(one.id, { description: 'first' }))).toMatchObject({ description: 'first' })
      const keys = several.map(({ id }) => id)
      expect(await sdk.request(updateFiles(keys, { tags: ['x'] } as never))).toMatchObject([{ tags: ['x'] }, { tags: ['x'] }])
      const replaced = await sdk.request(updateFile(one.id, formOf(textFile('other.txt', 'other')) as never))
      expect(replaced).toMatchObject({ id: one.id, title: 'One', filename_download: 'other.txt' })
      await sdk.request(deleteFile(one.id))
      await sdk.request(deleteFiles(keys))
      expect(await sdk.request(readFiles())).toEqual([])
    })

    it('imports', async () => {
      const { port } = origin.address() as AddressInfo
      const imported = await client().request(importFile(`http://127.0.0.1:${port}/far.txt`, { title: 'Far' }))
      expect(imported).toMatchObject({ title: 'Far', filename_download: 'far.txt', type: 'text/plain' })
    })

    it('reads contents, and pictures made of them', async () => {
      const sdk = client()
      // Of texts and JSON the client itself makes something else before it hands them over.
      const [text] = await files.upload(textFile('a.bin', 'hello', 'application/octet-stream'))
      const [photo] = await files.upload(await pictureFile('a.jpg', { width: 400, height: 300 }))
      if (text === undefined || photo === undefined) throw new Error('no files')
      const raw = (await sdk.request(readAssetRaw(text.id))) as ReadableStream<Uint8Array>
      expect(await new Response(raw).text()).toBe('hello')
      expect(await (await sdk.request(readAssetBlob(text.id))).text()).toBe('hello')
      const small = await sdk.request(readAssetArrayBuffer(photo.id, { width: 40, format: 'webp' } as never))
      expect(await sharp(Buffer.from(small)).metadata()).toMatchObject({ width: 40, height: 30, format: 'webp' })
      const turned = { transforms: [['rotate', 90]] } as never
      const other = await sdk.request(readAssetArrayBuffer(photo.id, turned))
      expect(await sharp(Buffer.from(other)).metadata()).toMatchObject({ width: 300, height: 400 })
      await expect(sdk.request(readAssetBlob('00000000-0000-4000-8000-000000000000'))).rejects.toMatchObject({
        errors: [{ extensions: { code: 'FORBIDDEN' } }],
      })
    })

    it('makes folders, and packs them', async () => {
      const sdk = client()
      const folder = await sdk.request(createFolder({ name: 'Plans' }))
      const [row] = await files.upload({ folder: folder.id }, textFile('plan.txt', 'a plan'))
      expect(await sdk.request(updateFolder(folder.id, { name: 'Old plans' }))).toMatchObject({ name: 'Old plans' })
      expect(await sdk.request(readFolders())).toHaveLength(1)
      expect(await sdk.request(readFolder(folder.id, { fields: ['name'] }))).toEqual({ name: 'Old plans' })
      for (const command of [downloadFolderZip(folder.id), downloadFilesZip([row?.id ?? ''])]) {
        const zip = Buffer.from(await new Response((await sdk.request(command)) as ReadableStream).arrayBuffer())
        expect(zip.subarray(0, 2).toString()).toBe('PK')
        expect(zip.includes('plan.txt')).toBe(true)
      }
      await sdk.request(deleteFolder(folder.id))
      expect(await sdk.request(readFile(row?.id ?? '', { fields: ['folder'] }))).toEqual({ folder: null })
    })
  })
})
