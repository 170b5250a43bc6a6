import { randomUUID } from 'node:crypto'
import { watch } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { pruneVariants } from '@recto/files'
import { eachDatabase } from '@recto/testing'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { errorOf, type FileRow, type FileServer, fileServer, pictureFile, textFile } from './file-server.ts'

const redisUrl = process.env['RECTO_TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379'
const isRedisHere = await isListening(redisUrl)

eachDatabase((database) => {
  describe('variants', () => {
    const open: FileServer[] = []
    const start = async (settings: Readonly<Record<string, string>> = {}) => {
      const server = await fileServer(database, settings)
      open.push(server)
      return server
    }
    afterEach(async () => {
      for (const server of open.splice(0).reverse()) await server.close()
    })

    const uploaded = async (server: FileServer, file: File): Promise<FileRow> => {
      const [row] = await server.upload(file)
      if (row === undefined) throw new Error('no file')
      return row
    }
    const variantsIn = ({ objects }: FileServer) => [...objects.keys()].filter((name) => name.includes('__')).sort()

    // Instances are only told of each other over Redis: start one, or set RECTO_TEST_REDIS_URL.
    it.skipIf(!isRedisHere)('are made once, by two instances on one storage', async () => {
      const shared = { REDIS: redisUrl, REDIS_LOCK_NAMESPACE: `recto-test-${randomUUID()}` }
      const one = await start(shared)
      const two = await start({ ...shared, STORAGE_LOCAL_ROOT: one.root })
      const row = await uploaded(one, await pictureFile('a.jpg', { width: 1200, height: 900 }))
      const written: string[] = []
      const watcher = watch(one.root, (event, name) => void (event === 'rename' && written.push(String(name))))
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? one : two).ask(`/assets/${row.id}?width=${index < 6 ? 90 : 91}`)),
      )
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      expect(variantsIn(one)).toHaveLength(2)
      // Each is renamed to its name once.
      await expect.poll(() => written.filter((name) => name.includes('__')).sort()).toEqual(variantsIn(one))
      watcher.close()
      const bodies = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer()).toString('base64')))
      expect(new Set(bodies).size).toBe(2)
    })

    // The database has no part in it, and it takes its time.
    it.runIf(database.name === 'sqlite')(
      'that take too long are refused, and leave nothing',
      async () => {
        const server = await start({ ASSETS_TRANSFORM_TIMEOUT: '1s' })
        const noise = { type: 'gaussian', mean: 100, sigma: 60 } as const
        const bytes = await sharp({ create: { width: 5000, height: 5000, channels: 3, background: 'red', noise } })
          .jpeg()
          .toBuffer()
        const row = await uploaded(server, new File([new Uint8Array(bytes)], 'slow.jpg', { type: 'image/jpeg' }))
        const slow = JSON.stringify([
          ['median', 31],
          ['blur', 50],
        ])
        const answer = await server.ask(`/assets/${row.id}?transforms=${encodeURIComponent(slow)}`)
        expect(answer.headers.get('retry-after')).toBe('1')
        expect(await errorOf(answer)).toMatch(/^503 SERVICE_UNAVAILABLE .*Transformation timed out/)
        expect(variantsIn(server)).toEqual([])
        expect((await server.ask(`/assets/${row.id}?width=10`)).status).toBe(200)
      },
      180_000,
    )

    it('as AVIF are written with an effort that pays', async () => {
      const server = await start()
      const row = await uploaded(server, await pictureFile('a.jpg', { width: 300, height: 200 }))
      const original = Buffer.from(await (await server.ask(`/assets/${row.id}`)).arrayBuffer())
      const made = async (query: string) => Buffer.from(await (await server.ask(`/assets/${row.id}?${query}`)).arrayBuffer())
      const expected = (effort: number) => sharp(original).avif({ effort }).toBuffer()
      const transforms = JSON.stringify([['avif', { effort: 9 }]])
      expect((await made('format=avif')).equals(await expected(1))).toBe(true)
      expect((await made(`transforms=${encodeURIComponent(transforms)}`)).equals(await expected(2))).toBe(true)
      expect((await made('format=jpg')).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
    })

    it('are removed when they are old, and nothing else is', async () => {
      const server = await start()
      const row = await uploaded(server, await pictureFile('a.jpg', { width: 300, height: 200 }))
      await uploaded(server, textFile('kept.txt'))
      for (const width of [10, 20, 30]) await (await server.ask(`/assets/${row.id}?width=${width}`)).arrayBuffer()
      // Somebody else's, in the same bucket.
      const foreign = `other__${'a'.repeat(40)}.jpg`
      server.objects.set(foreign, Buffer.from('theirs'))
      const { platform } = server.server
      const files = { platform, storages: server.storages }
      expect(await pruneVariants(files, { ageMaxMs: 60_000, bytesMax: null })).toEqual({ count: 0, bytes: 0 })
      const later = { ...files, platform: { ...platform, now: () => new Date(Date.now() + 120_000) } }
      expect(await pruneVariants(later, { ageMaxMs: 60_000, bytesMax: null })).toMatchObject({ count: 3 })
      expect(variantsIn(server)).toEqual([foreign])
      expect((await server.ask(`/assets/${row.id}`)).status).toBe(200)
      expect((await server.ask(`/assets/${row.id}?width=10`)).status).toBe(200)
    })

    it('make room for others, the oldest first', async () => {
      const server = await start()
      const row = await uploaded(server, await pictureFile('a.jpg', { width: 300, height: 200 }))
      const made: string[] = []
      for (const width of [10, 20, 30]) {
        await (await server.ask(`/assets/${row.id}?width=${width}`)).arrayBuffer()
        made.push(...variantsIn(server).filter((name) => !made.includes(name)))
        await delay(20)
      }
      const files = { platform: server.server.platform, storages: server.storages }
      const bytesMax = made.slice(1).reduce((sum, name) => sum + (server.objects.get(name)?.length ?? 0), 0)
      expect(await pruneVariants(files, { ageMaxMs: null, bytesMax })).toMatchObject({ count: 1 })
      expect(variantsIn(server)).toEqual(made.slice(1).sort())
    })

    it('are removed on a schedule where a limit is set', async () => {
      const server = await start({ ASSETS_VARIANTS_MAX_SIZE: '1', RETENTION_SCHEDULE: '* * * * * *' })
      const row = await uploaded(server, await pictureFile('a.jpg'))
      await (await server.ask(`/assets/${row.id}?width=10`)).arrayBuffer()
      await expect.poll(() => variantsIn(server), { timeout: 10_000 }).toEqual([])
      await expect(start({ ASSETS_VARIANTS_MAX_AGE: '1d', RETENTION_SCHEDULE: 'tomorrow' })).rejects.toThrow('not a cron expression')
    })
  })
})

function isListening(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address)
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) })
    const done = (isThere: boolean): void => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', () => done(true)).once('error', () => done(false))
  })
}
