import { randomUUID } from 'node:crypto'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorOf, type FileServer, fileServer, formOf, pictureFile, textFile, type UploadedPart } from './file-server.ts'

const hash = 'a'.repeat(40)

eachDatabase((database) => {
  describe('rows of files and their contents', () => {
    let files: FileServer

    beforeAll(async () => {
      files = await fileServer(database)
    })
    afterAll(() => files.close())

    const replace = (id: string, ...parts: readonly UploadedPart[]) =>
      files.ask(`/files/${id}`, { method: 'PATCH', body: formOf(...parts) })
    const patch = (path: string, json: unknown, token?: string) =>
      files.ask(path, { method: 'PATCH', json, ...(token === undefined ? {} : { token }) })
    const names = () => [...files.objects.keys()].sort()

    it('creates a row without content', async () => {
      const create = (json: unknown) => files.ask('/files', { method: 'POST', json })
      expect(await errorOf(await create({ storage: 'local', filename_download: 'a.txt' }))).toMatch(/^400 .*"type" is required/)
      expect(await errorOf(await create({ type: 'text/plain' }))).toMatch(/^400 FAILED_VALIDATION/)
      const row = { type: 'text/plain', storage: 'local', filename_download: 'a.txt' }
      expect(await (await create(row)).json()).toMatchObject({ data: { ...row, filename_disk: null, uploaded_on: null } })
      expect(await errorOf(await create({ ...row, storage: 'moon' }))).toMatch(/^400 INVALID_PAYLOAD/)
    })

    it('replaces the content, and keeps what people wrote', async () => {
      const [row] = await files.upload({ title: 'Mine', description: 'Ours' }, await pictureFile('a.jpg', { width: 10 }))
      const variant = `${row?.id}__${hash}.webp`
      files.objects.set(variant, Buffer.from('variant'))
      const answer = await replace(row?.id ?? '', await pictureFile('b.png', { width: 20, type: 'png' }))
      const { data } = (await answer.json()) as { data: Record<string, unknown> }
      expect(data).toMatchObject({
        id: row?.id,
        title: 'Mine',
        description: 'Ours',
        filename_download: 'b.png',
        type: 'image/png',
        width: 20,
      })
      expect(String(data['filename_disk'])).toMatch(/\.png$/)
      await expect.poll(() => names().includes(String(row?.filename_disk)) || names().includes(variant)).toBe(false)
      expect(files.objects.get(String(data['filename_disk']))?.length).toBe(Number(data['filesize']))
    })

    it('keeps one content when two replace it at once', async () => {
      const [row] = await files.upload(textFile('a.txt'))
      const answers = await Promise.all(['one', 'two'].map((text) => replace(row?.id ?? '', textFile('b.txt', text))))
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      const { data } = (await (await files.ask(`/files/${row?.id}`)).json()) as {
        data: { filename_disk: string; filename_download: string }
      }
      expect(['one', 'two']).toContain(files.objects.get(data.filename_disk)?.toString())
      const texts = () => [...files.objects].map(([, bytes]) => bytes).filter((bytes) => ['one', 'two', 'hello'].includes(bytes.toString()))
      await expect.poll(() => texts().length).toBe(1)
    })

    it('leaves a file as it was when replacing it fails', async () => {
      const [row] = await files.upload(textFile('a.txt'))
      const before = names()
      expect(await errorOf(await replace(row?.id ?? '', { folder: randomUUID() }, textFile('b.txt')))).toMatch(/^400 INVALID_FOREIGN_KEY/)
      expect(await errorOf(await replace(row?.id ?? '', { title: 'x' }))).toMatch(/^400 .*No files were included/)
      expect(await errorOf(await replace(randomUUID(), textFile('b.txt')))).toMatch(/^403 FORBIDDEN/)
      expect(names()).toEqual(before)
      expect(await (await files.ask(`/files/${row?.id}?fields=filename_disk,title`)).json()).toEqual({
        data: { filename_disk: row?.filename_disk, title: 'A' },
      })
    })

    it('moves the content with its name in storage', async () => {
      const [row] = await files.upload(textFile('a.txt', 'content of a'))
      const [other] = await files.upload(textFile('b.txt'))
      files.objects.set(`${row?.id}__${hash}.webp`, Buffer.from('variant'))
      expect((await patch(`/files/${row?.id}`, { filename_disk: '../moved/a.txt' })).status).toBe(200)
      expect(files.objects.get('moved/a.txt')?.toString()).toBe('content of a')
      await expect.poll(() => names().filter((name) => name.startsWith(String(row?.id)))).toEqual([])
      expect(await errorOf(await patch(`/files/${row?.id}`, { filename_disk: other?.filename_disk }))).toMatch(/^403 FORBIDDEN/)
      expect(await errorOf(await patch('/files', { keys: [row?.id, other?.id], data: { filename_disk: 'x.txt' } }))).toMatch(
        /^400 .*"filename_disk" cannot be modified in bulk operations/,
      )
      expect(files.objects.get('moved/a.txt')?.toString()).toBe('content of a')
    })

    it('does not show what others keep to who may name objects', async () => {
      const [row] = await files.upload(textFile('a.txt'))
      files.objects.set('not-a-file.txt', Buffer.from('secret'))
      const permission = { collection: 'directus_files', fields: ['*'], permissions: {} } as const
      const actions = ['create', 'read', 'update'] as const
      const token = await files.user(
        `namer`,
        actions.map((action) => ({ ...permission, action })),
      )
      expect(await errorOf(await patch(`/files/${row?.id}`, { filename_disk: 'not-a-file.txt' }, token))).toMatch(/^403/)
      expect(await errorOf(await patch(`/files/${row?.id}`, { storage: 'elsewhere' }, token))).toMatch(/^403/)
      const json = { type: 'text/plain', storage: 'local', filename_download: 'x', filename_disk: 'not-a-file.txt' }
      expect(await errorOf(await files.ask('/files', { method: 'POST', json, token }))).toMatch(/^403/)
      expect((await patch(`/files/${row?.id}`, { filename_disk: 'own/name.txt' }, token)).status).toBe(200)
    })

    it('deletes the content with all variants, and nothing whose name only begins the same', async () => {
      const [first] = await files.upload({ filename_disk: 'abc.png' }, textFile('a.png'))
      await files.upload({ filename_disk: 'abcdef.png' }, textFile('b.png'))
      await files.upload({ filename_disk: 'ABCghi.png' }, textFile('d.png'))
      for (const name of [`abc__${hash}.webp`, `abcdef__${hash}.webp`, 'abc__notes.png']) files.objects.set(name, Buffer.from('variant'))
      const [sub] = await files.upload({ filename_disk: 'deep/er/abc.png' }, textFile('c.png'))
      files.objects.set(`deep/er/abc__${hash}.webp`, Buffer.from('variant'))
      for (const row of [first, sub]) expect((await files.ask(`/files/${row?.id}`, { method: 'DELETE' })).status).toBe(204)
      const kept = ['ABCghi.png', 'abc__notes.png', `abcdef__${hash}.webp`, 'abcdef.png']
      await expect.poll(() => names().filter((name) => /^abc|^deep/i.test(name))).toEqual(kept.sort())
    })

    it('uploads by the rules of the caller', async () => {
      const rule = {
        collection: 'directus_files',
        action: 'create',
        fields: ['*'],
        validation: { type: { _starts_with: 'image/' } },
      } as const
      const token = await files.user('painter', [
        { ...rule, presets: { description: 'preset' } },
        { collection: 'directus_files', action: 'read', fields: ['title', 'description'] },
      ])
      const before = names()
      const post = (file: File, as: string | null) => files.ask('/files', { method: 'POST', body: formOf(file), token: as })
      expect(await errorOf(await post(textFile('a.txt'), token))).toMatch(/^400 FAILED_VALIDATION/)
      expect(await errorOf(await post(textFile('a.txt'), null))).toMatch(/^403 FORBIDDEN/)
      expect(names()).toEqual(before)
      const answer = await post(await pictureFile('a.png', { type: 'png' }), token)
      expect(await answer.json()).toEqual({ data: { title: 'A', description: 'preset' } })
    })

    it('keeps folders a tree', async () => {
      const folder = async (json: object) =>
        ((await (await files.ask('/folders', { method: 'POST', json })).json()) as { data: { id: string } }).data.id
      const top = await folder({ name: 'top' })
      const below = await folder({ name: 'below', parent: top })
      expect(await errorOf(await patch(`/folders/${top}`, { parent: below }))).toMatch(/^400 INVALID_PAYLOAD/)
      expect(await errorOf(await patch(`/folders/${top}`, { parent: top }))).toMatch(/^400 INVALID_PAYLOAD/)
      const id = randomUUID()
      expect(await errorOf(await files.ask('/folders', { method: 'POST', json: { id, name: 'self', parent: id } }))).toMatch(
        /^400 INVALID_PAYLOAD/,
      )
      expect(await errorOf(await files.ask(`/folders/${top}`, { method: 'DELETE' }))).toMatch(/^400 /)
      const [row] = await files.upload({ folder: below }, textFile('a.txt'))
      expect((await files.ask(`/folders/${below}`, { method: 'DELETE' })).status).toBe(204)
      expect(await (await files.ask(`/files/${row?.id}?fields=folder`)).json()).toEqual({ data: { folder: null } })
    })
  })
})
