import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { sqliteDatabase } from './databases.ts'
import { repeated, upload } from './file-client.ts'
import { measureMemory } from './file-memory.ts'
import { grantFileUser } from './grant-file-user.ts'
import { load, type Target } from './load.ts'
import { token } from './policy.ts'
import { type ServerProcess, startServer } from './processes.ts'
import { assertBuilt, rectoCommand, rectoSettings } from './recto.ts'
import { table } from './table.ts'

// Uploads, downloads and pictures: Recto, with a policy in force, beside a hand-written server on the same disk.

/** A server with the keys of the same files. */
interface Contestant extends Target {
  readonly process: ServerProcess
  readonly keys: Readonly<Record<'small' | 'large' | 'photo', string>>
}

const seconds = Number(process.env['BENCH_SECONDS'] ?? 2)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
const megabyte = 1 << 20
const handWrittenCommand = [process.execPath, '--import', 'tsx', fileURLToPath(new URL('hand-written-files.ts', import.meta.url))]

assertBuilt()
const folder = await mkdtemp(join(tmpdir(), 'recto-bench-files-'))
const database = await sqliteDatabase(() => [])
const rectoEnvironment = { ...rectoSettings, ...database.environment, STORAGE_LOCAL_ROOT: join(folder, 'recto') }
const photo = await noise(4000, 3000)
try {
  const first = await startServer({ command: rectoCommand, environment: rectoEnvironment, probe: '/server/ping' })
  await first.stop()
  await grantFileUser(database)
  if (process.env['BENCH_PART'] !== 'memory') await measureSpeed()
  if (process.env['BENCH_PART'] !== 'speed') await measureMemory({ environment: rectoEnvironment, photo })
} finally {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
}

async function measureSpeed(): Promise<void> {
  const recto = await enter(rectoCommand, rectoEnvironment, '/server/ping')
  const byHand = await enter(handWrittenCommand, { ...database.environment, FILES_ROOT: folder }, '/ping')
  try {
    const rows = [
      await race('download of 20 kB, 16 callers', { recto, byHand }, downloads('small', 16)),
      await race('download of 20 kB, 1 caller', { recto, byHand }, downloads('small', 1)),
      await race('download of 50 MB, 2 callers', { recto, byHand }, downloads('large', 2)),
      await race('kept variant, 16 callers', { recto, byHand }, keptVariant),
      await race('fresh 300 px variant of 12 megapixels, 2 callers', { recto, byHand }, freshVariants),
      await race('upload of 100 MB, MB/s', { recto, byHand }, uploads),
    ]
    process.stdout.write(`\nload ${loadavg()[0]?.toFixed(1)}\n\n${table(['work', 'Recto a second', 'by hand', 'ratio'], rows)}\n`)
  } finally {
    await Promise.all([recto.process.stop(), byHand.process.stop()])
  }
}

async function enter(command: readonly string[], environment: Readonly<Record<string, string>>, probe: string): Promise<Contestant> {
  const server = await startServer({ command, environment, probe })
  const target = { url: server.url, token }
  const large = repeated(randomBytes(megabyte), 50 * megabyte)
  const keys = {
    small: await upload(target, { name: 'small.bin', type: 'application/octet-stream', content: [randomBytes(20_000)] }),
    large: await upload(target, { name: 'large.bin', type: 'application/octet-stream', content: large }),
    photo: await upload(target, { name: 'photo.jpg', type: 'image/jpeg', content: [photo] }),
  }
  return { ...target, process: server, keys }
}

/** How much a server does in a second. */
type Measurement = (contestant: Contestant, round: number) => Promise<number>

function downloads(name: keyof Contestant['keys'], callers: number): Measurement {
  return async (contestant) => (await load(contestant, [`/assets/${contestant.keys[name]}`], { seconds, callers })).requestsPerSecond
}

async function keptVariant(contestant: Contestant): Promise<number> {
  const path = `/assets/${contestant.keys.photo}?width=300&quality=80`
  return (await load(contestant, [path], { seconds, callers: 16 })).requestsPerSecond
}

/** Another quality is another picture. */
async function freshVariants(contestant: Contestant, round: number): Promise<number> {
  const count = 8
  const paths = Array.from({ length: count }, (_, index) => `/assets/${contestant.keys.photo}?width=300&quality=${1 + round * count + index}`)
  const started = performance.now()
  for (let index = 0; index < count; index += 2) await Promise.all(paths.slice(index, index + 2).map((path) => once(contestant, path)))
  return (count * 1000) / (performance.now() - started)
}

async function once({ url, token: bearer }: Target, path: string): Promise<void> {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${bearer}` } })
  if (!response.ok) throw new Error(`${path} was answered ${response.status} ${await response.text()}`)
  await response.arrayBuffer()
}

async function uploads(contestant: Contestant): Promise<number> {
  const piece = randomBytes(megabyte)
  const started = performance.now()
  await upload(contestant, { name: 'large.bin', type: 'application/octet-stream', content: repeated(piece, 100 * megabyte) })
  return (100 * 1000) / (performance.now() - started)
}

/** Both in turn, one round before the others; the middle of the rounds counts, and of their ratios. */
async function race(name: string, contest: { readonly recto: Contestant; readonly byHand: Contestant }, measure: Measurement): Promise<string[]> {
  const taken: { readonly ours: number; readonly theirs: number }[] = []
  for (let round = 0; round <= rounds; round++) {
    const one = { ours: await measure(contest.recto, round), theirs: await measure(contest.byHand, round) }
    if (round > 0) taken.push(one)
  }
  const ratio = median(taken.map(({ ours, theirs }) => ours / theirs))
  return [name, median(taken.map(({ ours }) => ours)).toFixed(1), median(taken.map(({ theirs }) => theirs)).toFixed(1), `${ratio.toFixed(2)} ×`]
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** A picture that is as hard to compress as one from a camera. */
async function noise(width: number, height: number): Promise<Buffer> {
  const background = { r: 120, g: 130, b: 110 }
  return await sharp({ create: { width, height, channels: 3, background, noise: { type: 'gaussian', mean: 120, sigma: 25 } } })
    .jpeg({ quality: 85 })
    .toBuffer()
}
