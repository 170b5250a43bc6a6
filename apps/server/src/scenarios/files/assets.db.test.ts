import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { systemDatabase } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorOf, type FileRow, type FileServer, fileServer, pictureFile, textFile } from './file-server.ts'

eachDatabase((database) => {
  describe('assets', () => {
    let files: FileServer
    let photo: FileRow
    let text: FileRow

    beforeAll(async () => {
      files = await fileServer(database, { ASSETS_TRANSFORM_MAX_CONCURRENT: '2' })
      const [one] = await files.upload(await pictureFile('Mein Föto.jpg', { width: 400, height: 300 }))
      const [other] = await files.upload(textFile('a.txt', '0123456789'))
      if (one === undefined || other === undefined) throw new Error('no files')
      photo = one
      text = other
    })
    afterAll(() => files.close())

    const get = (path: string, headers: Record<string, string> = {}, token?: string | null) =>
      files.ask(`/assets/${path}`, { headers, ...(token === undefined ? {} : { token }) })
    const variants = (row: FileRow) => [...files.objects.keys()].filter((name) => name.startsWith(`${row.id}__`))
    const measure = async (response: Response) => {
      expect(response.status).toBe(200)
      const { width, height, format } = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
      return { width, height, format }
    }

    it('sends a file with headers', async () => {
      const response = await get(photo.id)
      const seconds = Math.floor(new Date(`${String(photo['modified_on']).replace(/Z?$/, 'Z')}`).getTime() / 1000)
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'image/jpeg',
        'content-length': String(photo['filesize']),
        'content-disposition': `inline; filename="Mein F?to.jpg"; filename*=UTF-8''Mein%20F%C3%B6to.jpg`,
        'cache-control': 'private, max-age=2592000',
        vary: 'Origin, Cache-Control',
        etag: `"${seconds}"`,
        'accept-ranges': 'bytes',
        'content-security-policy': "default-src 'none'",
        'x-content-type-options': 'nosniff',
      })
      expect((await response.arrayBuffer()).byteLength).toBe(Number(photo['filesize']))
    })

    it('answers HEAD with the headers of GET', async () => {
      const head = await files.ask(`/assets/${text.id}`, { method: 'HEAD' })
      expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', ''])
    })

    it('reads the key at the beginning, takes another name, and downloads', async () => {
      expect((await get(`${photo.id}.jpg`)).status).toBe(200)
      expect((await get(`${photo.id}/plan.jpg?download=false`)).headers.get('content-disposition')).toBe('attachment; filename="plan.jpg"')
      expect((await get(`${photo.id}/a%22b.jpg`)).headers.get('content-disposition')).toBe('inline; filename="a\\"b.jpg"')
    })

    it.each(['unknown', 'x', 'files', randomUUID()])('answers %s like what may not be read', async (id) => {
      expect(await errorOf(await get(id))).toMatch(/^403 FORBIDDEN/)
    })

    it('answers 403 for a row without content, and for content that is gone', async () => {
      const row = { type: 'text/plain', storage: 'local', filename_download: 'a.txt' }
      const made = (await (await files.ask('/files', { method: 'POST', json: row })).json()) as { data: { id: string } }
      expect(await errorOf(await get(made.data.id))).toMatch(/^403 FORBIDDEN/)
      const [lost] = await files.upload(await pictureFile('lost.png', { type: 'png' }))
      files.objects.delete(String(lost?.filename_disk))
      expect(await errorOf(await get(String(lost?.id)))).toMatch(/^403 FORBIDDEN/)
      expect(await errorOf(await get(`${lost?.id}?width=5`))).toMatch(/^403 FORBIDDEN/)
    })

    it.each([
      ['bytes=0-3', '0123', 'bytes 0-3/10'],
      ['bytes=0-0', '0', 'bytes 0-0/10'],
      ['bytes=5-5', '5', 'bytes 5-5/10'],
      ['bytes=-2', '89', 'bytes 8-9/10'],
      ['bytes=8-99', '89', 'bytes 8-9/10'],
    ])('sends the part %s', async (range, body, shown) => {
      const response = await get(text.id, { range })
      expect([response.status, await response.text(), response.headers.get('content-range')]).toEqual([206, body, shown])
    })

    it('refuses a part that is not there, and ignores other units and other versions', async () => {
      expect(await errorOf(await get(text.id, { range: 'bytes=10-' }))).toMatch(/^416 RANGE_NOT_SATISFIABLE/)
      expect((await get(text.id, { range: 'items=1-2' })).status).toBe(200)
      expect((await get(text.id, { range: 'bytes=0-1', 'if-range': '"1"' })).status).toBe(200)
    })

    it('answers conditional requests, for variants too', async () => {
      const etag = (await get(photo.id)).headers.get('etag') ?? ''
      for (const path of [photo.id, `${photo.id}?width=50`]) {
        expect((await get(path, { 'if-none-match': etag })).status).toBe(304)
        expect((await get(path, { 'if-none-match': '"1"' })).status).toBe(200)
        expect((await get(path, { 'if-modified-since': new Date(Date.now() + 60_000).toUTCString() })).status).toBe(304)
      }
    })

    it.each([
      ['width=100', { width: 100, height: 75, format: 'jpeg' }],
      ['height=150', { width: 200, height: 150, format: 'jpeg' }],
      ['width=100&height=100', { width: 100, height: 100, format: 'jpeg' }],
      ['width=100&height=100&fit=inside', { width: 100, height: 75, format: 'jpeg' }],
      ['width=100&height=100&fit=contain', { width: 100, height: 100, format: 'jpeg' }],
      ['width=800&withoutEnlargement=false', { width: 400, height: 300, format: 'jpeg' }],
      ['width=800', { width: 800, height: 600, format: 'jpeg' }],
      ['format=webp&quality=30', { width: 400, height: 300, format: 'webp' }],
      ['width=20&format=jpg', { width: 20, height: 15, format: 'jpeg' }],
      ['width=100&height=100&focal_point_x=399&focal_point_y=0', { width: 100, height: 100, format: 'jpeg' }],
      ['key=system-small-cover', { width: 64, height: 64, format: 'jpeg' }],
      ['key=system-small-contain', { width: 64, height: 48, format: 'jpeg' }],
      ['key=system-small-cover&width=10&height=10', { width: 10, height: 10, format: 'jpeg' }],
      ['transforms=[["rotate",90],["toFormat","png"]]', { width: 300, height: 400, format: 'png' }],
    ])('transforms by %s', async (query, made) => {
      expect(await measure(await get(`${photo.id}?${query}`))).toEqual(made)
    })

    it('crops around the focal point of the file', async () => {
      const halves = await sharp({ create: { width: 200, height: 100, channels: 3, background: 'red' } })
        .composite([{ input: { create: { width: 100, height: 100, channels: 3, background: 'blue' } }, left: 100, top: 0 }])
        .png()
        .toBuffer()
      const [row] = await files.upload(
        { focal_point_x: '190', focal_point_y: '50' },
        new File([new Uint8Array(halves)], 'h.png', { type: 'image/png' }),
      )
      const mean = async (query: string) => {
        const { channels } = await sharp(Buffer.from(await (await get(`${row?.id}?width=50&height=50${query}`)).arrayBuffer())).stats()
        return [channels[0]?.mean ?? 0, channels[2]?.mean ?? 0].map((value) => value > 250)
      }
      expect(await mean('')).toEqual([false, true])
      expect(await mean('&focal_point_x=0&focal_point_y=0')).toEqual([true, false])
    })

    it('negotiates the format, and says so', async () => {
      const response = await get(`${photo.id}?width=30&format=auto`, { accept: 'image/webp,*/*' })
      expect(response.headers.get('vary')).toBe('Origin, Cache-Control, Accept')
      expect(response.headers.get('content-type')).toBe('image/webp')
      expect(await measure(response)).toMatchObject({ format: 'webp' })
      expect((await get(`${photo.id}?key=system-small-cover`, { accept: 'image/avif' })).headers.get('content-type')).toBe('image/avif')
    })

    it.each([
      ['transforms=[["composite",[]]]', /^400 INVALID_QUERY .*does not allow "composite"/],
      ['transforms=[["toFile","x"]]', /^400 INVALID_QUERY/],
      ['transforms=["flip"]', /^400 INVALID_QUERY/],
      ['transforms={}', /^400 INVALID_QUERY .*needs to be a JSON array/],
      ['transforms=[', /^400 INVALID_QUERY .*needs to be a JSON array/],
      [`transforms=${JSON.stringify(Array(6).fill(['flip']))}`, /^400 INVALID_QUERY .*only allowed 5/],
      ['transforms=[["blur",-1]]', /^400 INVALID_QUERY/],
      ['transforms=[["resize","wide"]]', /^400 INVALID_QUERY/],
      ['transforms=[["extract",{"left":1000,"top":0,"width":10,"height":10}]]', /^400 INVALID_QUERY/],
      ['transforms=[["resize",{"width":90000,"height":90000}]]', /^400 ILLEGAL_ASSET_TRANSFORMATION/],
      ['transforms=[["extend",90000]]', /^400 ILLEGAL_ASSET_TRANSFORMATION/],
      ['transforms=[["toFormat","dz"]]', /^400 INVALID_QUERY/],
      ['width=0', /^400 INVALID_QUERY Invalid query. Expected positive integer for width but received 0 of type number/],
      ['width=wide', /^400 INVALID_QUERY/],
      ['width=7000', /^400 ILLEGAL_ASSET_TRANSFORMATION/],
      ['width=10&fit=stretch', /^400 INVALID_QUERY/],
      ['quality=101', /^400 INVALID_QUERY/],
      ['format=dz', /^400 INVALID_QUERY/],
      ['key=nope', /^400 INVALID_QUERY .*Key "nope" isn't configured/],
      ['key=constructor', /^400 INVALID_QUERY/],
    ])('refuses %s and keeps nothing', async (query, error) => {
      const before = variants(photo)
      expect(await errorOf(await get(`${photo.id}?${query}`))).toMatch(error)
      expect(variants(photo)).toEqual(before)
    })

    it('answers 304 before a variant is made or the storage is asked', async () => {
      const [row] = await files.upload(await pictureFile('lost.jpg'))
      if (row === undefined) throw new Error('no file')
      const etag = (await get(row.id)).headers.get('etag') ?? ''
      files.objects.delete(row.filename_disk)
      for (const path of [row.id, `${row.id}?width=17`]) {
        expect((await get(path)).status, path).toBe(403)
        const unchanged = await get(path, { 'if-none-match': etag })
        expect([unchanged.status, unchanged.headers.get('etag'), unchanged.headers.get('vary')], path).toEqual([
          304,
          etag,
          'Origin, Cache-Control',
        ])
      }
      expect(variants(row)).toEqual([])
      expect((await get(`${row.id}?width=0`, { 'if-none-match': etag })).status).toBe(400)
    })

    it('says nothing of caching when it refuses', async () => {
      const refused = await get(text.id, { range: 'bytes=10-' })
      expect([refused.status, refused.headers.get('etag'), refused.headers.get('content-disposition')]).toEqual([416, null, null])
    })

    it('leaves no handle, socket or timer open by 1,000 malformed transformations', async () => {
      const broken = [
        'transforms=[["extract",{"left":9999,"top":0,"width":10,"height":10}]]',
        'transforms=[["blur",-1]]',
        'transforms=[["toFormat","dz"]]',
        'transforms=[',
        'width=0',
        'key=nope',
        'transforms=[["recomb",[[1]]]]',
        'transforms=[["composite",[{"input":"/etc/passwd"}]]]',
      ]
      const half = async (count: number) => {
        for (let start = 0; start < count; start += 10) {
          const some = Array.from({ length: 10 }, (_, index) => get(`${photo.id}?${broken[(start + index) % broken.length]}`))
          for (const answer of await Promise.all(some)) {
            // Two at once are taken on here.
            expect([400, 503]).toContain(answer.status)
            await answer.text()
          }
        }
      }
      // Connections to the server and to the database may be kept for the next request; a leak would be hundreds.
      const kept = 30
      await half(100)
      const before = openResources()
      await half(1000)
      await expect.poll(openResources).toEqual({
        files: expect.toSatisfy((count: number) => count < before.files + kept),
        resources: expect.toSatisfy((count: number) => count < before.resources + kept),
      })
      expect((await get(`${photo.id}?width=21`)).status).toBe(200)
    })

    it('refuses a picture of too many pixels, whatever its row says', async () => {
      const bomb = await sharp({ create: { width: 30_000, height: 3000, channels: 3, background: 'red' } })
        .png({ compressionLevel: 9 })
        .toBuffer()
      const file = new File([new Uint8Array(bomb)], 'bomb.png', { type: 'image/png' })
      const [honest] = await files.upload(file)
      const [lying] = await files.upload({ width: '10', height: '10' }, file)
      expect(honest).toMatchObject({ width: 30_000, height: 3000 })
      for (const row of [honest, lying])
        expect(await errorOf(await get(`${row?.id}?width=10`))).toMatch(/^400 ILLEGAL_ASSET_TRANSFORMATION/)
      expect((await get(String(honest?.id))).status).toBe(200)
    })

    it('refuses to transform a broken picture, keeps no variant, and serves it as it is', async () => {
      const whole = await sharp({
        create: { width: 500, height: 500, channels: 3, background: 'red', noise: { type: 'gaussian', mean: 100, sigma: 50 } },
      })
        .jpeg()
        .toBuffer()
      const half = new File([new Uint8Array(whole.subarray(0, whole.length / 2))], 'half.jpg', { type: 'image/jpeg' })
      const [row] = await files.upload(half)
      if (row === undefined) throw new Error('no file')
      expect(await errorOf(await get(`${row.id}?width=20`))).toMatch(/^422 UNPROCESSABLE_CONTENT .*The picture is broken/)
      expect(variants(row)).toEqual([])
      expect((await get(row.id)).status).toBe(200)
    })

    it('makes a variant once for all who ask at the same time, and keeps it beside the original', async () => {
      const [row] = await files.upload({ filename_disk: 'deep/once.jpg' }, await pictureFile('once.jpg'))
      const answers = await Promise.all(Array.from({ length: 20 }, () => get(`${row?.id}?width=11`)))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      const kept = [...files.objects.keys()].filter((name) => name.startsWith('deep/once__'))
      expect(kept).toEqual([expect.stringMatching(/^deep\/once__[0-9a-f]{40}\.jpg$/)])
    })

    it('refuses with 503 what is too much at once, and never two', async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => get(`${photo.id}?width=${200 + index}`)))
      const refused = answers.find(({ status }) => status === 503)
      expect(refused?.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
      expect(await (refused as Response).text()).toContain('Server too busy')
      const statuses = new Set(answers.map(({ status }) => status))
      expect(statuses).toEqual(new Set([200, 503]))
      expect((await Promise.all([300, 301].map((width) => get(`${photo.id}?width=${width}`)))).map(({ status }) => status)).toEqual([
        200, 200,
      ])
    })

    it('returns drawings and texts as they are, and lets documents run nothing', async () => {
      const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
      const [row] = await files.upload(textFile('a.svg', svg, 'image/svg+xml'))
      const response = await get(`${row?.id}?width=10`)
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
      expect(await response.text()).toBe(svg)
    })

    it('follows the settings of the project', async () => {
      const settings = (values: object) => files.ask('/settings', { method: 'PATCH', json: values })
      const preset = {
        key: 'thumb',
        fit: 'cover',
        width: 33,
        height: 22,
        quality: 80,
        withoutEnlargement: false,
        format: 'auto',
        transforms: [],
      }
      await settings({ storage_asset_transform: 'presets', storage_asset_presets: [preset] })
      expect(await measure(await get(`${photo.id}?key=thumb`))).toEqual({ width: 33, height: 22, format: 'jpeg' })
      expect(await errorOf(await get(`${photo.id}?width=10`))).toMatch(/^400 .*Only configured presets/)
      await settings({ storage_asset_transform: 'none' })
      expect(await errorOf(await get(`${photo.id}?key=thumb`))).toMatch(/^400 .*has been disabled/)
      expect((await get(`${photo.id}?key=system-small-cover`)).status).toBe(200)
      expect((await get(photo.id)).status).toBe(200)
      await settings({ storage_asset_transform: 'all' })
    })

    it('shows files by the rules of the caller, and the pictures of the project to everybody', async () => {
      expect(await errorOf(await get(photo.id, {}, null))).toMatch(/^403 FORBIDDEN/)
      const rule = { collection: 'directus_files', action: 'read', permissions: { title: { _eq: 'A' } } } as const
      const token = await files.user('reader', [{ ...rule, fields: ['title'] }])
      expect(await errorOf(await get(photo.id, {}, token))).toMatch(/^403 FORBIDDEN/)
      const seen = await get(text.id, {}, token)
      expect(seen.headers.get('content-disposition')).toBe(`inline; filename="${text.id}"`)
      expect([seen.headers.get('etag'), seen.headers.get('content-length')]).toEqual([null, '10'])
      // A user without a role is somebody all the same.
      expect(seen.headers.get('cache-control')).toBe('private, max-age=2592000')
      await systemDatabase(files.server.platform).updateTable('recto_settings').set({ project_logo: photo.id }).execute()
      const logo = await get(`${photo.id}?width=12`, {}, null)
      expect([logo.status, logo.headers.get('cache-control')]).toEqual([200, 'public, max-age=2592000'])
      await systemDatabase(files.server.platform).updateTable('recto_settings').set({ project_logo: null }).execute()
    })

    it('signs addresses that expire', async () => {
      const sign = (id: string, json: object, token?: string | null) =>
        files.ask(`/files/${id}/sign`, { method: 'POST', json, ...(token === undefined ? {} : { token }) })
      const { data } = (await (await sign(text.id, { expires_in: 60 })).json()) as { data: { url: string; expires: string } }
      const { pathname, search } = new URL(data.url, files.url)
      expect(await (await fetch(`${files.url}${pathname}${search}`)).text()).toBe('0123456789')
      expect((await fetch(`${files.url}/assets/${photo.id}${search}`)).status).toBe(403)
      expect((await fetch(`${files.url}${pathname}${search.replace(/expires=\d+/, 'expires=99999999999')}`)).status).toBe(403)
      expect((await fetch(`${files.url}${pathname}${search.replace(/signature=.*/, 'signature=x')}`)).status).toBe(403)
      expect((await sign(text.id, {}, null)).status).toBe(403)
      expect(await errorOf(await sign(text.id, { expires_in: 0 }))).toMatch(/^400 INVALID_PAYLOAD/)
    })
  })
})

/** What this process holds open. */
function openResources(): { readonly files: number; readonly resources: number } {
  return { files: readdirSync('/proc/self/fd').length, resources: process.getActiveResourcesInfo().length }
}
