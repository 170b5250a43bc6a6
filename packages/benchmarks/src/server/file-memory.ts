import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { drain, repeated, upload } from './file-client.ts'
import type { Target } from './load.ts'
import { type ServerProcess, startServer } from './processes.ts'
import { adminToken, rectoCommand } from './recto.ts'
import { table } from './table.ts'

const megabyte = 1 << 20
const gigabyte = 1 << 30

interface MemoryOptions {
  readonly environment: Readonly<Record<string, string>>
  /** A picture of twelve megapixels. */
  readonly photo: Buffer
}

/** Measures how much Recto grows while it moves large files, many files and large pictures. */
export async function measureMemory({ environment, photo }: MemoryOptions): Promise<void> {
  const rows = [
    await withServer(environment, async (server) => {
      await upload(server, largeFile(10 * megabyte))
      let key = ''
      const sent = await peak(server, async () => {
        key = await upload(server, largeFile(gigabyte))
      })
      return [
        ['upload of 1 GB', ...sent],
        ['download of 1 GB', ...(await peak(server, () => drain(server, `/assets/${key}`)))],
      ]
    }),
    await withServer(environment, async (server) => {
      const ids = await manyFiles(server, 2000)
      await drain(server, '/assets/files', { ids: ids.slice(0, 10) })
      return [['archive of 2,000 files', ...(await peak(server, () => drain(server, '/assets/files', { ids })))]]
    }),
    await withServer({ ...environment, ASSETS_TRANSFORM_MAX_CONCURRENT: '60', ASSETS_TRANSFORM_TIMEOUT: '60s' }, async (server) => {
      const keys: string[] = []
      for (let index = 0; index < 50; index++) keys.push(await upload(server, { name: 'photo.jpg', type: 'image/jpeg', content: [photo] }))
      const resize = (): Promise<unknown> => Promise.all(keys.map((key) => drain(server, `/assets/${key}?width=300`)))
      return [['50 pictures of 12 megapixels at once', ...(await peak(server, resize))]]
    }),
  ]
  process.stdout.write(`\n${table(['work', 'before', 'at its peak', 'growth'], rows.flat())}\n`)
}

type MeasuredServer = ServerProcess & Target

async function withServer(
  environment: Readonly<Record<string, string>>,
  measure: (server: MeasuredServer) => Promise<readonly string[][]>,
): Promise<readonly string[][]> {
  const server = await startServer({ command: rectoCommand, environment, probe: '/server/ping' })
  try {
    return await measure({ ...server, token: adminToken })
  } finally {
    await server.stop()
  }
}

function largeFile(bytes: number): Parameters<typeof upload>[1] {
  return { name: 'large.bin', type: 'application/octet-stream', content: repeated(randomBytes(megabyte), bytes) }
}

async function manyFiles(server: Target, count: number): Promise<readonly string[]> {
  const keys: string[] = []
  for (let index = 0; index < count; index++)
    keys.push(await upload(server, { name: `${index}.bin`, type: 'application/octet-stream', content: [randomBytes(20_000)] }))
  return keys
}

/** Resident memory before, at its largest while work is done, and the difference. */
async function peak(server: ServerProcess, work: () => Promise<unknown>): Promise<string[]> {
  await sleep(1000)
  const before = await server.memoryMb()
  let largest = before
  const look = async (): Promise<void> => {
    largest = Math.max(largest, await server.memoryMb())
  }
  const timer = setInterval(() => void look(), 50)
  await work().finally(() => clearInterval(timer))
  return [before, largest, largest - before].map((value) => `${value.toFixed(0)} MB`)
}
