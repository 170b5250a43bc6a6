import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { sqliteDatabase } from './databases.ts'
import { drain, repeated, upload } from './file-client.ts'
import { measureMemory } from './file-memory.ts'
import { grantFileUser } from './grant-file-user.ts'
import { load, type Target } from './load.ts'
import { token } from './policy.ts'
import { type ServerProcess, startServer } from './processes.ts'
import type { Effort } from './race.ts'
import { assertBuilt, rectoCommand, rectoSettings } from './recto.ts'
import { table } from './table.ts'

// Uploads, downloads and pictures: Recto, with a policy in force, beside a hand-written server on the same disk.

/** A server with the keys of the same files. */
interface Contestant extends Target {
  readonly process: ServerProcess
  readonly isByHand: boolean
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
      await race('upload of 100 MB, both wait for the disk, for each MB', { recto, byHand }, uploads('?flush')),
      await race('the same, by hand without waiting', { recto, byHand }, uploads('')),
    ]
    const head = ['work', 'Recto ms', 'by hand ms', 'ratio', 'Recto CPU ms', 'by hand CPU ms', 'ratio']
    process.stdout.write(`\nload ${loadavg()[0]?.toFixed(1)}\n\n${table(head, rows)}\n`)
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
  return { ...target, process: server, isByHand: command === handWrittenCommand, keys }
}

/** What a server did. */
interface Work {
  readonly count: number
  readonly ms: number
}

type Measurement = (contestant: Contestant, round: number) => Promise<Work>

function downloads(name: keyof Contestant['keys'], callers: number): Measurement {
  return (contestant) => asked(contestant, `/assets/${contestant.keys[name]}`, callers)
}

async function keptVariant(contestant: Contestant): Promise<Work> {
  const path = `/assets/${contestant.keys.photo}?width=300&quality=80`
  // Made by one caller: the hand-written server would show others half of it meanwhile.
  await drain(contestant, path)
  return await asked(contestant, path, 16)
}

async function asked(contestant: Contestant, path: string, callers: number): Promise<Work> {
  const started = performance.now()
  const { requestsPerSecond } = await load(contestant, [path], { seconds, callers })
  const ms = performance.now() - started
  return { count: (requestsPerSecond * ms) / 1000, ms }
}

/** Another quality is another picture. */
async function freshVariants(contestant: Contestant, round: number): Promise<Work> {
  const count = 8
  const paths = Array.from(
    { length: count },
    (_, index) => `/assets/${contestant.keys.photo}?width=300&quality=${1 + round * count + index}`,
  )
  const started = performance.now()
  for (let index = 0; index < count; index += 2) await Promise.all(paths.slice(index, index + 2).map((path) => drain(contestant, path)))
  return { count, ms: performance.now() - started }
}

/** Recto always waits until the disk has a file, and knows no such parameter. */
function uploads(query: '' | '?flush'): Measurement {
  return async ({ url, token: bearer, isByHand }) => {
    const content = repeated(randomBytes(megabyte), 100 * megabyte)
    const started = performance.now()
    const sent = { name: 'large.bin', type: 'application/octet-stream', content, query: isByHand ? query : '' }
    await upload({ url, token: bearer }, sent)
    return { count: 100, ms: performance.now() - started }
  }
}

/** Both in turn, one round before the others; the middle of the rounds counts, and of their ratios. */
async function race(
  name: string,
  contest: { readonly recto: Contestant; readonly byHand: Contestant },
  measure: Measurement,
): Promise<string[]> {
  const taken: { readonly ours: Effort; readonly theirs: Effort }[] = []
  for (let round = 0; round <= rounds; round++) {
    const one = { ours: await effort(contest.recto, measure, round), theirs: await effort(contest.byHand, measure, round) }
    if (round > 0) taken.push(one)
  }
  const of = (value: (effort: Effort) => number): readonly string[] => {
    const pairs = taken.map(({ ours, theirs }) => ({ ours: value(ours), theirs: value(theirs) }))
    const middle = (select: (pair: (typeof pairs)[number]) => number): number => median(pairs.map(select))
    return [
      middle(({ ours }) => ours).toFixed(2),
      middle(({ theirs }) => theirs).toFixed(2),
      `${middle(({ ours, theirs }) => theirs / ours).toFixed(2)} ×`,
    ]
  }
  return [name, ...of(({ ms }) => ms), ...of(({ cpuMs }) => cpuMs)]
}

/** Time and processor time of one piece of work. */
async function effort(contestant: Contestant, measure: Measurement, round: number): Promise<Effort> {
  const before = await contestant.process.cpuMs()
  const { count, ms } = await measure(contestant, round)
  return { ms: ms / count, cpuMs: ((await contestant.process.cpuMs()) - before) / count }
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
