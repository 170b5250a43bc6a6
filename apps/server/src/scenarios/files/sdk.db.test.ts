import { randomBytes } from 'node:crypto'
import {
  assetUrl,
  type Client,
  createClient,
  createFolder,
  deleteFiles,
  deleteFolder,
  importFile,
  isRequestError,
  readAsset,
  readFile,
  readFiles,
  readFolders,
  replaceFile,
  signFile,
  staticToken,
  updateFile,
  updateFiles,
  updateFolder,
  uploadFiles,
  uploadResumable,
  zipFiles,
  zipFolder,
} from '@recto/sdk'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminToken, type FileRow, type FileServer, fileServer, formOf, pictureFile, textFile } from './file-server.ts'

eachDatabase((database) => {
  describe('files by the client', () => {
    let files: FileServer
    let client: Client<object>

    beforeAll(async () => {
      files = await fileServer(database, { TUS_ENABLED: 'true' })
      client = createClient<object>(files.url, { credentials: staticToken(adminToken) })
    })
    afterAll(() => files.close())

    const uploaded = async (file: File): Promise<FileRow> => {
      const [row] = await files.upload(file)
      if (row === undefined) throw new Error('no file')
      return row
    }

    it('are uploaded, read, changed, replaced, packed and deleted', async () => {
      const folder = await client.request(createFolder({ name: 'Plans' }))
      await client.request(updateFolder(folder?.id ?? '', { name: 'Drawings' }))
      const row = await client.request(uploadFiles(formOf({ folder: folder?.id ?? '' }, textFile('a.txt', 'one'))))
      if (row === undefined || 'length' in row) throw new Error('not one file')
      expect(await client.request(updateFile(row.id, { title: 'Mine' }))).toMatchObject({ title: 'Mine', folder: folder?.id })
      await client.request(updateFiles([row.id], { description: 'same' }))
      expect(await client.request(replaceFile(row.id, formOf(textFile('b.txt', 'two'))))).toMatchObject({ id: row.id, title: 'Mine' })
      expect(await client.request(readFile(row.id, { fields: ['filename_download'] }))).toEqual({ filename_download: 'b.txt' })
      for (const command of [zipFiles<object>([row.id]), zipFolder<object>(folder?.id ?? '')])
        expect((await (await client.download(command)).text()).includes('b.txt')).toBe(true)
      await client.request(deleteFiles([row.id]))
      await client.request(deleteFolder(folder?.id ?? ''))
      expect([await client.request(readFiles()), await client.request(readFolders())]).toEqual([[], []])
    })

    it('say why they are not imported', async () => {
      const failure = await client.request(importFile('http://127.0.0.1:9/x')).catch((error: unknown) => error)
      expect(isRequestError(failure, 'SERVICE_UNAVAILABLE')).toBe(true)
    })

    it('are read as pictures, by a token or by a signed address', async () => {
      const { id } = await uploaded(await pictureFile('a.jpg', { width: 400, height: 300 }))
      const made = await client.download(readAsset(id, { width: 40, format: 'png', transforms: [['flip']], withoutEnlargement: true }))
      expect(await sharp(Buffer.from(await made.arrayBuffer())).metadata()).toMatchObject({ width: 40, height: 30, format: 'png' })
      const address = assetUrl(client, id, { width: 40, fit: 'inside', download: true })
      expect(address).toBe(`${files.url}/assets/${id}?width=40&fit=inside&download=true`)
      expect((await fetch(address)).status).toBe(403)
      const { url } = await client.request(signFile(id, { expires_in: 60 }))
      const { pathname, search } = new URL(url, files.url)
      expect((await fetch(`${files.url}${pathname}${search}`)).status).toBe(200)
    })

    it('are uploaded part by part, with progress and any name', async () => {
      const bytes = randomBytes(250_000)
      const told: number[] = []
      const id = await uploadResumable(client, {
        file: new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }),
        fields: { filename_download: 'größe 🥪.bin', title: 'Large' },
        chunkBytes: 100_000,
        onProgress: (sent) => told.push(sent),
      })
      expect(told).toEqual([100_000, 200_000, 250_000])
      expect(await client.request(readFile(id))).toMatchObject({ filename_download: 'größe 🥪.bin', title: 'Large', filesize: '250000' })
      expect(Buffer.from(await (await client.download(readAsset(id))).arrayBuffer()).equals(bytes)).toBe(true)
    })

    it('go on where the server stands after answers were lost, and end when that is too often', async () => {
      const bytes = randomBytes(250_000)
      const upload = { file: new Blob([new Uint8Array(bytes)]), fields: { filename_download: 'a.bin' }, chunkBytes: 100_000, pauseMs: 1 }
      const losing = (lost: (part: number) => boolean): Client<object> => {
        let part = 0
        const lossy: typeof fetch = async (input, init) => {
          const answer = await fetch(input, init)
          if (init?.method !== 'PATCH') return answer
          part += 1
          if (lost(part)) throw new TypeError('fetch failed')
          return answer
        }
        return createClient<object>(files.url, { credentials: staticToken(adminToken), fetch: lossy })
      }
      const id = await uploadResumable(
        losing((part) => part <= 2),
        upload,
      )
      expect(Buffer.from(await (await client.download(readAsset(id))).arrayBuffer()).equals(bytes)).toBe(true)
      await expect(
        uploadResumable(
          losing(() => true),
          { ...upload, retries: 0 },
        ),
      ).rejects.toMatchObject({ code: 'NETWORK' })
      const unfinished = () => systemDatabase(files.server.platform).selectFrom('recto_file_uploads').selectAll().execute()
      expect(await unfinished()).toEqual([])
      const ended = uploadResumable(client, { ...upload, signal: AbortSignal.abort() })
      await expect(ended).rejects.toThrow()
      expect(await unfinished()).toEqual([])
    })

    it('are refused before anything is sent', async () => {
      const stranger = createClient<object>(files.url)
      const upload = { file: new Blob(['x']), fields: { filename_download: 'a.txt' } }
      const failure = await uploadResumable(stranger, upload).catch((error: unknown) => error)
      expect(isRequestError(failure, 'FORBIDDEN')).toBe(true)
    })
  })
})
